import { describe, expect, test } from 'vitest'
import type { Contest, Pool, Spiff } from '../core/events.ts'
import type { Expression } from '../core/expression.ts'
import {
  attainment,
  attempt,
  compare,
  count,
  countUnit,
  deal,
  earned,
  measure,
  metric,
  money,
  planOf,
  repField,
  run,
  statedQuota,
} from '../evaluate/fixtures.ts'
import { at, origin, rowField } from '../evaluate/words.ts'

const sales = metric('sales', 'year')
const customers = metric('customers', 'year', {
  aggregate: { kind: 'count_distinct', of: rowField('customer', { kind: 'text' }) },
  unit: countUnit,
})

const spiff = (more: Partial<Spiff> = {}): Spiff => ({
  kind: 'spiff',
  name: 'sprint',
  label: 'Sprint',
  from: '2026-05-01',
  to: '2026-07-31',
  origin: at('sprint'),
  metric: 'sales',
  amount: money('500'),
  occasion: { kind: 'row', where: null, lines: 'direct', weighted: false },
  cap: null,
  budget: null,
  eligible: null,
  ...more,
})
const contest = (more: Partial<Contest> = {}): Contest => ({
  kind: 'contest',
  name: 'club',
  label: 'Club',
  from: null,
  to: null,
  origin: at('club'),
  metric: 'sales',
  window: 'quarter',
  where: null,
  eligible: null,
  by: measure('sales'),
  then: null,
  prizes: ['150000', '100000', '50000'],
  ties: 'share',
  ...more,
})
const pool = (more: Partial<Pool> = {}): Pool => ({
  kind: 'pool',
  name: 'pot',
  label: 'Pot',
  from: null,
  to: null,
  origin: at('pot'),
  window: 'quarter',
  fund: money('100'),
  eligible: null,
  gate: null,
  onePer: null,
  weight: null,
  oddCents: 'largest_remainder',
  ...more,
})
const plan = (...events: readonly (Spiff | Contest | Pool)[]) => planOf({ measures: [sales, customers], events: [...events] })
const people = (...ids: readonly string[]) => ids.map((id) => ({ id }))
const of = (owner: string, id: string, on: string, amount: string, more = {}) => deal(id, on, amount, { owner, ...more })
const reaches = (left: Expression, right: Expression): Expression => compare(left, '>=', right)
const once = (test: Expression, window: 'year' | 'quarter' = 'year'): Partial<Spiff> => ({
  occasion: { kind: 'once', test, window },
  from: null,
  to: null,
})

