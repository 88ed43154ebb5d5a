/** The laws of semantics 16 that this release can break, on drawn data. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Core } from '../core/core.ts'
import {
  attainment,
  band,
  bands,
  cap,
  compare,
  dateUnit,
  dollars,
  factor,
  least,
  measure,
  metric,
  money,
  not,
  pay,
  percent,
  planOf,
  prorated,
  rate,
  rowField,
  run,
  statedQuota,
  statedTarget,
  step,
  target,
  times,
  when,
  within,
  worth,
} from './fixtures.ts'
import type { Outcome } from './outcome.ts'

const prorate = prorated('days', 'hired_on', 'left_on', 'change')
const alive = not(within(rowField('cancelled_on', dateUnit), 60, rowField('closed_on', dateUnit)))
const year = metric('sales', 'year', { where: alive, quota: statedQuota(money('1200'), 'year', prorate) })
const month = metric('monthly', 'month', { where: alive })
const table = bands('graduated', attainment('sales'), attainment('sales'), band(null, factor('1')), band(percent('100'), factor('1.5')))
const gate = rate(when(compare(measure('sales'), '>=', money('300')), step('rate'), times(step('rate'), percent('50'))), {
  id: 'gate',
  stage: 'gate',
  reads: 'modifier',
})

/** Graduated in order, monthly behind a yearly gate, proportional under a cap; a plan cap; events; half of pay recovers. */
const plan = (more: Partial<Core> = {}): Core =>
  planOf({
    measures: [year, month],
    target: statedTarget(money('1000.01'), 'year', prorate),
    components: [
      pay('a', year, [rate(times(worth('a'), table))], { worth: '0.7', attribution: 'in_order' }),
      pay('b', month, [rate(times(percent('3.33'), measure('monthly'))), gate], { modifierWindow: 'year', worth: '0.3' }),
      pay('c', year, [rate(least(times(percent('5.25'), measure('sales')), money('40')))]),
    ],
    limits: [cap(times(factor('0.9'), target()))],
    overpayment: '0.5',
    ...more,
  })

