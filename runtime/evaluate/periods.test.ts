import { describe, expect, test } from 'vitest'
import {
  byRow,
  compare,
  countUnit,
  deal,
  earned,
  known,
  least,
  measure,
  metric,
  money,
  not,
  or,
  pay,
  percent,
  planOf,
  rate,
  rowField,
  run,
  step,
  textUnit,
  times,
  when,
} from './fixtures.ts'

const rep = [{ id: 'ann' }]

describe('periods', () => {
  // semantics 8: 5.25% on 100.10 three months: to date 5.26, 10.51, 15.77
  test('cents telescope over a quarter', () => {
    const quarter = metric('sales', 'quarter')
    const plan = planOf({ measures: [quarter], components: [pay('c', quarter, [rate(times(percent('5.25'), measure('sales')))])] })
    const outcome = run(plan, { rep, deal: ['2026-02-01', '2026-03-01', '2026-04-01'].map((day) => deal(day, day, '100.10')) })
    expect([1, 2, 3].map((m) => earned(outcome, { forPeriod: `FY26-M0${m}` }))).toEqual(['5.26', '5.25', '5.26'])
  })
  test('windows shorter than the pay period are added', () => {
    const month = metric('sales', 'month')
    const plan = planOf({
      paid: 'quarter',
      measures: [month],
      components: [pay('c', month, [rate(times(percent('5.25'), measure('sales')))])],
    })
    const outcome = run(plan, { rep, deal: ['2026-02-01', '2026-03-01', '2026-04-01'].map((day) => deal(day, day, '100.10')) })
    expect(earned(outcome, { forPeriod: 'FY26-Q1' })).toBe('15.78') // each month is rounded: 5.26 three times
  })
  test('a deal is a window of its own', () => {
    const each = metric('sales', 'deal')
    const plan = planOf({
      measures: [each],
      components: [pay('c', each, [rate(least(times(percent('10'), measure('sales')), money('100')))])],
    })
    const outcome = run(plan, { rep, deal: [deal('1', '2026-03-01', '5000'), deal('2', '2026-03-01', '500')] })
    expect(byRow(outcome, 'c')).toEqual({ 1: '100.00', 2: '50.00' })
  })
  // 17.1: month windows of 1,000.00, a yearly gate that opens in month 12: 12,000.00
  test('a longer gate pays the windows before it too', () => {
    const month = metric('sales', 'month')
    const year = metric('year_sales', 'year')
    const gate = rate(when(compare(measure('year_sales'), '>=', money('120000')), step('rate'), money('0')), {
      id: 'gate',
      stage: 'gate',
      reads: 'modifier',
    })
    const plan = planOf({
      measures: [month, year],
      components: [pay('c', month, [rate(times(percent('10'), measure('sales'))), gate], { modifierWindow: 'year' })],
    })
    const days = Array.from({ length: 12 }, (_, i) => (i === 11 ? '2027-01-05' : `2026-${String(i + 2).padStart(2, '0')}-05`))
    const outcome = run(plan, { rep, deal: days.map((day) => deal(day, day, '10000')) })
    expect(earned(outcome, { forPeriod: 'FY26-M11' })).toBe('0.00')
    expect(earned(outcome, { forPeriod: 'FY26-M12' })).toBe('12000.00')
    expect(byRow(outcome, 'c')['2026-02-05']).toBe('1000.00')
  })
  // the same with a quarterly gate on monthly windows: open at the quarter's end pays all three months, in its last month
  test('a quarterly gate', () => {
    const month = metric('sales', 'month')
    const quarter = metric('quarter_sales', 'quarter')
    const open = or(not(known(measure('quarter_sales'))), compare(measure('quarter_sales'), '>=', money('30000')))
    const gate = rate(when(open, step('rate'), times(step('rate'), percent('50'))), { id: 'gate', stage: 'gate', reads: 'modifier' })
    const plan = planOf({
      measures: [month, quarter],
      components: [pay('c', month, [rate(times(percent('10'), measure('sales'))), gate], { modifierWindow: 'quarter' })],
    })
    const outcome = run(plan, { rep, deal: ['2026-02-05', '2026-03-05', '2026-04-05', '2026-05-05'].map((day) => deal(day, day, '10000')) })
    // 500.00, 500.00, then 3,000.00 less the 1,000.00 paid; the next quarter starts again at half
    expect([1, 2, 3, 4].map((m) => earned(outcome, { forPeriod: `FY26-M0${m}` }))).toEqual(['500.00', '500.00', '2000.00', '500.00'])
  })
  test('earned stays earned', () => {
    const year = metric('sales', 'year')
    const plan = planOf({
      measures: [year],
      components: [pay('c', year, [rate(times(percent('10'), measure('sales')))], { earnedStaysEarned: true })],
    })
    const outcome = run(plan, {
      rep,
      deal: [deal('1', '2026-02-01', '1000'), deal('2', '2026-03-01', '-400'), deal('3', '2026-04-01', '500')],
    })
    // to date 100, 60, 110: the highest so far is 100, 100, 110
    expect([1, 2, 3].map((m) => earned(outcome, { forPeriod: `FY26-M0${m}` }))).toEqual(['100.00', '0.00', '10.00'])
  })
})

