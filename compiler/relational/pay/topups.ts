/** Guarantees, and draws that are not recoverable: each fills up what somebody earned for a pay period (semantics 9 step 1). */
import type { Day } from '../../../runtime/calendar/day.ts'
import { periodAt } from '../../../runtime/calendar/fiscal.ts'
import { grainEnd, grainStart } from '../../../runtime/calendar/grain.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import type { TopUp } from '../../../runtime/core/payments.ts'
import type { Stretch } from '../../../runtime/evaluate/windows.ts'
import { isBelow } from '../../../runtime/fast/program/fraction.ts'
import { both } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import type { DealLines } from '../earnings.ts'
import { figureIn, newSlots } from '../measures/figures.ts'
import type { Adds } from '../measures/moments.ts'
import type { All } from '../measures/sources.ts'
import { fieldsOn } from '../people/on-the-day.ts'
import {
  aggregate,
  allOf,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  plainName,
  type Relation,
  select,
  type Told,
  union,
} from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import { calculator, ownField } from '../records/fields.ts'
import type { Site } from '../records/records.ts'
import { statedToDate, type ToDate } from '../stated/stated.ts'
import { overlaps, type Statement } from '../stated/statement.ts'

/** The days on which it is asked who is in the plan. */
export const topUpDays = ({ periods }: Calendar, topUps: readonly TopUp[]): readonly Day[] =>
  topUps.length === 0 ? [] : periods.map(({ to }) => to)

/** A pay period as it is seen at the end of itself or of a later one. */
interface Seen {
  readonly id: number
  readonly period: Stretch
  /** The places of the period and of the one at whose end it is seen. */
  readonly of: number
  readonly at: number
}

/** The lines of all guarantees and draws that fill up pay; `pay`: the lines that they are measured against. */
export function topUpLines(
  site: Site,
  calendar: Calendar,
  topUps: readonly TopUp[],
  pay: readonly Relation[],
  sources: All,
): readonly DealLines[] {
  const [first] = topUps
  if (first === undefined) return []
  const { periods, wanted } = calendar
  // what was earned for a pay period before can still change
  const changes = site.core.payments.clawbacks.length > 0 || site.core.exceptions.exemptions.length > 0
  const asked = periods.map((period, place) => ({ period, place })).filter(({ period }) => wanted.has(period.label))
  const pairs = asked.flatMap(({ period, place }) =>
    (changes ? asked.slice(asked.findIndex((one) => one.place === place)) : [{ place }]).map((at) => ({ period, of: place, at: at.place })),
  )
  const seen: readonly Seen[] = pairs.map((one, i) => ({ ...one, id: i + 1 }))
  let reached = reachedIn(site, calendar, seen, pay)
  return topUps.map((topUp, i) => {
    const made = filledBy(site, calendar, topUp, i + 1, seen, reached, sources)
    reached = made.reached
    return made.lines
  })
}

