/** Amounts that are stated for a time, targets and quotas: what each month of a person's time in the plan comes to, added up (semantics 2). */
import type { Day } from '../../runtime/calendar/day.ts'
import { grainDays, grainEnd, grainStart, periodAt } from '../../runtime/calendar/fiscal.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { QuotaSource } from '../../runtime/core/measure.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Proration } from '../../runtime/core/proration.ts'
import type { Per } from '../../runtime/core/unit.ts'
import { amountOfParts, type Counting, partsOfGrain } from '../../runtime/evaluate/prorate.ts'
import { exactly } from '../../runtime/evaluate/values.ts'
import { ONE, type Ratio } from '../../runtime/exact/ratio.ts'
import { type Fraction, roundedTo } from '../../runtime/fast/program/fraction.ts'
import { constant, larger, minus, type Num, pick, plus, smaller, times } from '../../runtime/fast/program/number.ts'
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
  stopAt,
  union,
} from './build.ts'
import { type Calendar, lastSeen } from './days.ts'
import { calculator, ownField } from './fields.ts'
import { figureIn, newSlots } from './figures.ts'
import { type Site, type Table, tableOf, versionsOf } from './records.ts'
import { refuse } from './refused.ts'
import { write } from './written.ts'

/** What is stated, and of what it is said. */
export interface Statement {
  readonly name: string
  readonly says: string
  readonly origin: Origin
  readonly source: Exclude<QuotaSource, { kind: 'planned' }>
  readonly prorate: Proration | null
  /** Money is rounded once, to date (RP3); counts and numbers are not. */
  readonly money: boolean
}

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

const byDays = (prorate: Proration | null): boolean => prorate?.by === 'days' || prorate?.by === 'days_in_year'

/** What one day, or a whole month, is worth of the amount: the reference evaluator's own figure for somebody who has just that. */
function weightOf({ world }: Calendar, per: Per, prorate: Proration | null, grain: number, origin: Origin): Ratio {
  if (prorate !== null && prorate.by === 'workdays') refuse('proration by workdays', origin)
  const from = grainStart(world.core.calendar, grain)
  const to = byDays(prorate) ? from : grainEnd(world.core.calendar, grain)
  const counting: Counting = { counted: [{ from, to, valueDay: from }], left: [] }
  return amountOfParts(partsOfGrain(world, counting, grain, { valueOn: () => ONE, per, prorate }) ?? [])
}

/** Refuses the ways to count that no table says yet. */
function checkCounting(site: Site, { prorate, origin, source }: Statement): void {
  const people = versionsOf(site, site.core.people.record)
  const history = people.shape.history !== null
  const changes = source.kind === 'value' && reads(source.value)
  if (prorate === null) {
    if (history && changes) refuse('an amount of a person with a history that nothing shrinks', origin)
    return
  }
  if (!byDays(prorate)) refuse('proration by months', origin)
  const listed = (['hired_on', 'left_on', 'leave', 'transfer'] as const).every((reason) => prorate.reasons.includes(reason))
  if (!listed && history) refuse('proration for some reasons of people with a history', origin)
  if (!prorate.reasons.includes('change') && history && changes) refuse('proration that leaves changes out', origin)
}

const reads = (e: Expression): boolean => e.kind !== 'literal'

/**
 * What a person's stated amount comes to over some months, to date. `time`: everybody's days in the plan, as known on the days that are wanted.
 */
export interface Time {
  /** Everybody's days in the plan, as known on the days that are wanted, and when they are away; null: nobody ever is. */
  readonly inPlan: Relation
  readonly away: Relation | null
}

