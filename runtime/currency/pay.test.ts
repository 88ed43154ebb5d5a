/** Laws of pay in other currencies (semantics 11, RP10). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePeriod } from '../calendar/fiscal.ts'
import type { RecordShape } from '../core/record.ts'
import { worldOf } from '../evaluate/evaluate.ts'
import { at, dataOf, dateUnit, field, planOf, repShape, textUnit } from '../evaluate/fixtures.ts'
import { collectProblems } from '../evaluate/problems.ts'
import { payPeriods } from '../evaluate/windows.ts'
import { COMPUTED, type EarningLine } from '../ledger/lines.ts'
import { inPayCurrency } from './pay.ts'

const people: RecordShape = { ...repShape, fields: [...repShape.fields, field('currency', textUnit, { role: 'currency' })] }
const fxShape: RecordShape = {
  ...repShape,
  name: 'fx',
  file: 'fx.csv',
  key: ['base', 'quote', 'day'],
  fields: [field('base', textUnit), field('quote', textUnit), field('day', dateUnit), field('price', { kind: 'number' })],
  rates: true,
}

/** What lines of one key come to in pounds, posted one a month from February 2026 on, all of them for February. */
function paidFor(amounts: readonly bigint[], prices: readonly string[], kind: 'frozen' | 'floating'): bigint[] {
  const core = planOf({
    records: [people, fxShape],
    credit: [],
    exchange: { rates: 'fx', via: null, rounding: {}, pay: { path: ['currency'], rate: kind, origin: at('paid in') } },
  })
  const day = (month: number): string => `2026-${String(month + 2).padStart(2, '0')}-01`
  const data = dataOf(core, {
    rep: [{ id: 'ann', currency: 'GBP' }],
    fx: prices.map((price, month) => ({ base: 'USD', quote: 'GBP', day: day(month), price })),
  })
  const year = parsePeriod(core.calendar, 'FY26')
  if ('problem' in year) throw new Error('no year')
  const world = worldOf(
    core,
    data,
    { period: 'FY26', asOf: null },
    year,
    collectProblems(() => undefined),
  )
  if (world === undefined) throw new Error('no world')
  const periods = payPeriods(world, world.from, world.until)
  const [first] = periods
  const line = (amount: bigint, postedIn: string): EarningLine => ({
    plan: 'test',
    component: 'c',
    payee: 'ann',
    forPeriod: first?.label ?? '',
    record: '',
    rowKey: '',
    item: 'earned',
    kind: 'original',
    window: '',
    measure: null,
    quota: null,
    attainment: null,
    amount,
    currency: 'USD',
    paid: null,
    postedIn,
    asOf: '',
    corrects: '',
    origin: '',
    ...COMPUTED,
  })
  const lines = amounts.map((amount, month) => ({ line: line(amount, periods[month]?.label ?? ''), row: null }))
  return inPayCurrency(world, lines, periods).map(({ line: { paid } }) => paid?.amount ?? 0n)
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, one) => all + one, 0n)
/** `R(cents * price)` by hand: four decimals, halves away from zero. */
const converted = (cents: bigint, tenThousandths: number): bigint => {
  const size = ((cents < 0n ? -cents : cents) * BigInt(tenThousandths) * 2n + 10000n) / 20000n
  return cents < 0n ? -size : size
}
const price = fc.integer({ min: 1, max: 30000 })
const text = (one: number): string => `${Math.floor(one / 10000)}.${String(one % 10000).padStart(4, '0')}`
const amount = fc.bigInt({ min: -1_000_000n, max: 1_000_000n })

describe('frozen', () => {
  test('a full reversal is exactly zero, however many lines it took', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 6 }), fc.array(price, { minLength: 1, maxLength: 3 }), (some, prices) => {
        expect(sum(paidFor([...some, -sum(some)], prices.map(text), 'frozen'))).toBe(0n)
      }),
    )
  })
  test('what is posted to date is what is earned to date, at the rate of the period that it is for', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 6 }), price, (some, first) => {
        const paid = paidFor(some, [text(first), '2.5000'], 'frozen')
        some.forEach((_, i) => expect(sum(paid.slice(0, i + 1))).toBe(converted(sum(some.slice(0, i + 1)), first)))
      }),
    )
  })
  // 10.00, then -5.00 twice, at 0.7913: 7.913 -> 7.91; 5.00 left is 3.9565 -> 3.96, so -3.95; nothing left: -3.96
  test('by hand', () => expect(paidFor([1000n, -500n, -500n], ['0.7913'], 'frozen')).toEqual([791n, -395n, -396n]))
})

describe('floating', () => {
  // 10.00 at 0.80, -10.00 a month later at 0.75
  test('each line by itself, at the rate of the period in which it is posted', () =>
    expect(paidFor([1000n, -1000n], ['0.80', '0.75'], 'floating')).toEqual([800n, -750n]))
  test('is `R(amount x rate)`, line by line', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, price), { minLength: 1, maxLength: 6 }), (some) => {
        const paid = paidFor(
          some.map(([cents]) => cents),
          some.map(([, one]) => text(one)),
          'floating',
        )
        expect(paid).toEqual(some.map(([cents, one]) => converted(cents, one)))
      }),
    )
  })
})