describe('a spiff', () => {
  const data = {
    rep: people('ann', 'bob'),
    deal: [deal('1', '2026-04-30', '1'), deal('2', '2026-05-01', '1'), deal('3', '2026-07-31', '1'), deal('4', '2026-08-01', '1')],
  }
  test('pays each deal of its days, both ends included, as earned', () => {
    const outcome = run(plan(spiff()), data)
    expect(outcome.earnings.map(({ component, item, rowKey, forPeriod, amount }) => [component, item, rowKey, forPeriod, amount])).toEqual([
      ['sprint', 'spiff', '2', 'FY26-M04', 50_000n],
      ['sprint', 'spiff', '3', 'FY26-M06', 50_000n],
    ])
  })
  test('for one person at most the cap, in row order', () => {
    const outcome = run(plan(spiff({ cap: { limit: money('700'), origin } })), data)
    expect(outcome.earnings.map(({ rowKey, amount }) => [rowKey, amount])).toEqual([
      ['2', 50_000n],
      ['3', 20_000n],
    ])
  })
  test('of a person who cannot take part is taken back', () => {
    // eligible while sales stay above 0.50: the return of July leaves nothing
    const returned = { ...data, deal: [...data.deal.slice(1, 2), deal('5', '2026-07-01', '-1')] }
    const outcome = run(plan(spiff({ eligible: reaches(measure('sales'), money('0.50')) })), returned)
    expect([earned(outcome, { forPeriod: 'FY26-M04' }), earned(outcome)]).toEqual(['500.00', '0.00'])
  })
  // semantics 10: a budget of 150,000 on 60,000, 50,000 and 70,000
  test('a budget is shared on the last day', () => {
    const claims = { ann: 6, bob: 5, cat: 7 }
    const deals = Object.entries(claims).flatMap(([who, n]) =>
      Array.from({ length: n }, (_, i) => of(who, `${who}${i}`, '2026-05-05', '1')),
    )
    const core = plan(spiff({ amount: money('10000'), budget: { limit: money('150000'), share: 'in_proportion', origin } }))
    const { outcome, findings } = attempt(core, { rep: people('ann', 'bob', 'cat'), deal: deals })
    expect(findings).toEqual([])
    const warned = outcome?.warnings.map(({ code, message }) => `${code} ${message}`)
    expect(warned).toEqual(['CB860 `sprint` is claimed for $180,000.00, more than its budget of $150,000.00'])
    const each = outcome === undefined ? [] : ['ann', 'bob', 'cat'].map((payee) => earned(outcome, { payee, forPeriod: 'FY26-M06' }))
    expect(each).toEqual(['50000.00', '41666.67', '58333.33'])
    expect(outcome?.earnings.every(({ forPeriod, rowKey }) => forPeriod === 'FY26-M06' && rowKey !== '')).toBe(true)
  })
  test('a late cancellation is posted to everyone whose part it changes', () => {
    // May: 2 claims each, budget 1,500 of 2,000: 750 each. bob cancels one in September, after the end: 1,000 and 500 fit
    const kept: Expression = { kind: 'not', value: { kind: 'known', value: rowField('cancelled_on', { kind: 'date' }), origin }, origin }
    const core = plan(
      spiff({
        occasion: { kind: 'row', where: kept, lines: 'direct', weighted: false },
        budget: { limit: money('1500'), share: 'in_proportion', origin },
      }),
    )
    const outcome = run(core, {
      rep: people('ann', 'bob'),
      deal: [
        of('ann', '1', '2026-05-05', '1'),
        of('ann', '2', '2026-05-05', '1'),
        of('bob', '3', '2026-05-05', '1'),
        of('bob', '4', '2026-05-05', '1', { cancelled_on: '2026-09-10' }),
      ],
    })
    expect(
      outcome.earnings.map(({ payee, rowKey, forPeriod, postedIn, kind, amount }) => [payee, rowKey, forPeriod, postedIn, kind, amount]),
    ).toEqual([
      ['ann', '1', 'FY26-M06', 'FY26-M06', 'original', 37_500n],
      ['ann', '1', 'FY26-M06', 'FY26-M08', 'correction', 12_500n],
      ['ann', '2', 'FY26-M06', 'FY26-M06', 'original', 37_500n],
      ['ann', '2', 'FY26-M06', 'FY26-M08', 'correction', 12_500n],
      ['bob', '3', 'FY26-M06', 'FY26-M06', 'original', 37_500n],
      ['bob', '3', 'FY26-M06', 'FY26-M08', 'correction', 12_500n],
      ['bob', '4', 'FY26-M06', 'FY26-M06', 'original', 37_500n],
      ['bob', '4', 'FY26-M06', 'FY26-M08', 'correction', -37_500n],
    ])
  })
  test('first come: by date, then row, until nothing is left', () => {
    const core = plan(spiff({ budget: { limit: money('1200'), share: 'first_come', origin } }))
    const outcome = run(core, {
      rep: people('ann', 'bob'),
      deal: [of('bob', '1', '2026-05-02', '1'), of('ann', '2', '2026-05-01', '1'), of('ann', '3', '2026-05-02', '1')],
    })
    expect(outcome.earnings.map(({ rowKey, amount }) => [rowKey, amount])).toEqual([
      ['2', 50_000n],
      ['3', 20_000n],
      ['1', 50_000n],
    ])
  })
})