/** What everybody has earned for each period, as it is seen: `payee`, `moment`, `reached`. */
function reachedIn({ build }: Site, { periods }: Calendar, seen: readonly Seen[], pay: readonly Relation[]): Relation {
  const told = (name: string, says: string): Told => ({ name: `filled_${name}`, says, origin: null })
  const [first, ...more] = pay
  const counts = constants(
    build,
    told('periods', 'Which lines make up what was earned for each pay period, as it is seen'),
    ['moment', 'for_period', 'posted_in'],
    seen.flatMap(({ id, period, of, at }) => periods.slice(of, at + 1).map(({ label }) => [id, period.label, label])),
  )
  if (first === undefined) {
    const none = join(build, told('nobody', 'Nothing is earned'), counts, counts, {
      and: compare('<', column('moment', 'left'), integer(0)),
      take: {},
    })
    return select(build, told('nothing', 'Nothing is earned'), none, [
      { column: columnNamed(none, 'moment'), value: column('moment') },
      { column: { name: 'payee', type: 'text', nullable: false }, value: column('for_period') },
      { column: int('reached', 0n, 0n), value: integer(0) },
    ])
  }
  const all = more.length === 0 ? first : union(build, told('pay', 'All that is earned'), first, ...more)
  const in_ = join(build, told('lines', 'What was earned for each pay period'), all, counts, {
    on: [
      { left: 'for_period', right: 'for_period' },
      { left: 'posted_in', right: 'posted_in' },
    ],
    take: { moment: 'moment' },
  })
  const amount = columnNamed(in_, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const sum = aggregate(
    build,
    told('reached', 'What was earned for each pay period, by person'),
    in_,
    ['payee', 'moment'],
    [{ column: int('reached', BigInt(amount.low) * MANY, BigInt(amount.high) * MANY), does: 'sum', of: 'amount' }],
  )
  build.bounds.push({ step: sum.name, column: 'reached', says: 'what one person earned for one pay period' })
  return sum
}

/** So many lines of a person and pay period are as much as the largest of them each. */
const MANY = 1000n

function filledBy(site: Site, calendar: Calendar, topUp: TopUp, number: number, seen: readonly Seen[], reached: Relation, sources: All) {
  const { build } = site
  const { kind, origin } = topUp
  const name = plainName(kind, String(number))
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const amounts = amountsOf(site, calendar, topUp, name, sources)
  const ends = constants(
    build,
    { ...told('seen', 'The pay periods, as they are seen'), origin: null },
    ['moment', 'period_end'],
    seen.map(({ id, period }) => [id, period.to]),
  )
  const asked = join(build, told('asked', 'What is filled up to in each pay period'), amounts, ends, {
    on: [{ left: 'known_on', right: 'period_end' }],
    take: { moment: 'moment' },
  })
  const on = [
    { left: 'payee', right: 'payee' },
    { left: 'moment', right: 'moment' },
  ]
  const beside = join(build, told('beside', 'With what was earned'), asked, reached, { how: 'left', on, take: { reached: 'reached' } })
  const [up, had] = [columnNamed(beside, 'up_to'), columnNamed(beside, 'reached')]
  if (up.type !== 'int' || had.type !== 'int') throw new Error(name)
  const own: Scalar = { kind: 'coalesce', value: column('reached'), otherwise: integer(0) }
  const short: Scalar = { kind: 'subtract', left: column('up_to'), right: own }
  const low = BigInt(had.low) < 0n ? BigInt(had.low) : 0n
  const table = select(
    build,
    { name, says: `What ${kind === 'guarantee' ? 'the guarantee' : 'the draw'} adds`, origin },
    beside,
    [
      { column: columnNamed(beside, 'payee'), value: column('payee') },
      { column: columnNamed(beside, 'moment'), value: column('moment') },
      { column: int('short', 0n, BigInt(up.high) - low), value: short },
    ],
    allOf(compare('<>', column('up_to'), integer(0)), compare('>', short, integer(0))),
  )
  const filled = select(build, told('so_far', 'With what was filled up'), table, [
    ...kept(table, 'short'),
    { column: { ...columnNamed(table, 'short'), name: 'reached' }, value: column('short') },
  ])
  const all = union(build, told('and_before', 'What was earned and filled up'), reached, filled)
  const most = columnNamed(all, 'reached')
  if (most.type !== 'int') throw new Error(name)
  const after = aggregate(
    build,
    told('reached', 'What was earned and filled up, by person'),
    all,
    ['payee', 'moment'],
    [{ column: int('reached', BigInt(most.low) * 2n, BigInt(most.high) * 2n), does: 'sum', of: 'reached' }],
  )
  const lines: DealLines = {
    lines: {
      name: `${name}_filled`,
      label: kind,
      origin,
      item: kind,
      component: { name: origin.address },
      moments: { moments: [], adds: addsOf(calendar, seen), plain: false },
      table,
      amount: 'short',
    },
    rows: null,
  }
  return { lines, reached: after }
}

/** Where each of these is posted: as it is seen, less as it was seen before. */
const addsOf = ({ periods }: Calendar, seen: readonly Seen[]): readonly Adds[] =>
  seen.flatMap(({ id, period, of, at }): Adds[] => {
    const posted = periods[at]?.label ?? ''
    const before = seen.find((one) => one.of === of && one.at === at - 1)
    return [
      { period: period.label, posted, moment: id, sense: 1 },
      ...(before === undefined ? [] : [{ period: period.label, posted, moment: before.id, sense: -1 as const }]),
    ]
  })

/** What each pay period is filled up to, in whole minor units: `payee`, `known_on`, `up_to`. */
export function amountsOf(site: Site, calendar: Calendar, topUp: TopUp, name: string, sources: All): Relation {
  const { build, core } = site
  const { amount, per, prorate, origin } = topUp
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const asked = calendar.periods.filter(({ label }) => calendar.wanted.has(label))
  const toDates = asked.map(({ to, first, last }) => {
    const start = periodAt(core.calendar, 'year', last).first
    return { through: { known: to, start, last }, less: first > start ? { known: to, start, last: first - 1 } : null }
  })
  const wanted = toDates.flatMap(({ through, less }): ToDate[] => (less === null ? [through] : [through, less]))
  const statement: Statement = {
    name: `${name}_amount`,
    says: `What pay is filled up to, to date`,
    origin,
    source: { kind: 'value', value: amount, per },
    prorate,
    money: true,
    months: monthsOf(site, topUp, name, wanted, sources),
  }
  const { table, column: of } = statedToDate(site, calendar, statement, sources.counting, wanted)
  const found = columnNamed(table, of)
  if (found.type !== 'int') throw new Error(name)
  const senses = constants(
    build,
    { ...told('to_date', 'Of which months each pay period is the difference'), origin: null },
    ['known', 'month', 'counts'],
    toDates.flatMap(({ through, less }) => [[through.known, through.last, 1], ...(less === null ? [] : [[less.known, less.last, -1]])]),
  )
  const joined = join(build, told('differences', 'What each pay period adds'), table, senses, {
    on: [
      { left: 'known_on', right: 'known' },
      { left: 'last_month', right: 'month' },
    ],
    take: { counts: 'counts' },
  })
  const [low, high] = [BigInt(found.low), BigInt(found.high)]
  const size = -low > high ? -low : high
  const signed = select(build, told('signed', 'What each pay period adds'), joined, [
    ...kept(joined, 'signed'),
    { column: int('signed', -size, size), value: { kind: 'multiply', left: column(of), right: column('counts') } },
  ])
  return aggregate(
    build,
    told('up_to', 'What pay is filled up to in each pay period'),
    signed,
    ['payee', 'known_on'],
    [{ column: int('up_to', -2n * size, 2n * size), does: 'sum', of: 'signed' }],
  )
}

/** The months in which somebody has it: those in which they are in the plan, from its first on and as long as it lasts. */
function monthsOf(site: Site, { term, origin }: TopUp, name: string, wanted: readonly ToDate[], { time }: All): Relation {
  const { build, core } = site
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const grains = new Map(
    wanted.flatMap(({ known, start, last }) =>
      Array.from({ length: last - start + 1 }, (_, i) => [`${known} ${start + i}`, [known, start + i] as const]),
    ),
  )
  const table = constants(
    build,
    { ...told('all_months', 'The months that are looked at'), origin: null },
    ['known_on', 'first_day', 'month_end', 'fiscal_month', ...(term === null ? [] : ['begins_from'])],
    [...grains.values()].map(([known, grain]) => [
      known,
      grainStart(core.calendar, grain),
      grainEnd(core.calendar, grain),
      grain,
      // whose first month is earlier has had all of them
      ...(term === null ? [] : [grainStart(core.calendar, grain - term.months + 1)]),
    ]),
  )
  const present = join(build, told('present', 'The months in which somebody is in the plan'), table, time, {
    on: [{ left: 'known_on', right: 'known_on' }],
    and: overlaps('first_day', 'month_end'),
    take: { payee: 'payee' },
  })
  const months = aggregate(
    build,
    told('months', 'Each of these months once'),
    present,
    ['known_on', 'payee', 'first_day', 'fiscal_month', ...(term === null ? [] : ['month_end', 'begins_from'])],
    [],
  )
  if (term === null) return months
  const paths = everyPart(term.from).flatMap((part) => (part.kind === 'field' ? [part.path] : []))
  const { relation, columnOf } = fieldsOn(site, months, 'known_on', paths)
  const slots = newSlots()
  const from = calculator({ slots, fieldAt: (field) => ownField(slots, relation, columnOf, field) }).number(term.from)
  const inside = both(
    isBelow(figureIn(slots, relation, 'begins_from'), from, true),
    isBelow(from, figureIn(slots, relation, 'month_end'), true),
  )
  return write(build, told('of_term', 'Those of them for which it is stated'), relation, slots, new Map(), [], inside)
}
