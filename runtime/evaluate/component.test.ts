import { describe, expect, test } from 'vitest'
import type { Step } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import { PRESENT } from '../core/people.ts'
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
  least,
  measure,
  metric,
  money,
  not,
  pay,
  percent,
  planOf,
  plus,
  rate,
  run,
  statedQuota,
  statedTarget,
  step,
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
    people: { record: 'rep', where: null, hired: null, left: null, label: null, presence: PRESENT },
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
  const on = metric('m', 'year', { unit: countUnit, aggregate: { kind: 'count', weighted: false } })
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
