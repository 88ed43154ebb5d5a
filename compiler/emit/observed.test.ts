import { describe, expect, test } from 'vitest'
import { limitsOf } from './observed.ts'

const money = { kind: 'money', currency: 'USD' } as const

describe('the bounds of the data at hand', () => {
  const split = { record: 'deal', field: 'split', low: -2_500n, high: 10_000n, scale: 2, spare: 2 }
  const limits = limitsOf(
    [{ record: 'deal', field: 'amount', low: -1_500n, high: 9_000n, scale: 0, spare: 0 }, split],
    9n,
    new Map([['sold', 7n]]),
  )

  test('a field reaches from its least to its greatest value', () =>
    expect(limits.field(money, 'deal', 'amount')).toEqual({ low: -1_500n, high: 9_000n, scale: 0 }))
  // read with four decimals, of which all values leave two: -0.25 to 1.00
  test('in the decimals that are used', () =>
    expect(limits.field({ kind: 'number' }, 'deal', 'split')).toEqual({ low: -25n, high: 100n, scale: 2 }))
  test('a field that was not looked at has the bounds of any data', () =>
    expect(limits.field(money, 'deal', 'margin')).toMatchObject({ low: -(10n ** 11n), high: 10n ** 11n }))
  test('other rows come to all there are', () => expect(limits.rowsTogether).toBe(9n))
  test('rows together where that was observed', () => expect([limits.together('sold'), limits.together('others')]).toEqual([7n, undefined]))
})
