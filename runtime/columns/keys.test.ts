import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordShape } from '../core/record.ts'
import { folded } from '../data/fold.ts'
import { compareText } from '../exact/order.ts'
import type { Column, TextColumn } from './column.ts'
import { keyOrder, lookAlikes } from './keys.ts'
import { OWN } from './room.ts'
import { sortTexts } from './sort-texts.ts'

function columnOf(texts: readonly string[]): TextColumn {
  const parts = texts.map((text) => new TextEncoder().encode(text))
  let end = 0
  const ends = Uint32Array.from(parts, ({ length }) => {
    end += length
    return end
  })
  return { kind: 'text', bytes: Uint8Array.from(parts.flatMap((part) => [...part])), ends, gaps: null }
}
/** Keys that share beginnings, differ in case, or are another's beginning; hundreds, so that they are sorted by more than insertion. */
const key = fc
  .tuple(
    fc.constantFrom('', 'D-', 'D-1', 'd-', 'é', 'Ω'),
    fc.nat({ max: 300 }),
    fc.constantFrom('', 'a', 'A', 'é', 'e\u0301', ' ', '\u{1f600}', '\ufffd'),
  )
  .map((all) => all.join(''))
const keys = fc.array(key, { maxLength: 600, size: 'max' })
const shape = { key: ['id'] } as unknown as RecordShape
const fieldsOf = (column: Column): ReadonlyMap<string, Column> => new Map([['id', column]])

describe('keys by column', () => {
  test('are sorted as texts are, those of one text as in the file', () => {
    fc.assert(
      fc.property(keys, (texts) => {
        const order = Uint32Array.from(texts.keys())
        sortTexts(columnOf(texts), order)
        const sorted = [...texts.keys()].sort((a, b) => compareText(texts[a] ?? '', texts[b] ?? '') || a - b)
        expect([...order]).toEqual(sorted)
      }),
      { numRuns: 60 },
    )
  })
  test('that look alike are found, and no others', () => {
    fc.assert(
      fc.property(keys, (texts) => {
        const fields = fieldsOf(columnOf(texts))
        const { order } = keyOrder(shape, fields, texts.length, OWN)
        const first = new Map<string, number>()
        const expected: { first: number; second: number }[] = []
        let before: string | undefined
        for (const row of order ?? texts.keys()) {
          const text = texts[row] ?? ''
          if (text === before) continue
          before = text
          const other = first.get(folded(text))
          if (other === undefined) first.set(folded(text), row)
          else expected.push({ first: other, second: row })
        }
        expect(lookAlikes(shape, fields, texts.length, order)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})