describe('measures', () => {
  const paysTen = (more: Parameters<typeof metric>[2]) => {
    const on = metric('m', 'quarter', { unit: countUnit, ...more })
    return planOf({ measures: [on], components: [pay('c', on, [rate(times(money('10'), measure('m')))], { attribution: 'none' })] })
  }
  const months = (plan: ReturnType<typeof planOf>, deals: ReturnType<typeof deal>[]) => {
    const outcome = run(plan, { rep, deal: deals })
    return [1, 2, 3].map((m) => earned(outcome, { forPeriod: `FY26-M0${m}` }))
  }
  // semantics 4: customers {A,B}, {B,C}, {A}: to date 2, 3, 3; increments 2, 1, 0
  test('distinct counts each once in the window', () => {
    const deals = [
      ['1', '2026-02-01', 'A'],
      ['2', '2026-02-02', 'B'],
      ['3', '2026-03-01', 'B'],
      ['4', '2026-03-02', 'C'],
      ['5', '2026-04-01', 'A'],
    ] as const
    const customers = deals.map(([id, day, customer]) => deal(id, day, '1', { customer }))
    expect(months(paysTen({ aggregate: { kind: 'count_distinct', of: rowField('customer', textUnit) } }), customers)).toEqual([
      '20.00',
      '10.00',
      '0.00',
    ])
  })
  const three = [
    deal('1', '2026-02-01', '100', { margin: '30' }),
    deal('2', '2026-02-02', '300', { margin: '90' }),
    deal('3', '2026-02-03', '200', { margin: '0' }),
  ]
  const one = (aggregate: Parameters<typeof metric>[2]) => months(paysTen(aggregate), three)[0]
  test('count', () => expect(one({ aggregate: { kind: 'count', weighted: false } })).toBe('30.00'))
  // minor units count: 10 dollars x 20,000 cents
  test('average', () => expect(one({ aggregate: { kind: 'average', of: rowField('amount') } })).toBe('200000.00'))
  test('min and max', () => {
    expect(one({ aggregate: { kind: 'min', of: rowField('amount') } })).toBe('100000.00')
    expect(one({ aggregate: { kind: 'max', of: rowField('amount') } })).toBe('300000.00')
  })
  // 120 of 600 is 20%: 2.00
  test('ratio', () => expect(one({ aggregate: { kind: 'ratio', of: rowField('margin'), to: rowField('amount') } })).toBe('2.00'))
  test('a ratio of nothing has no value, and no value pays nothing', () =>
    expect(
      months(paysTen({ aggregate: { kind: 'ratio', of: rowField('margin'), to: rowField('amount') }, whenEmpty: 'no_pay' }), [])[0],
    ).toBe('0.00'))
  test('or counts as what the plan says', () =>
    expect(months(paysTen({ aggregate: { kind: 'ratio', of: rowField('margin'), to: rowField('amount') }, whenEmpty: '1' }), [])[0]).toBe(
      '10.00',
    ))
  test('where', () =>
    expect(one({ aggregate: { kind: 'count', weighted: false }, where: compare(rowField('amount'), '>=', money('200')) })).toBe('20.00'))
})
