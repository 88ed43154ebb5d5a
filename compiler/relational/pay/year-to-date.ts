/** What each part of pay has earned to date in the fiscal year, and all of them together as a metric: what limits on all pay act on (semantics 17.12). */
import type { Measure } from '../../../runtime/core/core.ts'
import { windowAt } from '../../../runtime/evaluate/windows.ts'
import { sizeOf } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import type { Measured } from '../measures/measures.ts'
import { type Accumulating, type Moments, postings, windowsOf } from '../measures/moments.ts'
import { ALL_PAY } from '../measures/needs.ts'
import { aggregate, between, column, columnNamed, constants, int, join, type Relation, select, text, union } from '../program/build.ts'
import type { Site } from '../records/records.ts'
import type { DealPay, Earnings } from './deals.ts'
import { type Kept, spansOf } from './stays.ts'

/** The moments of a component that make up what it has earned to date in the fiscal year, at each moment of a limit. */
export function yearMoments(calendar: Calendar, { moments, addedIn }: Accumulating, limits: Moments): Moments {
  const { world, periods } = calendar
  // the same moments in the same order as the component's own
  periods.forEach((_, place) => postings(calendar, place, addedIn))
  const adds = limits.moments.flatMap(({ at, id, seen }) => {
    const year = windowAt(world, 'year', at)
    const senses = new Map<number, number>()
    for (const period of periods.filter(({ from }) => from >= year.from && from <= at))
      for (const { moment, sense } of addedIn(period, seen, '', 1)) senses.set(moment, (senses.get(moment) ?? 0) + sense)
    return [...senses].flatMap(([moment, sense]) =>
      sense === 0 ? [] : [{ period: String(id), posted: '', moment, sense: sense > 0 ? (1 as const) : (-1 as const) }],
    )
  })
  return { moments: [...moments.values()], adds, plain: false }
}

/** All parts of pay: by windows, what stays earned of these, and what is earned on days, by single deals or as it is stated. */
export interface PartsOfPay {
  readonly earned: readonly Earnings[]
  readonly kept: readonly Kept[]
  readonly deals: readonly Pick<DealPay, 'component' | 'earned'>[]
}

/** What each part of pay has earned in each fiscal year to date. */
export interface PartsOfYear {
  /** `payee`, `limited` (the moment of a limit), `part`, `amount`: some for each window that makes up the year. */
  readonly all: Relation
  /** How far from zero one part, and all parts of the plan together, come to at most. */
  readonly most: bigint
  readonly together: bigint
  /** Whether single deals are among them, of which there may be any number. */
  readonly deals: boolean
}

