import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TextLine, textChanges } from './lines.ts'

const lines = (...all: string[]): string => `${all.join('\n')}\n`
const isLine = (row: { kind: string }): row is TextLine => row.kind !== 'skipped'

describe('two texts line by line', () => {
  test('what changed has its number on its own side', () =>
    expect(textChanges(lines('a', 'b', 'c'), lines('a', 'B', 'c')).rows).toEqual([
      { kind: 'same', before: 1, after: 1, text: 'a' },
      { kind: 'removed', before: 2, after: null, text: 'b' },
      { kind: 'added', before: null, after: 2, text: 'B' },
      { kind: 'same', before: 3, after: 3, text: 'c' },
    ]))
  test('far lines are counted', () => {
    const many = Array.from({ length: 20 }, (_, i) => `line ${i}`)
    const { rows } = textChanges(lines(...many), lines(...many.with(10, 'other')))
    // 3 lines around the tenth are shown; 7 before, 6 after are not
    expect(rows.filter(({ kind }) => kind === 'skipped')).toEqual([
      { kind: 'skipped', count: 7 },
      { kind: 'skipped', count: 6 },
    ])
  })
  test('a missing end of the last line changes nothing', () =>
    expect(textChanges('a\nb', 'a\nb\n')).toMatchObject({ added: 0, removed: 0 }))
  test('of a text that is new all is added', () => expect(textChanges('', lines('a', 'b'))).toMatchObject({ added: 2, removed: 0 }))
})

test('every line that differs is there, numbers rise, and both texts can be read off', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '  d'), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { rows } = textChanges(lines(...before), lines(...after))
      for (const [own, side, other] of [[before, 'before', 'added'] as const, [after, 'after', 'removed'] as const]) {
        const told = rows.filter(isLine).filter(({ kind }) => kind !== other)
        for (const line of told) expect(own[line[side]! - 1]).toBe(line.text)
        const skipped = rows.reduce((sum, row) => sum + (isLine(row) ? 0 : row.count), 0)
        expect(told.length + skipped).toBe(own.length)
      }
    }),
  )
})