describe('a milestone', () => {
  const won = (n: number, on: string) => deal(`${n}`, on, '1', { customer: `c${n}` })
  const ten = spiff({ ...once(reaches(measure('customers'), count('3'))), metric: 'customers', amount: money('5000') })
  test('pays once, in the month in which it is reached', () => {
    const outcome = run(plan(ten), {
      rep: people('ann'),
      deal: [won(1, '2026-02-01'), won(2, '2026-03-01'), won(3, '2026-03-31'), won(4, '2026-06-01')],
    })
    expect(outcome.earnings.map(({ item, forPeriod, amount }) => [item, forPeriod, amount])).toEqual([['milestone', 'FY26-M02', 500_000n]])
  })
  test('pays in each window of its metric', () => {
    const each = { ...ten, ...once(reaches(measure('customers'), count('1')), 'quarter') }
    const outcome = run(plan(each), { rep: people('ann'), deal: [won(1, '2026-02-01'), won(2, '2026-06-01')] })
    expect(outcome.earnings.map(({ forPeriod }) => forPeriod)).toEqual(['FY26-M01', 'FY26-M05'])
  })
  test('is not undone by a later return, but by one that undoes the past', () => {
    const sold = spiff({ ...once(reaches(measure('sales'), money('100'))), amount: money('5000') })
    const later = run(plan(sold), { rep: people('ann'), deal: [deal('1', '2026-02-01', '100'), deal('2', '2026-04-01', '-50')] })
    expect(earned(later)).toBe('5000.00')
    const kept: Expression = { kind: 'not', value: { kind: 'known', value: rowField('cancelled_on', { kind: 'date' }), origin }, origin }
    const core = planOf({ measures: [metric('sales', 'year', { where: kept })], events: [sold] })
    const undone = run(core, { rep: people('ann'), deal: [deal('1', '2026-02-01', '100', { cancelled_on: '2026-04-10' })] })
    expect(undone.earnings.map(({ forPeriod, postedIn, amount }) => [forPeriod, postedIn, amount])).toEqual([
      ['FY26-M01', 'FY26-M01', 500_000n],
      ['FY26-M01', 'FY26-M03', -500_000n],
    ])
  })
})

describe('a contest', () => {
  const deals = [
    of('ann', '1', '2026-02-01', '90'),
    of('bob', '2', '2026-02-01', '80'),
    of('cat', '3', '2026-02-01', '80'),
    of('dan', '4', '2026-02-01', '70'),
  ]
  const data = { rep: people('ann', 'bob', 'cat', 'dan'), deal: deals }
  const quarter = contest({ to: '2026-04-30' })
  const prizes = (outcome: ReturnType<typeof run>) =>
    ['ann', 'bob', 'cat', 'dan'].map((payee) => earned(outcome, { payee, forPeriod: 'FY26-M03' }))
  // semantics 10: prizes 1,500/1,000/500, two tied second
  test.for([
    ['share', ['1500.00', '750.00', '750.00', '0.00']],
    ['all', ['1500.00', '1000.00', '1000.00', '0.00']],
    ['next', ['1500.00', '1000.00', '1000.00', '500.00']],
  ] as const)('equals: %s', ([ties, expected]) => expect(prizes(run(plan({ ...quarter, ties }), data))).toEqual(expected))
  test('the cents that equals cannot share go to the first keys', () => {
    // 1,000.00 + 500.01 over two
    const odd = { ...quarter, prizes: ['150000', '100000', '50001'] as [string, ...string[]] }
    expect(prizes(run(plan(odd), data))).toEqual(['1500.00', '750.01', '750.00', '0.00'])
  })
  test('another metric decides between equals', () => {
    const by = { ...quarter, then: measure('customers') }
    const outcome = run(plan(by), { ...data, deal: [...deals, of('cat', '5', '2026-02-02', '0', { customer: 'new' })] })
    expect(prizes(outcome)).toEqual(['1500.00', '500.00', '1000.00', '0.00'])
  })
  test('ranks by attainment, and nobody without a quota', () => {
    const stated = metric('sales', 'year', { quota: statedQuota(repField('target'), 'quarter') })
    const core = planOf({ measures: [stated], events: [{ ...quarter, by: attainment('sales') }] })
    const outcome = run(core, {
      rep: [{ id: 'ann' }, { id: 'bob', target: '100' }, { id: 'cat', target: '80' }, { id: 'dan', target: '700' }],
      deal: deals,
    })
    // bob 80%, cat 100%, dan 10%
    expect(prizes(outcome)).toEqual(['0.00', '1000.00', '1500.00', '500.00'])
  })
  test('who has left before its last day is not ranked', () => {
    const rep = [{ id: 'ann', left_on: '2026-04-29' }, ...people('bob', 'cat', 'dan')]
    expect(prizes(run(plan(quarter), { ...data, rep }))).toEqual(['0.00', '1250.00', '1250.00', '500.00'])
  })
  test('a window by itself, each quarter', () => {
    const outcome = run(plan(contest()), data)
    // from May on nobody sells: four equal at 0 share 3,000.00
    expect(earned(outcome, { payee: 'dan', forPeriod: 'FY26-M06' })).toBe('750.00')
    expect(outcome.earnings.map(({ window }) => window)).toContain('FY26-Q2')
  })
})

