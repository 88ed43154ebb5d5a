/** Amounts that are stated for a time, targets and quotas: what each month of a person's time in the plan comes to, added up (semantics 2). */
import type { Day } from '../../../runtime/calendar/day.ts'
import { grainDays, grainEnd, grainStart, periodAt } from '../../../runtime/calendar/fiscal.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import type { Proration } from '../../../runtime/core/proration.ts'
import type { Per } from '../../../runtime/core/unit.ts'
import { amountOfParts, type Counting, partsOfGrain } from '../../../runtime/evaluate/prorate.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { ONE, type Ratio } from '../../../runtime/exact/ratio.ts'
import { type Fraction, roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { constant, larger, minus, type Num, pick, plus, smaller, times } from '../../../runtime/fast/program/number.ts'
import { type Calendar, lastSeen } from '../days.ts'
import { figureIn, newSlots } from '../measures/figures.ts'
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
  type Relation,
  select,
  union,
} from '../program/build.ts'
import { write } from '../program/written.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { runParts } from './run-parts.ts'
import { byDays, monthsStated, overlaps, type Parts, type Statement, type Time, valueOf } from './statement.ts'

/** What is wanted: the months `start` to `last` together, as known on a day. */
export interface ToDate {
  readonly known: Day
  readonly start: number
  readonly last: number
}

