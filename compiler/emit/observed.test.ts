import { describe, expect, test } from 'vitest'
import { limitsOf } from './observed.ts'

const money = { kind: 'money', currency: 'USD' } as const

describe('the bounds of the data at hand', () => {
  // the furthest amount is 15.00: the next round bound is 20.00. All rows come to 90.00, which is 4.5 times that: at most 5 such rows
  const limits = limitsOf([{ record: 'deal', field: 'amount', most: 1_500n, together: 9_000n }])

  test('a field reaches the next round number', () =>
    expect(limits[0]?.field(money, 'deal', 'amount')).toMatchObject({ low: -2_000n, high: 2_000n }))
  test('rows together: all there are, then a half, then a quarter', () =>
    expect(limits.map(({ rowsTogether }) => rowsTogether)).toEqual([5n, 2n, 1n]))
  test('what is a round number stays', () =>
    expect(
      limitsOf([{ record: 'deal', field: 'amount', most: 5_000n, together: 5_000n }])[0]?.field(money, 'deal', 'amount'),
    ).toMatchObject({ high: 5_000n }))
  test('a field that was not looked at has the bounds of any data', () =>
    expect(limits[0]?.field(money, 'deal', 'margin')).toMatchObject({ low: -(10n ** 11n), high: 10n ** 11n }))
  test('no rows have bounds, too', () =>
    expect(limitsOf([{ record: 'deal', field: 'amount', most: 0n, together: 0n }]).map(({ rowsTogether }) => rowsTogether)).toEqual([1n]))
})
