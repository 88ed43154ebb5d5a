import { describe, expect, test } from 'vitest'
import { type Day, parseDay } from '../calendar/day.ts'
import { fromDecimal, type Ratio, ratio, toDecimal, ZERO } from '../exact/ratio.ts'
import { exchanged } from './minor.ts'
import { rateBetween } from './pair.ts'
import type { Rates } from './rates.ts'

const exact = (text: string): Ratio => fromDecimal(text) ?? ZERO
const never = (): never => {
  throw new RangeError('no day')
}
const on = (text: string): Day => parseDay(text) ?? never()

/** Prices like `EUR USD 2026-01-01 1.0837`. */
const rates = (...lines: readonly string[]): Rates => {
  const prices = lines.map((line) => {
    const [base = '', quote = '', day = '', price = ''] = line.split(' ')
    return { base, quote, day: on(day), price: exact(price) }
  })
  return { priceOn: (base, quote, day) => prices.findLast((one) => one.base === base && one.quote === quote && one.day <= day) }
}
const CENT = { mode: 'half_up', unit: '1' } as const
const minor = (amount: string, digits: number): Ratio => exact(`${amount}${'0'.repeat(digits)}`)

describe('a pair', () => {
  const known = rates('EUR USD 2026-01-01 1.0837', 'USD GBP 2026-01-01 0.7912', 'USD VND 2026-01-01 23750')
  const between = (from: string, to: string, via: string | null, day = '2026-02-01') => rateBetween(known, from, to, on(day), via)

  test('is converted at its own price', () => expect(toDecimal(between('EUR', 'USD', null)?.value ?? ZERO)).toBe('1.0837'))
  test('of one currency needs none', () => expect(between('EUR', 'EUR', null)).toEqual({ value: ratio(1n), legs: [] }))
  test('is not read the other way round unless a currency between is named', () => {
    expect(between('VND', 'USD', null)).toBeUndefined()
    expect(between('VND', 'USD', 'USD')?.value).toEqual(ratio(1n, 23750n))
  })
  // EUR 1 = USD 1.0837 = GBP 1.0837 x 0.7912 = 0.85742344, every digit of it
  test('goes through the currency between', () => {
    expect(toDecimal(between('EUR', 'GBP', 'USD')?.value ?? ZERO)).toBe('0.85742344')
    expect(between('EUR', 'GBP', 'USD')?.legs.map(({ base, quote, inverse }) => [base, quote, inverse])).toEqual([
      ['EUR', 'USD', false],
      ['USD', 'GBP', false],
    ])
    // GBP 1 = USD 1 / 0.7912 = VND 23,750 / 0.7912
    expect(between('GBP', 'VND', 'USD')?.value).toEqual(ratio(237500000n, 7912n))
  })
  test('without a price up to the day has no rate', () => {
    expect(between('EUR', 'USD', 'USD', '2025-12-31')).toBeUndefined()
    expect(between('EUR', 'CHF', 'USD')).toBeUndefined()
  })
})

describe('an amount', () => {
  // semantics 11: USD 650.22 at 0.7912 = GBP 514.45 (514.454064)
  test('is rounded once, to the unit of the currency it becomes', () =>
    expect(exchanged(exact('65022'), exact('0.7912'), 'USD', 'GBP', CENT)).toEqual(ratio(51445n)))
  // 17.15: VND 1,000,000,000 / 23,750 = USD 42,105.2631...
  test('without decimals becomes one with two', () =>
    expect(exchanged(minor('1000000000', 0), ratio(1n, 23750n), 'VND', 'USD', CENT)).toEqual(ratio(4210526n)))
  // USD 42,105.26 x 23,750 = VND 999,999,925
  test('with two decimals becomes one without', () =>
    expect(exchanged(ratio(4210526n), exact('23750'), 'USD', 'VND', CENT)).toEqual(ratio(999999925n)))
  // JPY 100 x 0.0021 = KWD 0.21 = 210 fils
  test('without decimals becomes one with three', () =>
    expect(exchanged(minor('100', 0), exact('0.0021'), 'JPY', 'KWD', CENT)).toEqual(ratio(210n)))
  test('and its negation become an amount and its negation', () => {
    const there = exchanged(exact('3333'), exact('1.08375'), 'EUR', 'USD', CENT)
    const back = exchanged(exact('-3333'), exact('1.08375'), 'EUR', 'USD', CENT)
    expect([there.n, back.n]).toEqual([3612n, -3612n]) // 36.12138...
  })
})
