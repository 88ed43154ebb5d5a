import { describe, expect, test } from 'vitest'
import type { Core } from '../core/core.ts'
import { PRESENT } from '../core/people.ts'
import {
  attainment,
  attempt,
  band,
  bands,
  byRow,
  compare,
  creditOf,
  dateUnit,
  deal,
  dealShape,
  earned,
  field,
  measure,
  metric,
  money,
  pathTo,
  pay,
  percent,
  percentUnit,
  planOf,
  prorated,
  quota,
  rate,
  repField,
  repShape,
  run,
  shareTo,
  statedQuota,
  statedTarget,
  target,
  text,
  textUnit,
  times,
  usd,
} from './fixtures.ts'

const sales = metric('sales', 'year')
const tenth = pay('c', sales, [rate(times(percent('10'), measure('sales')))])
const plan = (more: Partial<Core> = {}): Core => planOf({ measures: [sales], components: [tenth], ...more })
const codes = (core: Core, records: Parameters<typeof run>[1], period?: string): string[] => {
  const { outcome, findings } = attempt(core, records, period)
  return [...findings, ...(outcome?.warnings ?? [])].map(({ code }) => code)
}

describe('a row counts for its person on its own date', () => {
  const hired = [{ id: 'ann', hired_on: '2026-03-10', left_on: '2026-06-20', role: 'AE' }]
  const on = (day: string, core = plan(), rep = hired) => earned(run(core, { rep, deal: [deal('1', day, '1000')] }))
  test('not before the hire', () => expect(on('2026-03-09')).toBe('0.00'))
  test('on the day of the hire', () => expect(on('2026-03-10')).toBe('100.00'))
  test('on the last day of work', () => expect(on('2026-06-20')).toBe('100.00'))
  test('not after it', () => expect(on('2026-06-21')).toBe('0.00'))
  test('only where the plan applies', () => {
    const only = (role: string) => plan({ people: { ...planOf({}).people, where: compare(repField('role', textUnit), '=', text(role)) } })
    expect([on('2026-04-01', only('AE')), on('2026-04-01', only('SE'))]).toEqual(['100.00', '0.00'])
  })
  test('only inside the plan', () =>
    expect([
      on('2026-05-31', plan({ effective: { from: '2026-02-01', to: '2026-05-31' } })),
      on('2026-06-01', plan({ effective: { from: '2026-02-01', to: '2026-05-31' } })),
    ]).toEqual(['100.00', '0.00']))
})

describe('rows that count for nobody', () => {
  test('are counted where they belong to no period', () => {
    const { outcome } = attempt(plan(), { rep: [{ id: 'ann' }], deal: [{ id: '1', owner: 'ann', amount: '5' }] })
    expect(outcome?.warnings.map(({ message }) => message)).toEqual(['1 row of `deal` has no `closed_on` and so no period'])
  })
  test('are counted where nobody of the plan has them', () =>
    expect(codes(plan(), { rep: [{ id: 'ann', hired_on: '2026-05-01' }], deal: [deal('1', '2026-03-01', '5')] })).toEqual(['CB854']))
})

