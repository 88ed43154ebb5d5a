import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyFileText } from './generate.ts'
import { print } from './print.ts'
import { commentsOf, meaning, read } from './testing.ts'

const formatted = (text: string): string => print(read(text).file)

describe('formatting any file', () => {
  test('changes no meaning, loses no comment, and is done once', () => {
    fc.assert(
      fc.property(anyFileText({ items: 3 }), (text) => {
        const once = formatted(text)
        const after = read(once)
        expect(after.found).toEqual([])
        expect(meaning(after.file)).toEqual(meaning(read(text).file))
        expect(commentsOf(once).sort()).toEqual(commentsOf(text).sort())
        expect(print(after.file)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  test('keeps the order of comments that stand between clauses', () => {
    fc.assert(
      fc.property(anyFileText({ comments: 'between', items: 4 }), (text) => {
        expect(commentsOf(formatted(text))).toEqual(commentsOf(text))
      }),
      { numRuns: 300 },
    )
  })

  test.each(['\r\n', '\r'])('reads lines that end with %j', (end) => {
    fc.assert(
      fc.property(anyFileText({ items: 3 }), (text) => {
        expect(formatted(text.replaceAll('\n', end))).toBe(formatted(text))
      }),
      { numRuns: 100 },
    )
  })
})

describe.each(['company', 'account_executive', 'reseller'])('the sample %s', (name) => {
  const text = readFileSync(new URL(`fixtures/${name}.plan`, import.meta.url), 'utf8')

  test('has no mistake', () => expect(read(text).found).toEqual([]))
  test('is laid out as reviewed', () => expect(formatted(text)).toMatchFileSnapshot(`fixtures/${name}.formatted.plan`))
  test('means the same after formatting', () => expect(meaning(read(formatted(text)).file)).toEqual(meaning(read(text).file)))
})