/** The amounts by `known_on`, `payee` and `last_month`: whole numbers over `under`, both of the same scale. */
export interface StatedToDate {
  readonly table: Relation
  readonly column: string
  readonly under: bigint
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
const common = (list: readonly Ratio[]): bigint => list.reduce((all, { d }) => (all / gcd(all, d)) * d, 1n)

/** What one day, or a whole month, is worth of the amount: the reference evaluator's own figure for somebody who has just that. */
function weightOf({ world }: Calendar, per: Per, prorate: Proration | null, grain: number, origin: Origin): Ratio {
  if (prorate !== null && prorate.by === 'workdays') refuse('proration by workdays', origin)
  const from = grainStart(world.core.calendar, grain)
  const to = byDays(prorate) ? from : grainEnd(world.core.calendar, grain)
  const counting: Counting = { counted: [{ from, to, valueDay: from }], left: [] }
  return amountOfParts(partsOfGrain(world, counting, grain, { valueOn: () => ONE, per, prorate }) ?? [])
}

/** Whether days and months count by people's time in the plan alone: nothing that lies outside it counts, or all of it does, with one value. */
function countsPlainly(site: Site, { prorate, source, later }: Statement, away: Relation | null): boolean {
  if (later !== undefined) return false
  const history = versionsOf(site, site.core.people.record).shape.history !== null
  const changes = source.kind === 'value' && reads(source.value)
  if (source.kind === 'value' && everyPart(source.value).some((part) => part.kind === 'field' && part.path.length > 1)) return false
  if (prorate === null) return !(history && changes) && away === null
  if (!byDays(prorate)) return false
  const listed = (['hired_on', 'left_on', 'leave', 'transfer'] as const).every((reason) => prorate.reasons.includes(reason))
  return (listed || !history) && (prorate.reasons.includes('change') || !(history && changes))
}

const reads = (e: Expression): boolean => e.kind !== 'literal'

/** What a person's stated amount comes to over some months, to date. */
export function statedToDate(site: Site, calendar: Calendar, statement: Statement, time: Time, wanted: readonly ToDate[]): StatedToDate {
  const { build, core } = site
  const { world } = calendar
  const { name, says, origin, source, prorate, money } = statement
  const { per } = source
  // a month after the last day that is looked at has nobody in it
  const months = wanted.flatMap(({ known, start, last }) =>
    Array.from({ length: last - start + 1 }, (_, i) => ({ known, last, grain: start + i })).filter(
      ({ grain }) => grainStart(core.calendar, grain) <= lastSeen(world, known),
    ),
  )
  const weights = months.map(({ grain }) => weightOf(calendar, per, prorate, grain, origin))
  const under = common(weights)
  const period = (grain: number): Day => periodAt(world.core.calendar, per, grain).from
  const rows = months.map(({ known, last, grain }, i) => {
    const { n, d } = weights[i] ?? ONE
    return [known, last, grainStart(core.calendar, grain), grainEnd(core.calendar, grain), (n * under) / d, period(grain)] as const
  })
  const kind = byDays(prorate) ? 'day' : 'month'
  const calendarTable = constants(
    build,
    { name: `${name}_months`, says: `The months of \`${name}\`, and what each ${kind} is worth: parts of ${under}`, origin },
    ['known_on', 'last_month', 'first_day', 'month_end', 'worth_of_one', 'starts_on'],
    rows,
  )
  const most = BigInt(Math.max(...months.map(({ grain }) => grainDays(core.calendar, grain))))
  const { parts, part, scale } = countsPlainly(site, statement, time.away)
    ? plainParts(site, calendar, statement, time, calendarTable, most, under)
    : runParts(site, statement, time, calendarTable, most, under)
  const longest = BigInt(Math.max(...wanted.map(({ start, last }) => last - start + 1)))
  const sum = int('total', part.low < 0n ? part.low * longest : 0n, part.high > 0n ? part.high * longest : 0n, scale)
  const total = aggregate(
    build,
    { name: `${name}_total`, says: `\`${name}\` to date, in parts of ${under}`, origin },
    parts,
    ['known_on', 'last_month', 'payee'],
    [{ column: sum, does: 'sum', of: 'part' }],
  )
  if (!money) return { table: total, column: 'total', under }
  const to = newSlots()
  const summed: Fraction = { ...figureIn(to, total, 'total'), under: constant(under) }
  const { mode, unit } = core.rounding.money
  const rounded = roundedTo(under === 1n ? { ...summed, under: null } : summed, exactly(unit), mode)
  const table = write(build, { name, says, origin }, total, to, new Map(), [{ column: name, number: rounded.over, scale: rounded.scale }])
  return { table, column: name, under: 1n }
}

function plainParts(
  site: Site,
  calendar: Calendar,
  statement: Statement,
  time: Time,
  calendarTable: Relation,
  most: bigint,
  under: bigint,
): Parts {
  const { build } = site
  const { name, origin, prorate } = statement
  const whose = byDays(prorate)
    ? withoutAway(site, statement, countedDays(site, calendar, statement, time.inPlan), time.away)
    : onceEach(site, statement, time.inPlan)
  const inMonths = join(build, { name: `${name}_in_months`, says: `Everybody's months of \`${name}\``, origin }, calendarTable, whose, {
    on: [{ left: 'known_on', right: 'known_on' }],
    ...(byDays(prorate) ? { and: overlaps('first_day', 'month_end') } : {}),
    take: Object.fromEntries(whose.columns.filter((one) => one.name !== 'known_on').map((one) => [one.name, one.name])),
  })
  const { relation: valued, value } = valueOf(site, statement, monthsStated(site, statement, inMonths))
  const slots = newSlots()
  const amount = value(slots, valued)
  const day = (of: string): Num => figureIn(slots, valued, of).over
  const days = byDays(prorate)
    ? plus(minus(smaller(day('to_day'), day('month_end')), larger(day('from_day'), day('first_day'))), constant(1n))
    : constant(1n)
  const counted = { ...days, low: 0n, high: most }
  const signed = valued.columns.some((one) => one.name === 'day_sense') ? times(counted, day('day_sense')) : counted
  const part = times(times(pick(amount.known, amount.over, constant(0n)), byDays(prorate) ? signed : constant(1n)), day('worth_of_one'))
  const parts = write(
    build,
    { name: `${name}_by_month`, says: `What each month adds to \`${name}\`, in parts of ${under}`, origin },
    valued,
    slots,
    new Map(),
    [{ column: 'part', number: part, scale: amount.scale }],
  )
  return { parts, part, scale: amount.scale }
}

/** The days that count: those in the plan, and those away from it for a reason that shrinks nothing (semantics 2). */
function countedDays({ build }: Site, { world }: Calendar, { name, prorate, origin }: Statement, time: Relation): Relation {
  const listed = (reason: 'hired_on' | 'left_on'): boolean => prorate?.reasons.includes(reason) ?? false
  if (listed('hired_on') && listed('left_on')) return time
  const says = 'Days before somebody came, or after they left, that shrink nothing'
  return select(build, { name: `${name}_days`, says, origin }, time, [
    ...kept(time, 'from_day', 'to_day'),
    { column: columnNamed(time, 'from_day'), value: listed('hired_on') ? column('from_day') : integer(world.from) },
    { column: columnNamed(time, 'to_day'), value: listed('left_on') ? column('to_day') : column('last_day') },
  ])
}

/** The days that count, less those on which people are away, where that shrinks what is stated: these are taken off again. */
function withoutAway(site: Site, { name, prorate, origin }: Statement, time: Relation, away: Relation | null): Relation {
  const { build } = site
  if (away === null) return time
  if (!(prorate?.reasons.includes('leave') ?? false)) {
    return time
  }
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const both = join(build, told('away', 'Days in the plan on which people are away'), time, away, {
    on: [
      { left: 'known_on', right: 'known_on' },
      { left: 'payee', right: 'payee' },
    ],
    and: allOf(
      compare('<=', column('away_from', 'right'), column('to_day', 'left')),
      compare('>=', column('away_to', 'right'), column('from_day', 'left')),
    ),
    take: { away_from: 'away_from', away_to: 'away_to' },
  })
  const sense = int('day_sense', -1n, 1n)
  const there = select(build, told('there', 'Days in the plan, that count'), time, [...kept(time), { column: sense, value: integer(1) }])
  const taken = select(build, told('taken_off', 'Days away, that are taken off'), both, [
    ...kept(time, 'from_day', 'to_day'),
    { column: columnNamed(time, 'from_day'), value: { kind: 'larger', left: column('from_day'), right: column('away_from') } },
    { column: columnNamed(time, 'to_day'), value: { kind: 'smaller', left: column('to_day'), right: column('away_to') } },
    { column: sense, value: integer(-1) },
  ])
  return union(build, told('counted', 'Days that count, and days that are taken off'), there, taken)
}

/** Everybody who is in the plan on some day. */
function onceEach(site: Site, { name, origin }: Statement, time: Relation): Relation {
  if (versionsOf(site, site.core.people.record).shape.history === null) return time
  return aggregate(
    site.build,
    { name: `${name}_people`, says: 'Everybody who is in the plan on some day', origin },
    time,
    ['known_on', 'payee'],
    [],
  )
}

/** The amount in a relation that was joined with the table from the left: nothing where there is none. */
export const amountIn = (slots: ReturnType<typeof newSlots>, relation: Relation, name: string, under: bigint): Fraction => ({
  ...figureIn(slots, relation, name),
  under: under === 1n ? null : constant(under),
})