describe('credit', () => {
  const split = (first: string, second: string) => {
    const shape = { ...dealShape, fields: [...dealShape.fields, field('second', { kind: 'reference', record: 'rep' }, { optional: true })] }
    return plan({
      records: [repShape, shape],
      credit: [creditOf([shareTo(first, pathTo('owner')), shareTo(second, pathTo('second'))])],
    })
  }
  const rep = [{ id: 'ann' }, { id: 'bob' }]
  // semantics 3: $1,000.01 at 60/40: 600.01, 400.00; $0.01 at 50/50: 0.01, 0.00
  const shares = (core: Core, amount: string) =>
    run(core, { rep, deal: [deal('1', '2026-03-01', amount, { second: 'bob' })] }).credits.map(({ recipient, amount: minor }) => [
      recipient,
      minor,
    ])
  test('60 and 40 of a cent too many', () =>
    expect(shares(split('60', '40'), '1000.01')).toEqual([
      ['ann', 60_001n],
      ['bob', 40_000n],
    ]))
  test('a cent in two goes to one', () => expect(shares(split('50', '50'), '0.01')).toEqual([['ann', 1n]]))
  test('and its return takes it back', () => expect(shares(split('50', '50'), '-0.01')).toEqual([['ann', -1n]]))
  test('shares that are not the whole row are an error', () =>
    expect(codes(split('50', '40'), { rep, deal: [deal('1', '2026-03-01', '5', { second: 'bob' })] })).toEqual(['CB858']))
  test('a line for each row, in its period', () => {
    const [line, ...more] = run(plan(), { rep, deal: [deal('1', '2026-03-01', '12.34')] }).credits
    expect(more).toEqual([])
    expect(line).toMatchObject({
      clause: 'credit/deal',
      rowKey: '1',
      recipient: 'ann',
      forPeriod: 'FY26-M02',
      field: 'amount',
      amount: 1234n,
      incentiveDate: '2026-03-01',
      kind: 'original',
    })
  })
})

test("a person's new rate holds from its own day", () => {
  // 17.4: a sale on the day of the change is paid at the new rate: 1,000 at 10%, 1,000 at 12%
  const plan = planOf({
    records: [{ ...repShape, history: { from: 'hired_on', to: null } }, dealShape],
    people: { record: 'rep', where: null, hired: null, left: null, label: null, presence: PRESENT },
    measures: [sales],
    components: [pay('c', sales, [rate(times(repField('rate', percentUnit), measure('sales')))], { attribution: 'in_order' })],
  })
  const rep = [
    { id: 'ann', hired_on: '2026-01-01', rate: '0.1' },
    { id: 'ann', hired_on: '2026-06-01', rate: '0.12' },
  ]
  const outcome = run(plan, { rep, deal: [deal('1', '2026-05-31', '1000'), deal('2', '2026-06-01', '1000')] })
  expect(byRow(outcome, 'c')).toEqual({ 1: '100.00', 2: '120.00' })
})

describe('quotas from a record', () => {
  const shape = {
    name: 'q',
    file: 'q.csv',
    key: ['id'] as [string],
    fields: [field('id', textUnit), field('rep', { kind: 'reference', record: 'rep' }), field('starts', dateUnit), field('quota', usd)],
    history: null,
    known: null,
    withdrawn: null,
    rates: false,
    origin: repShape.origin,
  }
  const on = (whenMissing = 'no_pay') =>
    metric('sales', 'quarter', {
      quota: {
        source: { kind: 'record', record: 'q', value: 'quota', by: 'rep', starts: 'starts', per: 'quarter' },
        prorate: null,
        whenMissing,
        origin: repShape.origin,
      },
    })
  const core = (whenMissing?: string, value = attainment('sales')) => {
    const one = on(whenMissing)
    return planOf({
      paid: 'quarter',
      records: [repShape, dealShape, shape],
      measures: [one],
      components: [pay('c', one, [rate(times(money('100'), value))])],
    })
  }
  const rep = [{ id: 'ann' }]
  const row = (id: string, starts: string, amount: string) => ({ id, rep: 'ann', starts, quota: amount })
  const sold = [deal('1', '2026-02-10', '500')]
  test('one row per person and period', () =>
    expect(earned(run(core(), { rep, q: [row('1', '2026-02-01', '1000')], deal: sold }, 'FY26-Q1'))).toBe('50.00'))
  test('no row is no quota: no pay', () => expect(earned(run(core(), { rep, deal: sold }, 'FY26-Q1'))).toBe('0.00'))
  test('zero is no quota', () => expect(earned(run(core(), { rep, q: [row('1', '2026-02-01', '0')], deal: sold }, 'FY26-Q1'))).toBe('0.00'))
  test('no row may be an error', () => expect(codes(core('error'), { rep, deal: sold }, 'FY26-Q1')).toEqual(['CB851']))
  test('or a constant', () => {
    const stated = { ...attainment('sales'), whenNoQuota: '1' }
    expect(earned(run(core('1', stated as ReturnType<typeof attainment>), { rep, deal: sold }, 'FY26-Q1'))).toBe('100.00')
  })
  test('two rows are an error', () =>
    expect(codes(core(), { rep, q: [row('1', '2026-02-01', '1'), row('2', '2026-02-01', '2')] }, 'FY26-Q1')).toEqual(['CB856']))
  test('a negative quota is an error', () =>
    expect(codes(core(), { rep, q: [row('1', '2026-02-01', '-1')] }, 'FY26-Q1')).toEqual(['CB857']))
  test('a row that starts on no quarter is counted', () =>
    expect(codes(core(), { rep, q: [row('1', '2026-02-02', '1000')] }, 'FY26-Q1')).toEqual(['CB859']))
  test('the year is the sum of its quarters', () => {
    const one = { ...on(), window: 'year' as const }
    const yearly = { ...core(), measures: [one], components: [pay('c', one, [rate(quota('sales'))])] }
    expect(earned(run(yearly, { rep, q: [row('1', '2026-02-01', '1000.01'), row('2', '2026-05-01', '0.02')] }))).toBe('1000.03')
  })
})

