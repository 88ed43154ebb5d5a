/** What is known on a day: the worked figure of semantics 1, and law 18 on drawn data. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import {
  attempt,
  type Cells,
  dateUnit,
  dealShape,
  earned,
  factor,
  field,
  measure,
  metric,
  pay,
  percent,
  planOf,
  prorated,
  rate,
  repField,
  repShape,
  run,
  statedTarget,
  target,
  times,
  yesUnit,
} from './fixtures.ts'
import { inForce } from './lookup.ts'

const recorded = field('recorded_on', dateUnit)
const withdrawn = field('withdrawn', yesUnit, { optional: true })
const deals = { ...dealShape, fields: [...dealShape.fields, recorded, withdrawn], known: 'recorded_on', withdrawn: 'withdrawn' }
const reps = {
  ...repShape,
  fields: [...repShape.fields, field('since', dateUnit), field('until', dateUnit, { optional: true }), recorded, withdrawn],
  history: { from: 'since', to: 'until' },
  known: 'recorded_on',
  withdrawn: 'withdrawn',
}
const sales = metric('sales', 'month')
const plan = (more: Partial<Core> = {}): Core =>
  planOf({
    records: [repShape, deals],
    measures: [sales],
    components: [pay('c', sales, [rate(times(percent('100'), measure('sales')))])],
    ...more,
  })
const day = (text: string) => parseDay(text)!

describe('a deal of 10,000 recorded on 2 March, and of 12,000 from 5 April on (semantics 1)', () => {
  const rows = {
    rep: [{ id: 'ann' }],
    deal: [
      { id: 'D1', owner: 'ann', closed_on: '2026-03-01', amount: '12000', recorded_on: '2026-04-05' },
      { id: 'D1', owner: 'ann', closed_on: '2026-03-01', amount: '10000', recorded_on: '2026-03-02' },
    ],
  }
  const march = (asOf: string | null) => earned(run(plan(), rows, 'FY26-M02', { asOf: asOf === null ? null : day(asOf) }))
  test('as of 31 March', () => expect(march('2026-03-31')).toBe('10000.00'))
  test('as of 30 April, in the month in which it was closed', () => expect(march('2026-04-30')).toBe('12000.00'))
  test('as all is known', () => expect(march(null)).toBe('12000.00'))
  test('before it was recorded', () => expect(march('2026-03-01')).toBe('0.00'))
  test('what does not say when it was known is named once', () => {
    const { outcome } = attempt(plan(), rows, 'FY26', { asOf: day('2026-04-30') })
    expect(outcome?.warnings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'CB864 every row of `rep` counts as known on 2026-04-30',
    ])
  })
})

test('of the versions of a deal the one in force on its own date counts', () => {
  const since = field('since', dateUnit)
  const versioned = { ...dealShape, fields: [...dealShape.fields, since], history: { from: 'since', to: null } }
  const one = (since: string, amount: string) => ({ id: 'D1', owner: 'ann', closed_on: '2026-03-15', amount, since })
  const outcome = run(plan({ records: [repShape, versioned] }), {
    rep: [{ id: 'ann' }],
    deal: [one('2026-02-01', '100'), one('2026-03-10', '200'), one('2026-04-01', '300')],
  })
  expect(earned(outcome)).toBe('200.00')
})

test('a version ends with its last day, as far as that has come (semantics 17.33, 17.8)', () => {
  const row = { key: ['a'], values: new Map(), line: 2 }
  const versions = [{ row, from: day('2026-01-01'), to: day('2026-01-31') }]
  const on = (text: string, horizon: string) => inForce(versions, day(text), day(horizon)) !== undefined
  expect([on('2026-01-31', '2026-12-31'), on('2026-02-01', '2026-12-31'), on('2026-02-01', '2026-01-30')]).toEqual([true, false, true])
})

describe('what was recorded later is as if it had never been written (law 18)', () => {
  const text = fc
    .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([m, d]) => `2026-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
  const dealArb: fc.Arbitrary<Cells> = fc.record({
    id: fc.constantFrom('D1', 'D2', 'D3'),
    owner: fc.constantFrom('ann', 'bob'),
    closed_on: text,
    amount: fc.integer({ min: -500, max: 900 }).map(String),
    recorded_on: text,
    withdrawn: fc.constantFrom('no', 'no', 'yes'),
  })
  const repArb: fc.Arbitrary<Cells> = fc.record({
    id: fc.constantFrom('ann', 'bob'),
    since: fc.constantFrom('2025-01-01', '2026-04-10', '2026-08-01'),
    target: fc.constantFrom('1000', '1200.05'),
    recorded_on: text,
    withdrawn: fc.constantFrom('no', 'no', 'no', 'yes'),
  })
  const prorate = prorated('days', 'hired_on', 'transfer', 'change')
  const core = plan({
    records: [reps, deals],
    target: statedTarget(repField('target'), 'year', prorate),
    components: [pay('c', sales, [rate(times(percent('10'), measure('sales')))]), pay('t', sales, [rate(times(factor('1'), target()))])],
  })
  const ledgers = (rows: { rep: Cells[]; deal: Cells[] }, asOf: string) => {
    const { outcome } = attempt(core, rows, 'FY26', { asOf: day(asOf) })
    return outcome === undefined ? undefined : [outcome.credits, outcome.earnings, outcome.payments]
  }
  const unlikeDays = { selector: (one: Cells) => `${one.id} ${one.since ?? ''} ${one.recorded_on}` }
  test('for deals and people, changed and withdrawn', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(repArb, { ...unlikeDays, maxLength: 8 }),
        fc.uniqueArray(dealArb, { ...unlikeDays, maxLength: 12 }),
        text,
        (rep, deal, asOf) => {
          const byThen = (one: Cells) => (one.recorded_on ?? '') <= asOf
          expect(ledgers({ rep, deal }, asOf)).toEqual(ledgers({ rep: rep.filter(byThen), deal: deal.filter(byThen) }, asOf))
        },
      ),
      { numRuns: 60 },
    ))
})
