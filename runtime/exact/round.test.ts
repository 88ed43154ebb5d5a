import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RoundingMode } from '../core/unit.ts'
import { fromDecimal, negate, ratio, toDecimal } from './ratio.ts'
import { roundToInteger, roundToUnit } from './round.ts'

const anyMode = fc.constantFrom(...RoundingMode.options)
// near halves, where the modes differ
const nearHalves = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.constantFrom(0n, 1n, 499n, 500n, 501n, 999n))
  .map(([whole, thousandths]) => ratio(whole * 1000n + thousandths, 1000n))

describe('halves', () => {
  test.each([
    ['half_up', ['3', '2', '1', '-1', '-2', '-3']],
    ['half_down', ['2', '1', '0', '0', '-1', '-2']],
    ['half_even', ['2', '2', '0', '0', '-2', '-2']],
    ['up', ['3', '2', '1', '-1', '-2', '-3']],
    ['down', ['2', '1', '0', '0', '-1', '-2']],
  ] as const)('%s', (mode, rounded) =>
    expect([5n, 3n, 1n, -1n, -3n, -5n].map((n) => roundToInteger(ratio(n, 2n), mode).toString())).toEqual(rounded),
  )
})

test('every mode is symmetric', () =>
  fc.assert(
    fc.property(nearHalves, anyMode, (r, mode) => {
      expect(roundToInteger(negate(r), mode)).toBe(-roundToInteger(r, mode))
    }),
  ))

const judged: Record<RoundingMode, Decimal.Rounding> = {
  half_up: Decimal.ROUND_HALF_UP,
  half_even: Decimal.ROUND_HALF_EVEN,
  half_down: Decimal.ROUND_HALF_DOWN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
}

test('every mode agrees with decimal.js', () =>
  fc.assert(
    fc.property(nearHalves, anyMode, (r, mode) => {
      const judge = new Decimal(toDecimal(r)!).toDecimalPlaces(0, judged[mode]).plus(0)
      expect(roundToInteger(r, mode).toString()).toBe(judge.toFixed())
    }),
  ))

describe('units', () => {
  const rounded = (text: string, unit: string): string | undefined => toDecimal(roundToUnit(fromDecimal(text)!, { mode: 'half_up', unit }))

  // a raise inside February: 10,000 x 19/28, in cents (semantics 2)
  test('a cent', () => expect(toDecimal(roundToUnit(ratio(19_000_000n, 28n), { mode: 'half_up', unit: '1' }))).toBe('678571'))
  test('a dollar of cents', () => expect(rounded('150', '100')).toBe('200'))
  test('five cents', () => expect(rounded('12', '5')).toBe('10'))
  test('the ratio scale', () => expect(rounded('1.00000050', '0.000001')).toBe('1.000001'))

  // nothing is left over: nothing goes up, in any mode
  test.each(RoundingMode.options)('what is a whole multiple already stays, `%s`', (mode) => {
    for (const cents of ['0', '100', '-300', '10000'])
      expect(toDecimal(roundToUnit(fromDecimal(cents)!, { mode, unit: '100' }))).toBe(cents)
  })

  test.each(['0', '-1', '1e2', ''])('`%s` is no unit', (unit) => expect(() => rounded('1', unit)).toThrow(RangeError))
})
