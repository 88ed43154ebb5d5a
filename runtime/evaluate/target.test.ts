import { describe, expect, test } from 'vitest'
import type { Core, Proration } from '../core/core.ts'
import {
  band,
  bands,
  compare,
  count,
  deal,
  earned,
  field,
  measure,
  metric,
  money,
  pay,
  percent,
  planOf,
  prorated,
  quota,
  rate,
  repField,
  repShape,
  run,
  statedQuota,
  statedTarget,
  target,
  text,
  textUnit,
  times,
  usd,
  worth,
} from './fixtures.ts'

const sales = metric('sales', 'month')
/** A plan whose only component pays the target of its window. */
const paysTarget = (more: Partial<Core>, window: 'month' | 'quarter' | 'year' = 'month', basis: 'full' | 'to_date' = 'full') => {
  const on = metric('sales', window)
  return planOf({ measures: [on], components: [pay('all', on, [rate(target(basis))])], ...more })
}
const history = { ...repShape, history: { from: 'since', to: null }, fields: [...repShape.fields, field('since', { kind: 'date' })] }
const changing = (prorate: Proration) =>
  paysTarget({ records: [history, ...planOf({}).records.slice(1)], target: statedTarget(repField('target'), 'year', prorate) })
const raised = {
  rep: [
    { id: 'ann', hired_on: '2026-02-10', target: '120000', since: '2026-01-01' },
    { id: 'ann', hired_on: '2026-02-10', target: '132000', since: '2026-03-16' },
  ],
}

describe('a target in a month that is not whole', () => {
  // semantics 2: 10,000 x 19/28 = 6,785.714...; 10,000 x 15/31 + 11,000 x 16/31 = 10,516.129...; to date 17,301.84
  const outcome = run(changing(prorated('days', 'hired_on', 'change')), raised)
  test('hired on the 10th of February', () => expect(earned(outcome, { forPeriod: 'FY26-M01' })).toBe('6785.71'))
  test('raised on the 16th of March', () => expect(earned(outcome, { forPeriod: 'FY26-M02' })).toBe('10516.13'))
  test('the months after it are whole', () => expect(earned(outcome, { forPeriod: 'FY26-M03' })).toBe('11000.00'))

  // 10,000 x 31/31, the value of the last day: a change that is not listed does not split the month
  test('a change that is not listed', () =>
    expect(earned(run(changing(prorated('days', 'hired_on')), raised), { forPeriod: 'FY26-M02' })).toBe('11000.00'))
  // 17.20: hired_on is not listed, so the days before count with the value of the nearest day in the plan: 10,000.00
  test('a hire that is not listed', () =>
    expect(earned(run(changing(prorated('days', 'change')), raised), { forPeriod: 'FY26-M01' })).toBe('10000.00'))
})

describe('other ways to count', () => {
  const hired = (by: Proration['by']) =>
    earned(
      run(changing(prorated(by, 'hired_on')), { rep: [{ id: 'ann', hired_on: '2026-02-10', target: '120000', since: '2026-01-01' }] }),
      { forPeriod: 'FY26-M01' },
    )
  // on the 15th she is there; she started the month; she did not complete it
  test('by day 15', () => expect(hired('months_by_day_15')).toBe('10000.00'))
  test('months started', () => expect(hired('months_started')).toBe('10000.00'))
  test('months completed', () => expect(hired('months_completed')).toBe('0.00'))
  // 120,000 x 19/365 = 6,246.575...
  test('days in year', () => expect(hired('days_in_year')).toBe('6246.58'))
  // semantics 2: 1,500 x 61/365 = 250.68: hired on 2 December, December and January have 61 days less one
  test('days in year add up month by month', () => {
    const plan = changing(prorated('days_in_year', 'hired_on'))
    const outcome = run(plan, { rep: [{ id: 'ann', hired_on: '2026-12-02', target: '1500', since: '2026-01-01' }] })
    expect(earned(outcome)).toBe('250.68')
  })
})

test('a change on day 15 or after it counts from the next month by day 15', () => {
  // 17.31: raise on the 16th, T of day 15: 10,000.00
  const outcome = run(changing(prorated('months_by_day_15', 'hired_on', 'change')), raised)
  expect(earned(outcome, { forPeriod: 'FY26-M02' })).toBe('10000.00')
})

test('months that are started take the value of the first day that counts, completed ones that of the last', () => {
  // 17.31: a raise on 16 March: 10,000.00 by months started, 11,000.00 by months completed
  const march = (by: Proration['by']) => earned(run(changing(prorated(by, 'hired_on', 'change')), raised), { forPeriod: 'FY26-M02' })
  expect([march('months_started'), march('months_completed')]).toEqual(['10000.00', '11000.00'])
})

