import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromDecimal, type Ratio, ratio } from './ratio.ts'
import { showAttainment, showFactor, showMoney, showNumber, showPercent } from './show.ts'

const USD = { code: 'USD', digits: 2 }
const read = (text: string): Ratio => fromDecimal(text)!

describe('money', () => {
  test.each([
    ['123450', USD, '$1,234.50'],
    ['-700000', USD, '-$7,000.00'],
    ['0', USD, '$0.00'],
    ['-5', USD, '-$0.05'],
    ['99999', USD, '$999.99'],
    ['100000000', USD, '$1,000,000.00'],
    ['120000', { code: 'EUR', digits: 2 }, '€1,200.00'],
    ['120000', { code: 'SEK', digits: 2 }, 'SEK 1,200.00'],
    ['-120000', { code: 'SEK', digits: 2 }, '-SEK 1,200.00'],
    ['1200', { code: 'JPY', digits: 0 }, '¥1,200'],
    ['1200500', { code: 'BHD', digits: 3 }, 'BHD 1,200.500'],
    ['123450.5', USD, '$1,234.505'],
    ['0.00001', USD, '$0.0000001'],
  ])('%s of %o', (minor, currency, printed) => expect(showMoney(read(minor), currency)).toBe(printed))

  test('digits that do not end', () => {
    expect(showMoney(ratio(10_000n, 3n), USD)).toBe('≈$33.33333333')
    expect(showMoney(ratio(-20_000n, 3n), USD)).toBe('≈-$66.66666667')
  })

  test('what is printed of whole cents reads back', () =>
    fc.assert(
      fc.property(fc.bigInt(), (minor) => {
        expect(fromDecimal(showMoney(ratio(minor), USD).replace(/[$,]/g, ''))).toEqual(ratio(minor, 100n))
      }),
    ))
})

describe('percents, factors, numbers', () => {
  test.each([
    [showPercent(read('0.12')), '12%'],
    [showPercent(read('0.125')), '12.5%'],
    [showPercent(read('12')), '1200%'],
    [showPercent(read('-0.05')), '-5%'],
    [showPercent(read('0')), '0%'],
    [showPercent(ratio(115n, 110n)), '≈104.55%'],
    [showPercent(read('1.04545'), 2), '≈104.55%'],
    [showPercent(read('1.045'), 2), '104.5%'],
    [showPercent(read('0.996'), 0), '≈100%'],
    [showPercent(read('-0.00001'), 2), '≈0%'],
    [showFactor(read('1.5')), '1.5x'],
    [showFactor(ratio(11n, 12n)), '≈0.9167x'],
    [showNumber(read('1234.5')), '1,234.5'],
    [showNumber(read('-1234567')), '-1,234,567'],
    [showNumber(ratio(10_000n, 3n)), '≈3,333.3333'],
  ])('%s', (shown, printed) => expect(shown).toBe(printed))
})

describe('attainment', () => {
  const shown = (m: string, q: string, ...bounds: string[]): string => showAttainment(read(m), read(q), bounds.map(read), '0.000001')

  // semantics 5, example
  test('a cent short of quota is not shown at 100%', () => expect(shown('119999999', '120000000', '1')).toBe('99.999999%'))
  test('without a bound there, it is rounded', () => expect(shown('119999999', '120000000', '0.8')).toBe('100%'))
  test('a cent above', () => expect(shown('120000001', '120000000', '1')).toBe('100.000001%'))
  test('on the bound', () => expect(shown('120000000', '120000000', '1')).toBe('100%'))
  test('elsewhere at the ratio scale', () => expect(shown('115', '110', '1')).toBe('104.5455%'))
  test('a return', () => expect(shown('-1', '3', '0')).toBe('-33.3333%'))
  test('just below nothing', () => expect(shown('-1', '1000000000', '0')).toBe('-0.0000001%'))
  test('on a bound whose digits do not end', () =>
    expect(showAttainment(ratio(1n), ratio(3n), [ratio(1n, 3n)], '0.000001')).toBe('33.3333%'))

  test('always stands on its side of the bound', () =>
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 10n), fc.bigInt(0n, 20n), (off, q, tenth) => {
        const m = (q * tenth) / 10n + (off % 3n)
        const printed = fromDecimal(showAttainment(ratio(m), ratio(q), [ratio(tenth, 10n)], '0.000001').slice(0, -1))!
        const side = (x: bigint): number => (x === 0n ? 0 : x < 0n ? -1 : 1)
        expect(side(printed.n * 10n - tenth * 100n * printed.d)).toBe(side(m * 10n - tenth * q))
      }),
    ))
})
