import { describe, expect, test } from 'vitest'
import type { Step } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import {
  attainment,
  band,
  bands,
  byRow,
  cents,
  compare,
  count,
  countUnit,
  deal,
  earned,
  factor,
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
  plus,
  rate,
  rowField,
  run,
  statedQuota,
  statedTarget,
  step,
  textUnit,
  times,
  when,
  worth,
} from './fixtures.ts'

const rep = [{ id: 'ann' }]
const sales = metric('sales', 'year', { quota: statedQuota(money('1200000'), 'year') })
// semantics 6.7: S 84,000 (70% of 120,000), Q 1,200,000, 1.0x / 1.5x from 100% / 1.0x from 150%
const graduated = times(
  worth('cloud'),
  bands(
    'graduated',
    attainment('sales'),
    attainment('sales'),
    band(null, factor('1')),
    band(percent('100'), factor('1.5')),
    band(percent('150'), factor('1')),
  ),
)
const cloud = (more: readonly Step[] = []) =>
  planOf({
    measures: [sales],
    target: statedTarget(money('120000')),
    components: [pay('cloud', sales, [rate(graduated), ...more], { worth: '0.7', attribution: 'in_order' })],
  })
const stage = (id: string, kind: Step['stage'], value: Expression): Step => rate(value, { id, stage: kind })
const at = (amount: string, more: readonly Step[] = []) => earned(run(cloud(more), { rep, deal: [deal('1', '2026-03-02', amount)] }))

describe('graduated on attainment', () => {
  test('half of quota', () => expect(at('600000')).toBe('42000.00'))
  test('past the last step', () => expect(at('1800000')).toBe('147000.00'))
  test('below zero the first step takes back', () => expect(at('-20000')).toBe('-1400.00'))
  test('rows in order show the accelerator', () => {
    const outcome = run(cloud(), {
      rep,
      deal: [deal('1', '2026-03-01', '500000'), deal('2', '2026-04-01', '1000000'), deal('3', '2026-05-01', '300000')],
    })
    expect(byRow(outcome, 'cloud')).toEqual({ 1: '35000.00', 2: '80500.00', 3: '31500.00' })
  })
  // 1.0x: 0.07 a dollar; the first dollar above quota earns 0.105
  test('a step does not care on which side its bound falls', () => expect(at('1200001')).toBe('84000.11'))
})

// semantics 7: F 147,000
describe('modifiers on 147,000', () => {
  const boost = stage('boost', 'multiplier', times(step('rate'), factor('1.1')))
  const capped = (of: string, id: string, kind: Step['stage']): Step => stage(id, kind, least(step(of), money('120000')))
  const shut: Expression = not(compare(measure('sales'), '>', money('0')))
  test('a multiplier of 1.1x', () => expect(at('1800000', [boost])).toBe('161700.00'))
  test('a cap before it', () =>
    expect(at('1800000', [capped('rate', 'cap', 'limit_before'), stage('boost', 'multiplier', times(step('cap'), factor('1.1')))])).toBe(
      '132000.00',
    ))
  test('a cap after it', () => expect(at('1800000', [boost, capped('boost', 'cap', 'limit_after')])).toBe('120000.00'))
  test('a closed gate that keeps half', () => {
    const gate = stage('gate', 'gate', when(shut, step('rate'), times(step('rate'), percent('50'))))
    expect(at('1800000', [gate, stage('boost', 'multiplier', times(step('gate'), factor('1.1')))])).toBe('80850.00')
  })
})

describe('attainment is compared, not rounded', () => {
  const gate = stage('gate', 'gate', when(compare(attainment('sales'), '>=', percent('100')), step('rate'), money('0')))
  // semantics 5: 1,199,999.99 of 1,200,000.00 rounds to 100.0000% and is not 100%
  test('a cent below', () => expect(at('1199999.99', [gate])).toBe('0.00'))
  test('exactly on it', () => expect(at('1200000', [gate])).toBe('84000.00'))
  // 17.18: the gate is at its value at the end for every row, on the component's own metric too
  test('a gate opens for all rows or none', () => {
    const outcome = run(cloud([gate]), { rep, deal: [deal('1', '2026-03-01', '600000'), deal('2', '2026-03-02', '600000')] })
    expect(byRow(outcome, 'cloud')).toEqual({ 1: '42000.00', 2: '42000.00' })
  })
})

describe('interpolated', () => {
  // semantics 6.7: 80% pays 50%, 100% pays 100%, S 36,000, M 1,048,000 of 1,200,000
  const line = times(
    worth('bonus'),
    bands(
      'interpolated',
      attainment('sales'),
      attainment('sales'),
      band(null, percent('0')),
      band(percent('80'), percent('50')),
      band(percent('100'), percent('100')),
    ),
  )
  const plan = planOf({
    measures: [sales],
    target: statedTarget(money('120000')),
    components: [pay('bonus', sales, [rate(line)], { worth: '0.3' })],
  })
  const bonus = (amount: string) => earned(run(plan, { rep, deal: [deal('1', '2026-03-01', amount)] }))
  test('between two points, divided last', () => expect(bonus('1048000')).toBe('24600.00'))
  test('below the first point', () => expect(bonus('959999.99')).toBe('0.00'))
  test('on the first point', () => expect(bonus('960000')).toBe('18000.00'))
  test('flat from the last point on', () => expect(bonus('2400000')).toBe('36000.00'))
  test('attributed in proportion', () => {
    const deals = [deal('1', '2026-03-01', '200000'), deal('2', '2026-03-02', '448000'), deal('3', '2026-03-03', '400000')]
    expect(byRow(run(plan, { rep, deal: deals }), 'bonus')).toEqual({ 1: '4694.66', 2: '10516.03', 3: '9389.31' })
  })
})

