import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareKeys, compareText } from './order.ts'

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
// where the orders of UTF-16 and UTF-8 differ: U+E000..U+FFFF against characters above U+FFFF
const troubled = fc.string({ unit: fc.constantFrom('a', 'é', '\ud7ff', '\ue000', '\uffee', '\u{10000}', '\u{1f600}', '\u{10ffff}') })

describe('the order of texts is the order of their UTF-8 bytes', () => {
  test('of any text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(byBytes(a, b))
      }),
    ))

  test('around the surrogates', () =>
    fc.assert(
      fc.property(troubled, troubled, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(byBytes(a, b))
      }),
      { numRuns: 1000 },
    ))

  test('a fullwidth letter comes before an emoji', () => expect(['😀', 'ｚ'].sort(compareText)).toEqual(['ｚ', '😀']))
  test('the beginning of a text comes first', () => expect(compareText('ab', 'abc')).toBeLessThan(0))
  test('capitals come first', () => expect(['b', 'a', 'B'].sort(compareText)).toEqual(['B', 'a', 'b']))
})

test('compound keys are compared column by column', () => {
  const keys = [['a', 'b'], ['ab', ''], ['a', 'a'], ['a']]
  expect(keys.sort(compareKeys)).toEqual([['a'], ['a', 'a'], ['a', 'b'], ['ab', '']])
  expect(compareKeys(['x', 'y'], ['x', 'y'])).toBe(0)
})