describe('what a run refuses', () => {
  const rep = [{ id: 'ann' }]
  test('a period that holds no pay period', () => expect(codes(plan({ paid: 'quarter' }), { rep }, 'FY26-M01')).toEqual(['CB850']))
  test('a period outside the plan', () =>
    expect([codes(plan(), { rep }, 'FY20'), codes(plan(), { rep }, 'FY30')]).toEqual([['CB850'], ['CB850']]))
  test('what is no period', () => expect(codes(plan(), { rep }, 'spring')).toEqual(['CB850']))
  test('bounds that do not rise for a person', () => {
    const table = bands(
      'retroactive',
      measure('sales'),
      measure('sales'),
      band(null, percent('1')),
      band(repField('target'), percent('2')),
      band(money('100'), percent('3')),
    )
    const core = plan({ components: [pay('c', sales, [rate(table)])] })
    expect(codes(core, { rep: [{ id: 'ann', target: '100' }], deal: [deal('1', '2026-03-01', '5')] })).toContain('CB855')
    expect(codes(core, { rep: [{ id: 'ann', target: '99' }], deal: [deal('1', '2026-03-01', '5')] })).toEqual([])
  })
  test('a target without a value, once a person', () =>
    expect(
      codes(plan({ target: statedTarget(repField('target'), 'year', prorated('days')), components: [pay('c', sales, [rate(target())])] }), {
        rep,
      }),
    ).toEqual(['CB852']))
  test('an empty measure where the plan says so', () => {
    const average = metric('sales', 'month', {
      aggregate: { kind: 'average', of: { ...repField('target'), of: 'row', path: ['amount'] } as ReturnType<typeof repField> },
      whenEmpty: 'error',
    })
    expect(codes(planOf({ measures: [average], components: [pay('c', average, [rate(measure('sales'))])] }), { rep }, 'FY26-M01')).toEqual([
      'CB852',
    ])
  })
})

test('an attainment to date is against the quota so far', () => {
  const on = metric('sales', 'year', { quota: statedQuota(money('1200'), 'year') })
  const core = planOf({ measures: [on], components: [pay('c', on, [rate(times(money('100'), attainment('sales', 'to_date')))])] })
  const outcome = run(core, { rep: [{ id: 'ann' }], deal: [deal('1', '2026-02-10', '100')] })
  // 100 of 100 in February, 100 of 200 in March
  expect([earned(outcome, { forPeriod: 'FY26-M01' }), earned(outcome, { forPeriod: 'FY26-M02' })]).toEqual(['100.00', '-50.00'])
})
