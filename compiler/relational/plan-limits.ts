/** Gates, factors and caps on all pay: on the sum of the parts to date in the fiscal year, shared over the parts (semantics 7 stage 10, 17.12). */
import type { Component, Core, Measure, Step } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import { OWN } from '../../runtime/core/scope.ts'
import { before, windowAt } from '../../runtime/evaluate/windows.ts'
import {
  aggregate,
  between,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  type Relation,
  select,
  text,
  union,
  windowed,
} from './build.ts'
import type { Earned } from './components.ts'
import type { Calendar } from './days.ts'
import type { DealPay } from './deals.ts'
import type { Measured } from './measures.ts'
import { type Moments, posted, postings, windowsOf } from './moments.ts'
import { ALL_PAY } from './needs.ts'
import type { Site } from './records.ts'
import { refuse } from './refused.ts'
import type { Condition, Scalar } from './scalar.ts'

const negativeOf = (value: Scalar): Scalar => ({ kind: 'subtract', left: integer(0), right: value })

/** What limits make of all pay, as a part of pay on that sum: factors, then caps; undefined where the plan has none. */
export function allPayOf({
  components,
  factors,
  limits,
  currency,
  rounding,
}: Core): { readonly component: Component; readonly measure: Measure } | undefined {
  const [first] = components
  const [origin] = [...factors, ...limits].map((one) => one.origin)
  if (first === undefined || origin === undefined) return undefined
  for (const limit of limits) {
    if (limit.each !== null) refuse('limits on all pay of each period', limit.origin)
    if (limit.kind === 'floor') refuse('a floor on all pay', limit.origin)
  }
  const roundedMoney = (value: Expression, at: Origin): Expression => ({ kind: 'round', value, ...rounding.money, origin: at })
  const sum: Expression = { kind: 'measure', metric: ALL_PAY, origin }
  const unit = { kind: 'money' as const, currency: currency.code }
  const one: Expression = { kind: 'literal', unit: { kind: 'factor' }, value: '1', origin }
  const product = factors.reduce<Expression>(
    (all, { factor, origin: at }) => ({
      kind: 'arithmetic',
      op: 'multiply',
      left: all,
      right: { kind: 'else', value: factor, fallback: one, origin: at },
      origin: at,
    }),
    sum,
  )
  const multiplied = factors.length === 0 ? sum : roundedMoney(product, origin)
  const value = limits.reduce<Expression>((all, { limit, when, origin: at }) => {
    const least: Expression = { kind: 'minimum', values: [all, roundedMoney(limit, at)], origin: at }
    const bound: Expression = { kind: 'else', value: least, fallback: all, origin: at }
    return when === null ? bound : { kind: 'if', when, then: bound, otherwise: all, origin: at }
  }, multiplied)
  const step: Step = { id: ALL_PAY, label: 'All pay under its gates, factors and caps', stage: 'rate', reads: 'window', value, origin }
  const component: Component = {
    ...first,
    name: ALL_PAY,
    label: 'All pay',
    window: 'year',
    modifierWindow: null,
    steps: [step],
    round: { mode: 'down', unit: '1' },
    base: { metric: ALL_PAY, step: null },
    attribution: 'none',
    paidAt: null,
    carry: null,
    origin,
  }
  const measure: Measure = {
    name: ALL_PAY,
    label: 'All pay to date in the fiscal year',
    record: '',
    aggregate: { kind: 'sum', of: sum },
    where: null,
    onCredit: { factors: [], cap: null },
    converted: null,
    scope: OWN,
    window: 'year',
    unit,
    whenEmpty: null,
    quota: null,
    origin,
  }
  return { component, measure }
}

/** The moments at which all pay is limited: the end of each pay period that is wanted, and of the one before it in the same fiscal year. */
export const limitMoments = (calendar: Calendar): Moments =>
  posted(calendar, (period) => {
    const { world } = calendar
    const year = windowAt(world, 'year', period.to)
    const then = before(period.from)
    return [
      { at: period.to, window: year, sense: 1 },
      ...(period.from > year.from ? [{ at: then, window: windowAt(world, 'year', then), sense: -1 as const }] : []),
    ]
  })

/** The moments of a component that make up what it has earned to date in the fiscal year, at each moment of a limit. */
export function yearMoments(calendar: Calendar, component: Component, limits: Moments): Moments {
  const { world, periods } = calendar
  const { moments, addedIn } = windowsOf(calendar, component)
  // the same moments in the same order as the component's own
  periods.forEach((_, place) => postings(calendar, place, addedIn))
  const adds = limits.moments.flatMap(({ at, id, seen }) => {
    const year = windowAt(world, 'year', at)
    const senses = new Map<number, number>()
    for (const period of periods.filter(({ from, to }) => from >= year.from && to <= at))
      for (const { moment, sense } of addedIn(period, seen, '', 1)) senses.set(moment, (senses.get(moment) ?? 0) + sense)
    return [...senses].flatMap(([moment, sense]) =>
      sense === 0 ? [] : [{ period: String(id), posted: '', moment, sense: sense > 0 ? (1 as const) : (-1 as const) }],
    )
  })
  return { moments: [...moments.values()], adds, plain: false }
}