describe('tables on money', () => {
  const month = metric('sales', 'year')
  const table = (mode: 'graduated' | 'retroactive' | 'step', ...cells: [Expression, Expression]) =>
    planOf({
      measures: [month],
      components: [
        pay('c', month, [rate(bands(mode, measure('sales'), measure('sales'), band(null, cells[0]), band(money('150000'), cells[1])))], {
          attribution: 'in_order',
        }),
      ],
    })
  // semantics 6: 4% to 150,000 then 6%: a 20,000 deal after 145,000 pays 5,000 x 4% + 15,000 x 6% = 1,100.00
  test('the deal that crosses', () => {
    const outcome = run(table('graduated', percent('4'), percent('6')), {
      rep,
      deal: [deal('1', '2026-03-01', '145000'), deal('2', '2026-03-02', '20000')],
    })
    expect(byRow(outcome, 'c')['2']).toBe('1100.00')
  })
  test('a retroactive bound is included', () =>
    expect(earned(run(table('retroactive', percent('2'), percent('3')), { rep, deal: [deal('1', '2026-03-01', '150000')] }))).toBe(
      '4500.00',
    ))
  test('a cent below it', () =>
    expect(earned(run(table('retroactive', percent('2'), percent('3')), { rep, deal: [deal('1', '2026-03-01', '149999.99')] }))).toBe(
      '3000.00',
    ))
  test('a step is an amount by itself', () =>
    expect(earned(run(table('step', money('100'), money('500')), { rep, deal: [deal('1', '2026-03-01', '150000')] }))).toBe('500.00'))
  // H(0) is not zero: what no row explains is a line without a row
  test('a fixed amount belongs to no row', () => {
    const plan = planOf({
      measures: [month],
      components: [pay('c', month, [rate(plus(money('100'), times(percent('10'), measure('sales'))))], { attribution: 'in_order' })],
    })
    expect(byRow(run(plan, { rep, deal: [deal('1', '2026-03-01', '1000')] }), 'c')).toEqual({ '': '100.00', 1: '100.00' })
  })
})

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
  test('count', () => expect(one({ aggregate: { kind: 'count' } })).toBe('30.00'))
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
  test('where', () => expect(one({ aggregate: { kind: 'count' }, where: compare(rowField('amount'), '>=', money('200')) })).toBe('20.00'))
})

test('a stated measure holds in every window', () => {
  const outcome = run(cloud(), { rep }, 'FY26', {
    given: { target: null, measures: [{ person: null, metric: 'sales', measure: cents('1000000'), quota: cents('1000000') }] },
  })
  expect(earned(outcome)).toBe('84000.00')
})

test("a person's rate that changes acts from that day on", () => {
  // 17.4: 100,000 at 10%, then 100,000 at 12%: 22,000.00
  const year = metric('sales', 'year')
  const base = planOf({ measures: [year], components: [] })
  const [reps, deals] = base.records
  if (reps === undefined || deals === undefined) throw new Error('no records')
  const history = { ...reps, history: { from: 'hired_on', to: null } }
  const own: Expression = { kind: 'field', of: 'person', record: 'rep', path: ['rate'], unit: { kind: 'percent' }, origin: year.origin }
  const plan = planOf({
    records: [history, deals],
    people: { record: 'rep', where: null, hired: null, left: null, label: null },
    measures: [year],
    components: [pay('c', year, [rate(times(own, measure('sales')))], { attribution: 'in_order' })],
  })
  const outcome = run(plan, {
    rep: [
      { id: 'ann', hired_on: '2026-01-01', rate: '0.1' },
      { id: 'ann', hired_on: '2026-06-01', rate: '0.12' },
    ],
    deal: [deal('1', '2026-03-01', '100000'), deal('2', '2026-07-01', '100000')],
  })
  expect(earned(outcome)).toBe('22000.00')
  expect(byRow(outcome, 'c')).toEqual({ 1: '10000.00', 2: '12000.00' })
})

test('units beyond the fifth', () => {
  // semantics 6.2: `from 5 at $50` on a count of 7: 2 x 50
  const on = metric('m', 'year', { unit: countUnit, aggregate: { kind: 'count' } })
  const plan = planOf({
    measures: [on],
    components: [
      pay('c', on, [rate(bands('graduated', measure('m'), measure('m'), band(count('5'), money('50'))))], { attribution: 'in_order' }),
    ],
  })
  const outcome = run(plan, { rep, deal: Array.from({ length: 7 }, (_, i) => deal(`${i}`, '2026-03-01', '1')) })
  expect(earned(outcome)).toBe('100.00')
  expect(byRow(outcome, 'c')).toEqual({ 5: '50.00', 6: '50.00' })
})