test('a hire that is not listed takes nothing from the year', () => {
  // 17.20: hired on 1 May, 120,000: 120,000.00 where hired_on is not listed, 90,000.00 where it is
  const hired = { rep: [{ id: 'ann', hired_on: '2026-05-01', target: '120000' }] }
  const year = (...reasons: Proration['reasons']) =>
    earned(run(paysTarget({ target: statedTarget(repField('target'), 'year', prorated('days', ...reasons)) }, 'year'), hired))
  expect([year('left_on'), year('hired_on')]).toEqual(['120000.00', '90000.00'])
})

test('who comes into the plan from another shrinks it where transfer is listed', () => {
  // role AE from 16 March on: 10,000 x 16/31 = 5,161.290...; not listed, all of March and of February count
  const where = compare(repField('role', textUnit), '=', text('AE'))
  const moved = {
    rep: [
      { id: 'ann', role: 'SDR', target: '60000', since: '2020-01-01' },
      { id: 'ann', role: 'AE', target: '120000', since: '2026-03-16' },
    ],
  }
  const months = (...reasons: Proration['reasons']) => {
    const core = changing(prorated('days', ...reasons))
    const outcome = run({ ...core, people: { ...core.people, where } }, moved)
    return ['FY26-M01', 'FY26-M02', 'FY26-M03'].map((forPeriod) => earned(outcome, { forPeriod }))
  }
  expect(months('transfer', 'change')).toEqual(['0.00', '5161.29', '10000.00'])
  expect(months('hired_on', 'change').slice(1)).toEqual(['10000.00', '10000.00'])
})

test('a leaving date after the period asked for has not happened', () => {
  // 17.8, 17.9: 120,000 full basis; left 2026-09-30: 8 of 12 months from September on
  const plan = paysTarget({ target: statedTarget(repField('target'), 'year', prorated('days', 'left_on')) }, 'year')
  const outcome = run(plan, { rep: [{ id: 'ann', left_on: '2026-09-30', target: '120000' }] })
  expect(earned(outcome, { forPeriod: 'FY26-M01' })).toBe('120000.00')
  expect(earned(outcome, { forPeriod: 'FY26-M07' })).toBe('0.00')
  expect(earned(outcome, { forPeriod: 'FY26-M08' })).toBe('-40000.00') // on 30 September the leave has happened
})

test('shares of target add up over windows of different length', () => {
  // 17.10: T 25,000.01 a quarter; 70% yearly and 30% quarterly: 100,000.04 in all
  const year = metric('y', 'year')
  const quarter = metric('q', 'quarter')
  const plan = planOf({
    paid: 'quarter',
    measures: [year, quarter],
    target: statedTarget(money('25000.01'), 'quarter'),
    components: [pay('a', year, [rate(worth('a'))], { worth: '0.7' }), pay('b', quarter, [rate(worth('b'))], { worth: '0.3' })],
  })
  expect(earned(run(plan, { rep: [{ id: 'ann' }] }))).toBe('100000.04')
})

test('the cents of a target go to the greatest worth first', () => {
  // RP4: 0.05 at 70% and 30%: R(3.5) = 4, then 5 - 4 = 1; in the other order it would be 2 and 3
  const on = metric('m', 'year')
  const components = [pay('a', on, [rate(worth('a'))], { worth: '0.3' }), pay('b', on, [rate(worth('b'))], { worth: '0.7' })]
  const outcome = run(planOf({ measures: [on], target: statedTarget(money('0.05')), components, paid: 'year' }), { rep: [{ id: 'ann' }] })
  expect([earned(outcome, { component: 'a' }), earned(outcome, { component: 'b' })]).toEqual(['0.01', '0.04'])
})