export function statedToDate(site: Site, calendar: Calendar, statement: Statement, time: Time, wanted: readonly ToDate[]): StatedToDate {
  checkCounting(site, statement)
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
  if (time.away !== null && !byDays(prorate)) refuse('amounts of people who are away that nothing shrinks', origin)
  const whose = byDays(prorate)
    ? withoutAway(site, statement, countedDays(site, calendar, statement, time.inPlan), time.away)
    : onceEach(site, statement, time.inPlan)
  const inMonths = join(build, { name: `${name}_in_months`, says: `Everybody's months of \`${name}\``, origin }, calendarTable, whose, {
    on: [{ left: 'known_on', right: 'known_on' }],
    ...(byDays(prorate) ? { and: overlaps('first_day', 'month_end') } : {}),
    take: Object.fromEntries(whose.columns.filter((one) => one.name !== 'known_on').map((one) => [one.name, one.name])),
  })
  const { relation: valued, value } = valueOf(site, statement, inMonths)
  const slots = newSlots()
  const amount = value(slots, valued)
  const day = (of: string): Num => figureIn(slots, valued, of).over
  const days = byDays(prorate)
    ? plus(minus(smaller(day('to_day'), day('month_end')), larger(day('from_day'), day('first_day'))), constant(1n))
    : constant(1n)
  const counted = { ...days, low: 0n, high: BigInt(Math.max(...months.map(({ grain }) => grainDays(core.calendar, grain)))) }
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
  const longest = BigInt(Math.max(...wanted.map(({ start, last }) => last - start + 1)))
  const sum = int('total', part.low < 0n ? part.low * longest : 0n, part.high > 0n ? part.high * longest : 0n, amount.scale)
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
function withoutAway(site: Site, { name, prorate, source, origin }: Statement, time: Relation, away: Relation | null): Relation {
  const { build } = site
  if (away === null) return time
  if (!(prorate?.reasons.includes('leave') ?? false)) {
    const history = versionsOf(site, site.core.people.record).shape.history !== null
    if (history && source.kind === 'value' && reads(source.value))
      refuse('people with a history who are away while nothing shrinks', origin)
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

/** Days that are in common with those of the right. */
const overlaps = (first: string, last: string) => ({
  kind: 'and' as const,
  parts: [
    compare('>=', column('to_day', 'right'), column(first, 'left')),
    compare('<=', column('from_day', 'right'), column(last, 'left')),
  ] as [ReturnType<typeof compare>, ReturnType<typeof compare>],
})

interface Valued {
  readonly relation: Relation
  readonly value: (slots: ReturnType<typeof newSlots>, relation: Relation) => Fraction
}

/** The amount for the whole period: of the plan, of the person's row, or of a row for the person and period. */
function valueOf(site: Site, { name, source, origin }: Statement, months: Relation): Valued {
  if (source.kind === 'value') {
    const { columnOf } = versionsOf(site, site.core.people.record)
    return {
      relation: months,
      value: (slots, relation) => {
        const found = calculator({ slots, fieldAt: (field) => ownField(slots, relation, columnOf, field) }).number(source.value)
        if (found.under !== null) refuse('a stated amount that is divided', origin)
        return found
      },
    }
  }
  const table = tableOf(site, source.record)
  const column_ = (field: string): string => table.columnOf.get(field) ?? ''
  refuseTwice(site, table, column_(source.by), column_(source.starts), months, name, origin)
  const relation = join(
    site.build,
    { name: `${name}_stated`, says: `The row of \`${source.record}\` for the person and the period`, origin },
    months,
    table.rows,
    {
      on: [
        { left: 'payee', right: column_(source.by) },
        { left: 'starts_on', right: column_(source.starts) },
      ],
      take: { [column_(source.value)]: `${name}_value` },
    },
  )
  return { relation, value: (slots, rows) => figureIn(slots, rows, `${name}_value`) }
}

/** Stops where two rows state the amount of one person and period (CB856). A key that is person and period alone lets no two through. */
function refuseTwice(
  { build }: Site,
  { shape, rows, columnOf }: Table,
  by: string,
  starts: string,
  months: Relation,
  name: string,
  origin: Origin,
): void {
  const key = shape.key.map((one) => columnOf.get(one) ?? '')
  if (key.every((one) => one === by || one === starts)) return
  const told = (what: string) => ({ name: `${name}_${what}`, says: `Rows of \`${shape.name}\` for one person and period`, origin })
  const counts = aggregate(build, told('counts'), rows, [by, starts], [{ column: int('rows', 0n, 10n ** 9n), does: 'count' }])
  const several = select(build, told('several'), counts, kept(counts), compare('>', column('rows'), integer(1)))
  const twice = join(build, told('twice'), months, several, {
    on: [
      { left: 'payee', right: by },
      { left: 'starts_on', right: starts },
    ],
    take: {},
  })
  stopAt(build, twice, `two rows of \`${shape.name}\` are for one person and period`, 'CB856', ['payee', 'starts_on'])
}

/** The amount in a relation that was joined with the table from the left: nothing where there is none. */
export const amountIn = (slots: ReturnType<typeof newSlots>, relation: Relation, name: string, under: bigint): Fraction => ({
  ...figureIn(slots, relation, name),
  under: under === 1n ? null : constant(under),
})
