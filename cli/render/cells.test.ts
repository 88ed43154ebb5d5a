import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, clip, displayWidth } from './cells.ts'

const plain = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 30 })
/** What takes no column, and keeps a text from being taken for plain. */
const NOTHING = '\u200b'

test('a plain text takes the columns that it takes beside a character of any kind', () => {
  fc.assert(
    fc.property(plain, (text) => {
      expect(displayWidth(text)).toBe(displayWidth(text + NOTHING))
      expect(cellsOf(text)).toEqual(cellsOf(text + NOTHING).slice(0, -1))
    }),
  )
})

test('and is cut where such a text is', () => {
  fc.assert(
    fc.property(plain, fc.integer({ min: 1, max: 30 }), (text, width) => {
      expect(clip(text, width)).toBe(clip(text + NOTHING, width).replace(NOTHING, ''))
    }),
  )
})
