import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../messages/diagnostic.ts'
import { anyFileText } from './generate.ts'
import { parse } from './parse.ts'
import { reparse } from './reparse.ts'
import type { FileSyntax } from './syntax.ts'

const read = (parseText: (report: (one: Diagnostic) => void) => FileSyntax): { syntax: FileSyntax; found: Diagnostic[] } => {
  const found: Diagnostic[] = []
  return { syntax: parseText((one) => found.push(one)), found }
}

/** A long file: random items, several times over, each time with other comments. */
const anyLongText = anyFileText().map((text) => {
  const [head = '', ...lines] = text.split('\n')
  const body = lines.join('\n')
  let long = head
  for (let copy = 0; long.length < 45_000; copy++)
    long += `\n# copy ${copy}\n${body.length < 40 ? 'metric filler {\n  count of deal\n  accumulates over year\n}\n' : body}`
  return long
})

const PUTS = [
  '',
  'x',
  ' ',
  '\n',
  '"',
  '{',
  '}',
  '#',
  '|',
  '.',
  'pay ',
  '\n\n# why\n',
  '\r\n',
  'because "it is so"\n',
  'metric new_one {\n  sum of deal.amount\n}\n',
  '/*',
  '😀',
]

let whole = 0
let kept = 0
test('a changed text is read as if it were new', { timeout: 240_000 }, () => {
  const change = fc.record({ at: fc.nat(), cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)), put: fc.constantFrom(...PUTS) })
  fc.assert(
    fc.property(anyLongText, fc.array(change, { minLength: 4, maxLength: 8 }), (text, changes) => {
      const sound = read((report) => parse(text, 'long.plan', report))
      fc.pre(sound.found.length === 0 && !sound.syntax.damaged)
      for (const { at, cut, put } of changes) {
        const from = at % text.length
        const after = text.slice(0, from) + put + text.slice(from + cut)
        const again = read((report) => reparse(after, sound.syntax, report))
        const anew = read((report) => parse(after, 'long.plan', report))
        if (again.syntax.items[0] === sound.syntax.items[0]) kept++
        else whole++
        if (JSON.stringify(again) === JSON.stringify(anew)) continue
        expect(again.found, JSON.stringify([from, cut, put])).toEqual(anew.found)
        expect(again.syntax, JSON.stringify([from, cut, put])).toEqual(anew.syntax)
      }
    }),
    { numRuns: 14, endOnFailure: true },
  )
  expect(kept, `${whole} were read whole`).toBeGreaterThan(whole / 4)
})
