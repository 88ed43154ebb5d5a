/** Slips of the keyboard in the sample plans: one error each, on the very word, and nothing else of the file is lost. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from '../../grammar/parse.ts'
import { keywordsOf } from '../../grammar/testing.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'

const samples = ['company', 'account_executive', 'reseller']
const textOf = (name: string): string => readFileSync(join(import.meta.dirname, '../../grammar/fixtures', `${name}.plan`), 'utf8')

function read(text: string) {
  const found: Diagnostic[] = []
  return { items: parse(text, 'slip.plan', (diagnostic) => found.push(diagnostic)).items.length, found }
}

/** Two neighbouring letters in the middle of a word change places. */
function swapped(word: string): string {
  const at = Math.floor(word.length / 2) - 1
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}

describe.for(samples)('%s.plan', (name) => {
  const text = textOf(name)
  const whole = read(text).items

  test('a swapped pair of letters in any keyword: one error, on the word', () => {
    const slips = keywordsOf(text).flatMap((word) => {
      const slip = swapped(word.image)
      if (word.image.length < 3 || slip === word.image) return []
      const { found, items } = read(text.slice(0, word.startOffset) + slip + text.slice(word.startOffset + word.image.length))
      const exact = found.length === 1 && found[0]?.span.start.line === word.startLine && found[0]?.span.start.column === word.startColumn
      return [{ slip, exact, kept: items >= whole - 1 }]
    })
    expect(slips.length).toBeGreaterThan(10)
    expect(slips.every(({ kept }) => kept)).toBe(true)
    // `money epr year` reads as a field `epr`, `pays nohting` as a name: binding finds both
    expect(slips.filter(({ exact }) => !exact).map(({ slip }) => slip)).toEqual(
      { company: ['epr'], account_executive: ['nohting'], reseller: [] }[name],
    )
  })

  test('a missing closing brace: one error, and the other items are still there', () => {
    for (let at = text.indexOf('}'); at >= 0; at = text.indexOf('}', at + 1)) {
      const { found, items } = read(text.slice(0, at) + text.slice(at + 1))
      expect(
        found.map((d) => d.code),
        `without the brace at ${at}`,
      ).toEqual(['CB102'])
      expect(items).toBeGreaterThanOrEqual(whole - 1)
    }
  })

  test('a missing closing quote: one error, and the other items are still there', () => {
    for (const match of text.matchAll(/"[^"\n]*"(?=\s*$)/gm)) {
      const end = match.index + match[0].length - 1
      const { found, items } = read(text.slice(0, end) + text.slice(end + 1))
      expect(
        found.map((d) => d.code),
        match[0],
      ).toEqual(['CB103'])
      expect(items).toBeGreaterThanOrEqual(whole - 1)
    }
  })

  test('a stray word at the end of any line: one error', () => {
    const lines = text.split('\n')
    lines.forEach((line, at) => {
      if (line.trim() === '' || line.includes('#') || line.trimEnd().endsWith('|')) return
      const { found } = read([...lines.slice(0, at), `${line} zzz`, ...lines.slice(at + 1)].join('\n'))
      expect(found.length, `line ${at + 1}: ${line} zzz`).toBeLessThanOrEqual(1)
    })
  })
})