/** What each component has earned to date in the fiscal year, and all of them together as a metric. */
export interface YearToDate {
  /** `payee`, `limited` (the moment of the limit), `part`, `amount`. */
  readonly parts: Relation
  readonly sum: Measured
}

export function yearToDate(
  site: Site,
  earned: readonly Earned[],
  years: readonly Moments[],
  deals: readonly DealPay[],
  limits: Moments,
  measure: Measure,
): YearToDate {
  const { build } = site
  const claws = limits.moments.some(({ seen }) => seen !== null)
  const ofWindows = earned.map(({ component, table }, i) => {
    const { name, label, origin } = component
    const adds = years[i]?.adds ?? []
    const counts = constants(
      build,
      { name: `${name}_in_years`, says: `Which windows to date make up ${label} of the fiscal year to date`, origin: null },
      ['limited', 'counted', 'sense'],
      adds.map(({ period, moment, sense }) => [Number(period), moment, sense]),
    )
    const told = { name: `${name}_year`, says: `${label} of the fiscal year to date`, origin }
    const joined = join(build, { ...told, name: `${name}_of_year` }, table, counts, { on: [{ left: 'moment', right: 'counted' }] })
    const found = columnNamed(table, 'earned')
    if (found.type !== 'int') throw new Error(name)
    const most = [found.low, found.high]
      .map((bound) => (BigInt(bound) < 0n ? -BigInt(bound) : BigInt(bound)))
      .reduce((a, b) => (a > b ? a : b))
    return select(build, told, joined, [
      { column: text('part'), value: { kind: 'text', value: name } },
      { column: text('payee'), value: column('payee') },
      { column: columnNamed(counts, 'limited'), value: column('limited') },
      { column: int('amount', -most, most), value: { kind: 'multiply', left: column('earned'), right: column('sense') } },
    ])
  })
  const [first, ...more] = [...ofWindows, ...deals.map((one) => dealsOfYear(site, one, limits))]
  if (first === undefined) throw new Error('limits on nothing')
  const { origin } = measure
  const told = { name: 'year_to_date', says: 'What each part of pay has earned in the fiscal year to date', origin }
  const all = more.length === 0 ? first : union(build, { ...told, name: 'parts_of_year' }, first, ...more)
  const amount = columnNamed(all, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const windows = BigInt(Math.max(deals.length === 0 ? 1 : Number(DEALS), ...years.map(({ moments }) => moments.length)))
  const reach = (times: bigint, name: string) => int(name, BigInt(amount.low) * times, BigInt(amount.high) * times)
  const byPart = aggregate(
    build,
    told,
    all,
    ['payee', 'limited', 'part'],
    [{ column: reach(windows, 'amount'), does: 'sum', of: 'amount' }],
  )
  if (deals.length > 0) build.bounds.push({ step: byPart.name, column: 'amount', says: 'all deals of one person in a fiscal year' })
  const days = constants(
    build,
    { name: 'limited_days', says: 'The fiscal year to date at the end of each pay period', origin: null },
    ['limited_at', 'from_day', 'to_day', ...(claws ? ['seen_on'] : [])],
    limits.moments.map(({ id, window, at, seen }) => [id, window.from, at, ...(claws ? [seen ?? at] : [])]),
  )
  const dated = join(build, { name: 'all_pay_parts', says: 'The parts of pay in each fiscal year to date', origin }, byPart, days, {
    on: [{ left: 'limited', right: 'limited_at' }],
  })
  const sum = aggregate(
    build,
    { name: 'all_pay_sum', says: measure.label, origin },
    dated,
    ['payee', 'from_day', 'to_day', ...(claws ? ['seen_on'] : [])],
    [{ column: reach(windows * BigInt(earned.length + deals.length), ALL_PAY), does: 'sum', of: 'amount' }],
  )
  const counted = { measure, rows: byPart, keys: [], adds: 'amount', other: null, has: null }
  return { parts: byPart, sum: { counted, table: sum, inWindows: byPart } }
}

/** So many deals of one person in a fiscal year are as much as the largest of them each. */
const DEALS = 1000n

/** What single deals earned to date in the fiscal year, at each moment of a limit. */
function dealsOfYear({ build }: Site, { component, earned }: DealPay, { moments }: Moments): Relation {
  const { name, label, origin } = component
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const days = constants(
    build,
    { ...told('year_days', `The fiscal year to date of ${label}`), origin: null },
    ['limited', 'first_day', 'last_day', 'looked_at'],
    moments.map(({ id, window, at, seen }) => [id, window.from, at, seen ?? 0]),
  )
  const seen = earned.columns.some((one) => one.name === 'seen_by')
  const joined = join(build, told('of_year', `${label} of the fiscal year to date`), earned, days, {
    ...(seen ? { on: [{ left: 'seen_by', right: 'looked_at' }] } : {}),
    and: between(column('day', 'left'), column('first_day', 'right'), column('last_day', 'right')),
    take: { limited: 'limited' },
  })
  return select(build, told('year', `${label} of the fiscal year to date`), joined, [
    { column: text('part'), value: { kind: 'text', value: name } },
    { column: text('payee'), value: column('payee') },
    { column: columnNamed(days, 'limited'), value: column('limited') },
    { column: { ...columnNamed(joined, 'earned_by_row'), name: 'amount' }, value: column('earned_by_row') },
  ])
}

/** What limits change, by part of pay and moment: `payee`, `moment`, `part` (empty: no part), `amount`; shared by largest remainder (RP8). */
export function changedByLimits({ build }: Site, { table, component }: Earned, parts: Relation): Relation {
  const { origin } = component
  const told = (name: string, says: string) => ({ name, says, origin })
  const both = join(build, told('limited_parts', 'Each part of pay beside what all of it comes to under its limits'), parts, table, {
    on: [
      { left: 'payee', right: 'payee' },
      { left: 'limited', right: 'moment' },
    ],
    take: { earned: 'limited_to', [ALL_PAY]: 'in_all', moment: 'moment' },
  })
  const number = (name: string) => {
    const found = columnNamed(both, name)
    if (found.type !== 'int') throw new Error(name)
    return { low: BigInt(found.low), high: BigInt(found.high) }
  }
  const most = [number('limited_to'), number('amount')].map(({ low, high }) => (-low > high ? -low : high)).reduce((a, b) => a * b)
  const limit = number('limited_to')
  const size = -limit.low > limit.high ? -limit.low : limit.high
  const magnitude: Scalar = {
    kind: 'case',
    when: [{ if: compare('<', column('limited_to'), integer(0)), then: negativeOf(column('limited_to')) }],
    otherwise: column('limited_to'),
  }
  const changed: Condition = compare('<>', column('limited_to'), column('in_all'))
  const sharing = select(
    build,
    told('limited_shares', 'What of the limited pay falls to each part, before its whole cents are cut'),
    both,
    [
      ...kept(both, 'size', 'share'),
      { column: int('size', 0n, size), value: magnitude },
      { column: int('share', -most, most), value: { kind: 'multiply', left: magnitude, right: column('amount') } },
    ],
    { kind: 'and', parts: [changed, compare('>', column('in_all'), integer(0))] },
  )
  const cut = (over: Scalar): Scalar => ({ kind: 'quotient', over, under: column('in_all'), exact: false })
  // the whole number below, also of what is below zero
  const upwards: Scalar = {
    kind: 'subtract',
    left: { kind: 'subtract', left: column('in_all'), right: integer(1) },
    right: column('share'),
  }
  const whole: Scalar = {
    kind: 'case',
    when: [{ if: compare('<', column('share'), integer(0)), then: negativeOf(cut(upwards)) }],
    otherwise: cut(column('share')),
  }
  const cents = select(build, told('limited_cents', 'The whole cents of each part, and what they leave'), sharing, [
    ...kept(sharing),
    { column: int('whole', -most, most), value: whole },
    {
      column: int('left_over', -most, most),
      value: { kind: 'subtract', left: column('share'), right: { kind: 'multiply', left: whole, right: column('in_all') } },
    },
  ])
  const ranked = windowed(
    build,
    told('limited_order', 'The parts by what their cents leave, the greatest first, and all cents together'),
    cents,
    ['payee', 'moment'],
    [{ of: 'left_over', descending: true }, 'part'],
    [
      { column: int('place', 1n, 1000n), does: 'row_number' },
      { column: int('cents', -most, most), does: 'total', of: 'whole' },
    ],
  )
  const part: Scalar = {
    kind: 'case',
    when: [
      {
        if: compare('<=', column('place'), { kind: 'subtract', left: column('size'), right: column('cents') }),
        then: { kind: 'add', left: column('whole'), right: integer(1) },
      },
    ],
    otherwise: column('whole'),
  }
  const signed: Scalar = {
    kind: 'case',
    when: [{ if: compare('<', column('limited_to'), integer(0)), then: negativeOf(part) }],
    otherwise: part,
  }
  const byPart = select(build, told('limited_by_part', 'What limits change in each part of pay'), ranked, [
    { column: text('part'), value: column('part') },
    { column: text('payee'), value: column('payee') },
    { column: columnNamed(ranked, 'moment'), value: column('moment') },
    { column: int('changed', -2n * most, 2n * most), value: { kind: 'subtract', left: signed, right: column('amount') } },
  ])
  const rest = select(
    build,
    told('limited_rest', 'What limits change where all pay is nothing or less: it belongs to no part'),
    table,
    [
      { column: text('part'), value: { kind: 'text', value: '' } },
      { column: text('payee'), value: column('payee') },
      { column: columnNamed(table, 'moment'), value: column('moment') },
      { column: int('changed', -2n * most, 2n * most), value: { kind: 'subtract', left: column('earned'), right: column(ALL_PAY) } },
    ],
    { kind: 'and', parts: [compare('<>', column('earned'), column(ALL_PAY)), compare('<=', column(ALL_PAY), integer(0))] },
  )
  return union(build, told('limited', 'What gates, factors and caps change, by part of pay and pay period to date'), byPart, rest)
}