/** `partOf`: the part of the plan that pays by a component. */
export function partsOfYear(
  site: Site,
  calendar: Calendar,
  { earned, kept, deals }: PartsOfPay,
  limits: Moments,
  { measure, partOf }: { readonly measure: Measure; readonly partOf: (component: string) => string },
): PartsOfYear {
  const { build } = site
  const accumulated = [
    ...earned.map((one) => ({ ...one, year: yearMoments(calendar, windowsOf(calendar, one.component), limits) })),
    ...kept.map((one) => ({ ...one, year: yearMoments(calendar, spansOf(calendar, one.component), limits) })),
  ]
  const ofWindows = accumulated.map(({ component, table, year: { adds } }) => {
    const { name, label, origin } = component
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
    const most = sizeOf({ low: BigInt(found.low), high: BigInt(found.high) })
    return select(build, told, joined, [
      { column: text('part'), value: { kind: 'text', value: name } },
      { column: text('payee'), value: column('payee') },
      { column: columnNamed(counts, 'limited'), value: column('limited') },
      { column: int('amount', -most, most), value: { kind: 'multiply', left: column('earned'), right: column('sense') } },
    ])
  })
  const ofDeals = deals.map((one) => dealsOfYear(site, calendar, one, limits))
  const [first, ...more] = [...ofWindows, ...ofDeals]
  if (first === undefined) throw new Error('limits on nothing')
  const says = 'What the windows of each part of pay have earned in the fiscal year to date'
  const all = more.length === 0 ? first : union(build, { name: 'parts_of_year', says, origin: measure.origin }, first, ...more)
  // a part is made of so many windows in a fiscal year; each is as large as the largest of them
  const reach = new Map<string, bigint>()
  const reaches = (name: string, far: bigint): unknown => reach.set(name, (reach.get(name) ?? 0n) + far)
  accumulated.forEach(({ component, year }, i) => {
    const windows = ofWindows[i]
    if (windows !== undefined) reaches(component.name, furthest(windows) * windowsInYear(year))
  })
  deals.forEach(({ component }, i) => {
    const own = ofDeals[i]
    if (own !== undefined) reaches(component.name, furthest(own) * DEALS)
  })
  const ofPart = new Map<string, bigint>()
  for (const [name, far] of reach) ofPart.set(partOf(name), larger(ofPart.get(partOf(name)) ?? 0n, far))
  const perPart = [...ofPart.values()]
  return { all, most: perPart.reduce(larger), together: perPart.reduce((a, b) => a + b), deals: deals.length > 0 }
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** What each part has earned to date in the fiscal year, and all of them together as a metric. */
export interface YearToDate {
  /** `payee`, `from_day`, `to_day`, the day up to which clawbacks have happened where there are any, `part`, `amount`. */
  readonly parts: Relation
  readonly sum: Measured
}

export function yearToDate({ build }: Site, { all, most, together, deals }: PartsOfYear, limits: Moments, measure: Measure): YearToDate {
  const claws = limits.moments.some(({ seen }) => seen !== null)
  const { origin } = measure
  const byPart = aggregate(
    build,
    { name: 'year_to_date', says: 'What each part of pay has earned in the fiscal year to date', origin },
    all,
    ['payee', 'limited', 'part'],
    [{ column: int('amount', -most, most), does: 'sum', of: 'amount' }],
  )
  if (deals) build.bounds.push({ step: byPart.name, column: 'amount', says: 'all deals of one person in a fiscal year' })
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
    [{ column: int(ALL_PAY, -together, together), does: 'sum', of: 'amount' }],
  )
  const counted = { measure, rows: dated, keys: [], adds: 'amount', other: null, has: null }
  return { parts: dated, sum: { counted, table: sum, inWindows: dated } }
}

/** How far from zero the amounts of a relation are at most. */
function furthest(relation: Relation): bigint {
  const amount = columnNamed(relation, 'amount')
  return amount.type === 'int' ? sizeOf({ low: BigInt(amount.low), high: BigInt(amount.high) }) : 0n
}

/** How many windows to date make up a fiscal year to date, at most. */
function windowsInYear({ adds }: Moments): bigint {
  const counts = new Map<string, bigint>()
  for (const { period } of adds) counts.set(period, (counts.get(period) ?? 0n) + 1n)
  return [...counts.values()].reduce((a, b) => (a > b ? a : b), 1n)
}

/** So many deals of one person in a fiscal year are as much as the largest of them each. */
const DEALS = 1000n

/** The last day of the pay period that a day lies in: what is earned in it counts as a whole. */
const paidThrough = ({ periods }: Calendar, day: number): number =>
  periods.reduce((last, { from, to }) => (from <= day && to > last ? to : last), day)

/** What single deals earned to date in the fiscal year, at each moment of a limit. */
function dealsOfYear(
  { build }: Site,
  calendar: Calendar,
  { component, earned }: Pick<DealPay, 'component' | 'earned'>,
  { moments }: Moments,
): Relation {
  const { name, label, origin } = component
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const days = constants(
    build,
    { ...told('year_days', `The fiscal year to date of ${label}`), origin: null },
    ['limited', 'first_day', 'last_day', 'looked_at'],
    moments.map(({ id, window, at, seen }) => [id, window.from, paidThrough(calendar, at), seen ?? 0]),
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