describe('a pool', () => {
  const data = {
    rep: people('ann', 'bob', 'cat'),
    deal: [of('ann', '1', '2026-02-01', '5'), of('bob', '2', '2026-02-01', '3'), of('cat', '3', '2026-02-01', '1')],
  }
  const quarter = pool({ to: '2026-04-30', fund: money('10000') })
  const parts = (outcome: ReturnType<typeof run>) => ['ann', 'bob', 'cat'].map((payee) => earned(outcome, { payee, forPeriod: 'FY26-M03' }))
  test('in proportion', () =>
    expect(parts(run(plan({ ...quarter, weight: measure('sales') }), data))).toEqual(['5555.56', '3333.33', '1111.11']))
  test('equally', () => expect(parts(run(plan(quarter), data))).toEqual(['3333.34', '3333.33', '3333.33']))
  test('who is below zero has no part', () => {
    const negative = { ...data, deal: [...data.deal, of('cat', '4', '2026-02-02', '-2')] }
    expect(parts(run(plan({ ...quarter, weight: measure('sales') }), negative))).toEqual(['6250.00', '3750.00', '0.00'])
  })
  test('of less than nothing is nothing', () => {
    const returns = { ...data, deal: [of('ann', '1', '2026-02-01', '-5')] }
    expect(parts(run(plan({ ...quarter, fund: measure('sales') }), returns))).toEqual(['0.00', '0.00', '0.00'])
  })
  test('that nobody shares is told', () => {
    const { outcome } = attempt(plan({ ...quarter, eligible: reaches(measure('sales'), money('100')) }), data)
    expect(outcome?.earnings).toEqual([])
    expect(outcome?.warnings.map(({ message }) => message)).toEqual(['nobody shares the $10,000.00 of `pot` in FY26-Q1'])
  })
})

test('a late cancellation moves places and prizes of several people', () => {
  const kept: Expression = { kind: 'not', value: { kind: 'known', value: rowField('cancelled_on', { kind: 'date' }), origin }, origin }
  const core = planOf({ measures: [metric('sales', 'year', { where: kept })], events: [contest({ to: '2026-04-30' })] })
  // ann 90, bob 80, cat 70; ann's deal is cancelled in June: bob, cat, then ann at 0
  const outcome = run(core, {
    rep: people('ann', 'bob', 'cat'),
    deal: [
      of('ann', '1', '2026-02-01', '90', { cancelled_on: '2026-06-01' }),
      of('bob', '2', '2026-02-01', '80'),
      of('cat', '3', '2026-02-01', '70'),
    ],
  })
  const posted = (postedIn: string) => ['ann', 'bob', 'cat'].map((payee) => earned(outcome, { payee, postedIn, forPeriod: 'FY26-M03' }))
  expect(posted('FY26-M03')).toEqual(['1500.00', '1000.00', '500.00'])
  expect(posted('FY26-M05')).toEqual(['-1000.00', '500.00', '500.00'])
})

test('a prize that is paid once counts against a budget in the order in which it was reached', () => {
  const event = spiff({
    ...once(reaches(measure('sales'), money('10'))),
    amount: money('5000'),
    budget: { limit: money('7000'), share: 'first_come', origin },
  })
  const outcome = run(plan(event), {
    rep: people('ann', 'bob'),
    deal: [of('ann', '1', '2026-05-01', '10'), of('bob', '2', '2026-03-01', '10')],
  })
  expect(outcome.earnings.map(({ payee, forPeriod, amount }) => [payee, forPeriod, amount])).toEqual([
    ['ann', 'FY26-M04', 200_000n],
    ['bob', 'FY26-M02', 500_000n],
  ])
})