describe('in a year of weeks', () => {
  const calendar = {
    startMonth: 2,
    namedBy: 'start' as const,
    weeks: { months: [4, 4, 5] as [number, number, number], weekday: 5, month: 1 },
  }
  const year = (from: string, to: string, more: Partial<Core> = {}) =>
    paysTarget({ calendar, effective: { from, to }, target: statedTarget(money('120000')), ...more })
  const months = (core: Core, period: string, ...numbers: string[]) => {
    const outcome = run(core, { rep: [{ id: 'ann' }] }, period)
    return numbers.map((m) => earned(outcome, { forPeriod: `${period}-M${m}` }))
  }
  // 17.21: 120,000 x 4/52 = 9,230.769...; to date 18,461.538... and 30,000.00
  test('a month is worth its weeks', () =>
    expect(months(year('2026-02-01', '2027-01-30'), 'FY26', '01', '02', '03')).toEqual(['9230.77', '9230.77', '11538.46']))
  test('so is a month of a quarter', () =>
    expect(months(year('2026-02-01', '2027-01-30', { target: statedTarget(money('30000'), 'quarter') }), 'FY26', '01', '03')).toEqual([
      '9230.77',
      '11538.46',
    ]))
  // 53 weeks: to date 120,000 x 47/53 = 106,415.094... before the last month, which has 6: 13,584.91
  test('a 53rd week joins the last month', () =>
    expect(months(year('2025-01-26', '2026-01-31'), 'FY25', '11', '12')).toEqual(['9056.60', '13584.91']))
  test('the year before is read month by month, by their weeks', () => {
    const growth = metric('growth', 'month', {
      aggregate: { kind: 'growth', metric: 'sales', against: 'last_year' },
      unit: { kind: 'percent' },
      whenEmpty: 'no_pay',
    })
    const core = planOf({
      calendar,
      effective: { from: '2026-02-01', to: '2027-01-30' },
      measures: [metric('sales', 'month'), growth],
      components: [pay('c', growth, [rate(times(money('100'), measure('growth')))])],
    })
    // M03 of FY25 is 23 March to 26 April 2025: 1,000 there, 22 March is M02; 1,300 on 29 March 2026: 30%
    const sold = [deal('1', '2025-03-22', '9999'), deal('2', '2025-04-26', '1000'), deal('3', '2026-03-29', '1300')]
    expect(earned(run(core, { rep: [{ id: 'ann' }], deal: sold }), { forPeriod: 'FY26-M03' })).toBe('30.00')
  })
})

test('month, quarter and year of a target agree to the cent', () => {
  const of = (window: 'month' | 'quarter' | 'year') =>
    earned(run(paysTarget({ target: statedTarget(money('100000')) }, window), { rep: [{ id: 'ann' }] }))
  expect([of('month'), of('quarter'), of('year')]).toEqual(['100000.00', '100000.00', '100000.00'])
})

describe('quotas', () => {
  const paysQuota = (q: Parameters<typeof metric>[2], window: 'month' | 'quarter' | 'year', basis: 'full' | 'to_date' = 'full') => {
    const on = metric('sales', window, q)
    return planOf({ measures: [on], components: [pay('all', on, [rate(quota('sales', basis))])] })
  }
  // 1,000 a quarter over three months: 333.33, 333.34, 333.33
  test('one per quarter is spread over its months by cumulative rounding', () => {
    const outcome = run(paysQuota({ quota: statedQuota(money('1000'), 'quarter') }, 'month'), { rep: [{ id: 'ann' }] })
    expect([1, 2, 3].map((m) => earned(outcome, { forPeriod: `FY26-M0${m}` }))).toEqual(['333.33', '333.34', '333.33'])
  })
  test('one for a longer window is the sum of its months', () =>
    expect(earned(run(paysQuota({ quota: statedQuota(money('1000'), 'quarter') }, 'year'), { rep: [{ id: 'ann' }] }))).toBe('4000.00'))
  test('to date it grows with the months', () => {
    const outcome = run(paysQuota({ quota: statedQuota(money('1200'), 'year') }, 'year', 'to_date'), { rep: [{ id: 'ann' }] })
    expect(earned(outcome, { forPeriod: 'FY26-M01' })).toBe('100.00')
  })
  // 4 a quarter, not rounded: $50 x 4/3 = 66.67 a month
  test('a count is not rounded', () => {
    const on = metric('logos', 'month', {
      aggregate: { kind: 'count', weighted: false },
      unit: { kind: 'count' },
      quota: statedQuota(count('4'), 'quarter'),
    })
    const plan = planOf({ measures: [on], components: [pay('all', on, [rate(times(money('50'), quota('logos')))])] })
    expect(earned(run(plan, { rep: [{ id: 'ann' }] }), { forPeriod: 'FY26-M01' })).toBe('66.67')
  })
})

test("with a given target the plan's own is not read", () => {
  const outcome = run(paysTarget({ target: statedTarget(repField('target', usd)) }), { rep: [{ id: 'ann' }] }, 'FY26-M01', {
    given: { measures: [], target: { value: { n: 12_000_000n, d: 1n }, per: 'year' } },
  })
  expect(earned(outcome)).toBe('10000.00')
})

test('a target at quota pays the target (law 14)', () => {
  const on = metric('sales', 'year', { quota: statedQuota(money('1130000'), 'year') })
  const table = bands(
    'graduated',
    { kind: 'attainment', metric: 'sales', basis: 'full', whenNoQuota: null, origin: sales.origin },
    money('0'),
    band(null, percent('100')),
    band(percent('100'), percent('150')),
  )
  const plan = planOf({
    measures: [on],
    target: statedTarget(money('70000')),
    components: [pay('all', on, [rate(times(worth('all'), table))], { worth: '1', attribution: 'in_order' })],
  })
  // semantics 6: a rounded base rate would give 70,000.11
  expect(earned(run(plan, { rep: [{ id: 'ann' }], deal: [deal('1', '2026-03-01', '1130000')] }))).toBe('70000.00')
})