const rep = [
  { id: 'ann', hired_on: '2026-02-10' },
  { id: 'bob', left_on: '2026-10-20' },
]
const day = fc
  .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `2026-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
const dealArb = fc.record({
  owner: fc.constantFrom('ann', 'bob'),
  closed_on: day,
  amount: fc.oneof(fc.integer({ min: -30000, max: 60000 }), fc.constantFrom(1, -1, 120000)).map((minor) => dollars(BigInt(minor))),
  cancelled_on: fc.option(day, { nil: undefined, freq: 4 }),
})
const dealsArb = fc
  .array(dealArb, { maxLength: 14 })
  .map((list) => list.map((one, i) => ({ ...one, id: `D-${String(i).padStart(2, '0')}` })))

const holds = (law: (deals: Deals) => void, runs = 25): void => fc.assert(fc.property(dealsArb, law), { numRuns: runs })
type Deals = { id: string; owner: string; closed_on: string; amount: string; cancelled_on: string | undefined }[]
const sumBy = (outcome: Outcome, key: (line: Outcome['earnings'][number]) => string): Map<string, bigint> => {
  const sums = new Map<string, bigint>()
  for (const line of outcome.earnings) sums.set(key(line), (sums.get(key(line)) ?? 0n) + line.amount)
  return sums
}
const ledgers = ({ credits, earnings, payments }: Outcome) => ({ credits, earnings, payments })
/** The same plan where no field is an event: past periods are never computed again. */
const calm = (): Core => {
  const still = { ...year, where: null }
  return plan({ measures: [still, { ...month, where: null }] })
}

test('the order of rows and of clauses changes nothing (law 1)', () =>
  holds((deals) => {
    const core = plan()
    const turned = {
      ...core,
      records: core.records.toReversed(),
      measures: core.measures.toReversed(),
      components: core.components.toReversed(),
    }
    const other = ledgers(run(turned, { rep: rep.toReversed(), deal: deals.toReversed() }))
    expect(other).toEqual(ledgers(run(core, { rep, deal: deals })))
  }))

test('quarters apart are the year at once (law 2)', () =>
  holds((deals) => {
    const whole = run(plan(), { rep, deal: deals })
    const apart = ['FY26-Q1', 'FY26-Q2', 'FY26-Q3', 'FY26-Q4'].map((period) => run(plan(), { rep, deal: deals }, period))
    const sorted = (list: readonly object[]) =>
      list
        .map((one) =>
          Object.values(one)
            .map((v) => (typeof v === 'object' ? '' : String(v)))
            .join(' '),
        )
        .sort()
    expect(sorted(apart.flatMap(({ earnings }) => earnings))).toEqual(sorted(whole.earnings))
    expect(sorted(apart.flatMap(({ credits }) => credits))).toEqual(sorted(whole.credits))
    expect(sorted(apart.flatMap(({ payments }) => payments))).toEqual(sorted(whole.payments))
  }, 20))

describe('telescoping (law 5)', () => {
  // paid monthly or once a year, the year earns the same: with no plan limit every cent is a difference of to-date values
  test('monthly pay adds up to yearly pay', () =>
    holds((deals) => {
      const monthly = sumBy(run({ ...calm(), limits: [] }, { rep, deal: deals }), ({ payee, component }) => `${payee} ${component}`)
      const yearly = sumBy(
        run({ ...calm(), limits: [], paid: 'year' }, { rep, deal: deals }),
        ({ payee, component }) => `${payee} ${component}`,
      )
      for (const key of new Set([...monthly.keys(), ...yearly.keys()]))
        expect([key, monthly.get(key) ?? 0n]).toEqual([key, yearly.get(key) ?? 0n])
    }))
})

test('rows and what belongs to no row sum to what is derived (law 6)', () =>
  holds((deals) => {
    const outcome = run(calm(), { rep, deal: deals })
    for (const period of outcome.payPeriods) {
      const sums = sumBy(outcome, (line) => (line.item === 'earned' ? `${line.payee} ${line.component} ${line.forPeriod}` : ''))
      for (const { id } of outcome.people) {
        for (const { name } of plan().components) {
          const value = outcome.derive(id, name, period)?.value
          expect([id, name, period, sums.get(`${id} ${name} ${period}`) ?? 0n]).toEqual([
            id,
            name,
            period,
            typeof value === 'object' ? value.n : 0n,
          ])
        }
      }
    }
  }, 15))

test('earnings are cash less what is owed, for each person at each period (law 6)', () =>
  holds((deals) => {
    const outcome = run(plan(), { rep, deal: deals })
    for (const { id } of outcome.people) {
      let [earned, cash, owed] = [0n, 0n, 0n]
      for (const period of outcome.payPeriods) {
        for (const line of outcome.earnings) if (line.payee === id && line.postedIn === period) earned += line.amount
        for (const line of outcome.payments) {
          if (line.payee !== id || line.postedIn !== period) continue
          if (line.account === 'cash') cash += line.amount
          else owed += line.amount
        }
        expect([id, period, earned]).toEqual([id, period, cash - owed])
        expect(owed >= 0n).toBe(true)
      }
    }
  }))

test('the plan cap holds, and its lines cancel the excess only', () =>
  holds((deals) => {
    const outcome = run({ ...calm(), paid: 'year' }, { rep, deal: deals })
    const sums = sumBy(outcome, ({ payee }) => payee)
    for (const [, sum] of sums) expect(sum <= 90_001n).toBe(true)
  }))

test('an event that never comes changes nothing', () =>
  holds((deals) => {
    const still = deals.map((one) => ({ ...one, cancelled_on: undefined }))
    const amounts = (outcome: Outcome) => outcome.earnings.map(({ origin: _, ...line }) => line)
    expect(amounts(run(plan(), { rep, deal: still }))).toEqual(amounts(run(calm(), { rep, deal: still })))
  }))

test('per key the lines sum to what is computed at the end (semantics 9)', () =>
  holds((deals) => {
    // the cancelled rows left out from the start: what is left per row key after all corrections must agree, where the 60 days matter
    const outcome = run(plan({ limits: [] }), { rep, deal: deals })
    const gone = new Set(deals.filter((one) => daysBetween(one.closed_on, one.cancelled_on) !== undefined).map(({ id }) => id))
    const kept = run(plan({ limits: [] }), { rep, deal: deals.filter(({ id }) => !gone.has(id)) })
    const key = (line: Outcome['earnings'][number]): string => [line.payee, line.component, line.forPeriod, line.rowKey].join(' ')
    const [a, b] = [sumBy(outcome, key), sumBy(kept, key)]
    for (const one of new Set([...a.keys(), ...b.keys()])) expect([one, a.get(one) ?? 0n]).toEqual([one, b.get(one) ?? 0n])
  }))

function daysBetween(from: string, to: string | undefined): number | undefined {
  if (to === undefined) return undefined
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return days >= 0 && days <= 60 ? days : undefined
}
