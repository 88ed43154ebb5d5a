import { describe, expect, test } from 'vitest'
import {
  band,
  bands,
  cap,
  dateUnit,
  deal,
  earned,
  measure,
  metric,
  money,
  not,
  paid,
  pay,
  percent,
  planOf,
  rate,
  rowField,
  run,
  times,
  within,
} from '../evaluate/fixtures.ts'
import { inProportion } from '../evaluate/limits.ts'
import { exactly } from '../evaluate/values.ts'
import { settle } from '../payments/fold.ts'

const rep = [{ id: 'ann' }]
const year = metric('sales', 'year')
const tenth = pay('c', year, [rate(times(percent('10'), measure('sales')))])
const shares = (share: string) => ({ money: { mode: 'half_up', unit: '1' } as const, owed: exactly(share), clawed: exactly(share) })
const nothing = { owed: 0n, clawed: 0n, draw: 0n, deferred: 0n }
const sameMonth = { due: 300_000n, takenBack: 700_000n, clawedBack: 0n, draw: undefined, payout: { most: undefined, least: undefined } }

describe('an overpayment', () => {
  // 17.5: share 50%, 7,000 taken back, 10,000 earned: 5,000.00 paid and 2,000.00 owed, in one month or in two
  const half = planOf({ measures: [year], components: [tenth], overpayment: '0.5' })
  test('is recovered from later pay', () => {
    const outcome = run(half, { rep, deal: [deal('1', '2026-02-01', '-70000'), deal('2', '2026-03-01', '100000')] })
    expect([paid(outcome, 'cash', 'FY26-M01'), paid(outcome, 'cash', 'FY26-M02'), paid(outcome, 'owed')]).toEqual([
      '0.00',
      '5000.00',
      '2000.00',
    ])
  })
  test('in the same period alike', () => {
    expect(settle(sameMonth, nothing, shares('0.5'))).toMatchObject({ overpaid: 700_000n, recovered: 500_000n, cash: 500_000n })
  })
  test('is recovered whole where the plan says so', () =>
    expect(settle(sameMonth, nothing, shares('1'))).toMatchObject({ overpaid: 700_000n, recovered: 700_000n, cash: 300_000n }))
  test('never: nothing falls', () => {
    const outcome = run(
      { ...half, overpayment: 'never' },
      { rep, deal: [deal('1', '2026-02-01', '-70000'), deal('2', '2026-03-01', '100000')] },
    )
    expect([paid(outcome, 'cash'), paid(outcome, 'owed')]).toEqual(['3000.00', '0.00'])
  })
})

describe('a cancellation', () => {
  // semantics 9: 3% below 100,000, 5% from 100,000 on all: 110,000 earned 5,500.00; 50,000 cancelled: 60,000 x 3% = 1,800.00
  const cancelled = within(rowField('cancelled_on', dateUnit), 90, rowField('closed_on', dateUnit))
  const on = metric('sales', 'year', { where: not(cancelled) })
  const table = (low: string, high: string) =>
    rate(bands('retroactive', measure('sales'), measure('sales'), band(null, percent(low)), band(money('100000'), percent(high))))
  const plan = planOf({ measures: [on], components: [pay('c', on, [table('3', '3')])] })
  const data = { rep, deal: [deal('1', '2026-03-05', '60000'), deal('2', '2026-03-20', '50000', { cancelled_on: '2026-05-20' })] }
  test('posts in the month in which it happens, for the month of the sale', () => {
    const outcome = run(plan, data)
    expect(outcome.earnings.map(({ rowKey, forPeriod, postedIn, kind, amount }) => [rowKey, forPeriod, postedIn, kind, amount])).toEqual([
      ['1', 'FY26-M02', 'FY26-M02', 'original', 180_000n],
      ['2', 'FY26-M02', 'FY26-M02', 'original', 150_000n],
      ['2', 'FY26-M02', 'FY26-M04', 'correction', -150_000n],
    ])
  })
  test('re-rates: the other sales lose the higher rate too', () => {
    const rerated = run(planOf({ measures: [on], components: [pay('c', on, [table('3', '5')])] }), data)
    expect(earned(rerated, { postedIn: 'FY26-M02' })).toBe('5500.00')
    expect(earned(rerated, { postedIn: 'FY26-M04' })).toBe('-3700.00')
  })
  test('outside its range it does nothing', () => {
    const late = { rep, deal: [deal('2', '2026-03-20', '50000', { cancelled_on: '2026-07-20' })] }
    expect(earned(run(plan, late))).toBe('1500.00')
  })
  test('a longer period holds what was posted in it (17.7)', () => {
    expect(earned(run(plan, data, 'FY26-Q1'))).toBe('3300.00')
    expect(earned(run(plan, data, 'FY26-Q2'))).toBe('-1500.00')
  })
  test('periods apart add up to all at once', () => {
    const apart = ['FY26-Q1', 'FY26-Q2', 'FY26-Q3', 'FY26-Q4'].map((period) => run(plan, data, period))
    expect(apart.flatMap(({ earnings }) => earnings)).toHaveLength(run(plan, data).earnings.length)
    expect(apart.flatMap(({ payments }) => payments)).toEqual(run(plan, data).payments)
  })
})

describe('a cap on the plan', () => {
  // semantics 7: 120,000 on 84,000.00 + 63,000.55 + 12,000.20
  test('is shared in proportion, by largest remainder', () =>
    expect(
      [
        ...inProportion(12_000_000n, [
          ['a', 8_400_000n],
          ['b', 6_300_055n],
          ['c', 1_200_020n],
        ]).entries(),
      ].sort(),
    ).toEqual([
      ['a', 6_339_593n],
      ['b', 4_754_736n],
      ['c', 905_671n],
    ]))
  const fixed = (name: string, amount: string) => pay(name, year, [rate(money(amount))], { attribution: 'none' })
  const capped = planOf({
    paid: 'year',
    measures: [year],
    components: [fixed('a', '84000'), fixed('b', '63000.55'), fixed('c', '12000.20')],
    limits: [cap(money('120000'))],
  })
  // 2 over 2 and 1: 1.33 and 0.67, so the cent goes to the greater remainder
  test('a cent goes to the greatest remainder, not to the first name', () =>
    expect(
      inProportion(2n, [
        ['a', 2n],
        ['b', 1n],
      ]),
    ).toEqual(
      new Map([
        ['b', 1n],
        ['a', 1n],
      ]),
    ))
  test('each component keeps its part', () => {
    const outcome = run(capped, { rep })
    expect(['a', 'b', 'c'].map((component) => earned(outcome, { component }))).toEqual(['63395.93', '47547.36', '9056.71'])
    expect(earned(outcome, { item: 'plan_limit' })).toBe('-39000.75')
  })
  test('one that turns negative is taken back in the same proportion', () =>
    expect(inProportion(-5n, [['a', 10n]])).toEqual(new Map([['a', -5n]])))
  // 17.12: on the year to date: 40,000 then 5,000 under a cap of 300,000 and of 42,000
  test('works on the year to date', () => {
    const outcome = run(planOf({ measures: [year], components: [tenth], limits: [cap(money('4200'))] }), {
      rep,
      deal: [deal('1', '2026-02-01', '40000'), deal('2', '2026-03-01', '5000')],
    })
    expect([earned(outcome, { forPeriod: 'FY26-M01' }), earned(outcome, { forPeriod: 'FY26-M02' })]).toEqual(['4000.00', '200.00'])
  })
})
