import { describe, expect, test } from 'vitest'
import {
  attainment,
  band,
  bands,
  compare,
  deal,
  dollars,
  earned,
  factor,
  field,
  least,
  measure,
  metric,
  money,
  pay,
  percent,
  percentUnit,
  planOf,
  plus,
  prorated,
  rate,
  repField,
  repShape,
  run,
  statedQuota,
  statedTarget,
  step,
  times,
  when,
  worth,
} from '../evaluate/fixtures.ts'
import type { Outcome } from '../evaluate/outcome.ts'
import type { Derivation } from './derivation.ts'
import { numberAt } from './node.ts'
import { faultsOf, nodesOf } from './retrace.ts'

const rep = [{ id: 'ann' }]
const derived = (outcome: Outcome, component: string, period: string): Derivation => {
  const found = outcome.derive('ann', component, period)
  if (found === undefined) throw new Error('nothing derived')
  return found
}
const shown = (node: Derivation | undefined): string => {
  const value = node === undefined ? undefined : numberAt(node)
  return value === undefined ? 'nothing' : value.d === 1n ? dollars(value.n) : `${value.n}/${value.d}`
}
const find = (root: Derivation, how: Derivation['how']): Derivation[] => nodesOf(root).filter((node) => node.how === how)

const year = metric('sales', 'year', { quota: statedQuota(money('1200000'), 'year') })
const table = bands(
  'graduated',
  attainment('sales'),
  attainment('sales'),
  band(null, factor('1')),
  band(percent('100'), factor('1.5')),
  band(percent('150'), factor('1')),
)
const gate = rate(when(compare(measure('sales'), '>', money('0')), step('rate'), times(step('rate'), percent('50'))), {
  id: 'gate',
  stage: 'gate',
})
const cap = rate(least(step('gate'), money('500000')), { id: 'cap', stage: 'limit_after' })
const cloud = planOf({
  measures: [year],
  target: statedTarget(money('120000')),
  components: [pay('cloud', year, [rate(times(worth('cloud'), table)), gate, cap], { worth: '0.7', attribution: 'in_order' })],
})
const deals = [deal('1', '2026-03-01', '500000'), deal('2', '2026-04-01', '1000000'), deal('3', '2026-05-01', '300000')]

describe('a derivation', () => {
  const outcome = run(cloud, { rep, deal: deals })
  const root = derived(outcome, 'cloud', 'FY26-M03')
  test('ends in what the period earned', () => expect(shown(root)).toBe(earned(outcome, { forPeriod: 'FY26-M03' })))
  test('is to date now less to date before', () => {
    expect(root.how).toBe('difference')
    expect(root.inputs.map(shown)).toEqual(['115500.00', '35000.00'])
  })
  test('its arithmetic on its inputs gives every value', () => expect(faultsOf(root)).toEqual([]))
  test('shows the share of target', () => expect(find(root, 'worth').map(shown)).toContain('84000.00'))
  test('shows the rows with what each added', () =>
    expect(find(root, 'measured')[0]?.rows.map(({ rowKey, date }) => [rowKey, date])).toEqual([
      ['1', '2026-03-01'],
      ['2', '2026-04-01'],
    ]))
  test('shows a slice for each step reached', () =>
    expect(find(derived(outcome, 'cloud', 'FY26-M04'), 'slice').slice(0, 2)).toHaveLength(2))
})

describe('every figure is derived again from what is printed', () => {
  const history = { ...repShape, history: { from: 'since', to: null }, fields: [...repShape.fields, field('since', { kind: 'date' })] }
  const prorate = prorated('days', 'hired_on', 'change')
  const quarter = metric('sales', 'quarter', { quota: statedQuota(money('100000'), 'month', prorate) })
  const line = bands(
    'interpolated',
    attainment('sales'),
    attainment('sales'),
    band(null, percent('0')),
    band(percent('80'), percent('50')),
    band(percent('100'), percent('100')),
  )
  const plan = planOf({
    records: [history, ...planOf({}).records.slice(1)],
    measures: [quarter, metric('total', 'year')],
    target: statedTarget(repField('target'), 'year', prorate),
    components: [
      pay('a', quarter, [rate(times(worth('a'), line))], { worth: '0.3' }),
      pay('b', quarter, [rate(times(repField('rate', percentUnit), measure('sales')))], { worth: '0.7' }),
      pay(
        'c',
        quarter,
        [
          rate(
            plus(
              worth('a', 'to_date'),
              bands('retroactive', measure('sales'), measure('sales'), band(null, percent('1')), band(money('60000'), percent('2'))),
            ),
          ),
        ],
        { earnedStaysEarned: true },
      ),
      pay(
        'd',
        quarter,
        [
          rate(times(percent('1'), measure('sales'))),
          rate(when(compare(measure('total'), '>', money('100000')), step('rate'), money('0')), {
            id: 'gate',
            stage: 'gate',
            reads: 'modifier',
          }),
        ],
        { modifierWindow: 'year' },
      ),
    ],
  })
  const outcome = run(plan, {
    rep: [
      { id: 'ann', hired_on: '2026-02-10', target: '120000', rate: '0.0125', since: '2026-01-01' },
      { id: 'ann', hired_on: '2026-02-10', target: '132000.01', rate: '0.02', since: '2026-03-16' },
    ],
    deal: [
      deal('1', '2026-02-20', '70000.33'),
      deal('2', '2026-03-20', '-20000'),
      deal('3', '2026-04-20', '100000.07'),
      deal('4', '2026-06-01', '90000'),
    ],
  })
  const all = plan.components.flatMap(({ name }) => outcome.payPeriods.map((period) => [name, period] as const))
  test.each(all)('%s in %s', (component, period) => {
    const root = derived(outcome, component, period)
    expect(faultsOf(root)).toEqual([])
    expect(shown(root)).toBe(earned(outcome, { component, forPeriod: period }))
  })
})

test('an unknown component has no derivation', () => expect(run(cloud, { rep }).derive('ann', 'x', 'FY26-M01')).toBeUndefined())

test('a check that can fail: a wrong input is found', () => {
  const root = derived(run(cloud, { rep, deal: deals }), 'cloud', 'FY26-M03')
  const wrong = { ...root, inputs: root.inputs.toReversed() }
  expect(faultsOf(wrong)).toHaveLength(1)
})
