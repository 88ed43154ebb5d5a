/** Laws of converted rows (semantics 11): parts of a split sum to the converted row; a row and its return are nothing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDay } from '../calendar/day.ts'
import type { RecordShape } from '../core/record.ts'
import {
  creditOf,
  dateUnit,
  dealShape,
  earned,
  field,
  measure,
  metric,
  pathTo,
  pay,
  planOf,
  rate,
  repShape,
  run,
  shareTo,
  textUnit,
} from '../evaluate/fixtures.ts'

const fxShape: RecordShape = {
  ...repShape,
  name: 'fx',
  file: 'fx.csv',
  key: ['base', 'quote', 'day'],
  fields: [
    field('base', textUnit, { role: 'currency' }),
    field('quote', textUnit, { role: 'currency' }),
    field('day', dateUnit),
    field('price', { kind: 'number' }),
  ],
  rates: true,
}
const dealsAbroad: RecordShape = {
  ...dealShape,
  fields: [
    ...dealShape.fields.map((one) => (one.name === 'amount' ? { ...one, currency: 'currency' } : one)),
    field('currency', textUnit, { role: 'currency' }),
    field('second', { kind: 'reference', record: 'rep' }),
  ],
}
const sales = metric('sales', 'year')
const core = (first: number) =>
  planOf({
    records: [repShape, dealsAbroad, fxShape],
    exchange: { rates: 'fx', via: null, rounding: {}, pay: null },
    credit: [creditOf([shareTo(String(first), pathTo('owner')), shareTo(String(100 - first), pathTo('second'))])],
    measures: [sales],
    components: [pay('all', sales, [rate(measure('sales'))])],
  })
const PEOPLE = [{ id: 'ann' }, { id: 'bob' }]
const deal = (id: string, closed_on: string, amount: string) => ({ id, closed_on, amount, owner: 'ann', second: 'bob', currency: 'EUR' })
const fx = (price: string) => [{ base: 'EUR', quote: 'USD', day: '2026-01-01', price }]

/** `R(cents * price)` by hand: the price has four decimals, halves go away from zero. */
const converted = (cents: number, price: number): bigint => {
  const size = (BigInt(Math.abs(cents)) * BigInt(price) * 2n + 10000n) / 20000n
  return cents < 0 ? -size : size
}
const money = (cents: bigint | number): string => {
  const size = String(cents < 0 ? -BigInt(cents) : BigInt(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`
}
const price = fc.integer({ min: 1, max: 30000 })
const priceText = (tenThousandths: number): string =>
  `${Math.floor(tenThousandths / 10000)}.${String(tenThousandths % 10000).padStart(4, '0')}`
const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })

test('the parts of a split sum to the converted row, and so do its credit lines', () => {
  fc.assert(
    fc.property(amount, price, fc.integer({ min: 0, max: 100 }), (cents, rateOf, first) => {
      const outcome = run(core(first), { rep: PEOPLE, deal: [deal('D-1', '2026-03-02', money(cents))], fx: fx(priceText(rateOf)) })
      const whole = converted(cents, rateOf)
      expect(outcome.credits.reduce((sum, line) => sum + line.amount, 0n)).toBe(whole)
      expect(earned(outcome)).toBe(money(whole))
    }),
    { numRuns: 60 },
  )
})

test('a row and its return at the same rate are nothing, person by person', () => {
  fc.assert(
    fc.property(amount, price, fc.integer({ min: 0, max: 100 }), (cents, rateOf, first) => {
      const deals = [deal('D-1', '2026-03-02', money(cents)), deal('R-1', '2026-07-02', money(-cents))]
      const outcome = run(core(first), { rep: PEOPLE, deal: deals, fx: fx(priceText(rateOf)) })
      for (const payee of ['ann', 'bob']) expect(earned(outcome, { payee })).toBe('0.00')
    }),
    { numRuns: 30 },
  )
})

test('a corrected rate counts from the day on which it was known', () => {
  const known: RecordShape = { ...fxShape, fields: [...fxShape.fields, field('recorded_on', dateUnit)], known: 'recorded_on' }
  const corrected = [
    { ...fx('1.10')[0], recorded_on: '2026-02-28' },
    { ...fx('1.20')[0], recorded_on: '2026-04-05' },
  ]
  const data = { rep: PEOPLE, deal: [deal('D-1', '2026-03-02', '1000.00')], fx: corrected }
  const asKnownOn = (day: string): string =>
    earned(run({ ...core(100), records: [repShape, dealsAbroad, known] }, data, 'FY26', { asOf: parseDay(day) ?? null }))
  // EUR 1,000.00 at 1.10, and at the 1.20 that was recorded in April
  expect([asKnownOn('2026-03-31'), asKnownOn('2026-04-30')]).toEqual(['1100.00', '1200.00'])
})
