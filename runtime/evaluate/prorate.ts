/** What counts of the amounts that are stated for a time: the days, and what a month comes to (semantics 2). */
import type { Day } from '../calendar/day.ts'
import { grainDays, grainEnd, grainOf, grainStart, grainWeight, periodAt } from '../calendar/fiscal.ts'
import type { Proration } from '../core/proration.ts'
import type { Per } from '../core/unit.ts'
import { add, divide, equal, multiply, type Ratio, ratio, ZERO } from '../exact/ratio.ts'
import type { Absence, Piece } from './spans.ts'
import { before, earlier, later, monthsOf, next, windowAt } from './windows.ts'
import { workdaysIn } from './workdays.ts'
import type { World } from './world.ts'

/** An amount stated for a period, as it is for one person on a day, and what makes it shrink. */
export interface Stated {
  /** The amount for the whole period, on a day that counts for month `grain`. */
  readonly valueOn: (day: Day, grain: number) => Ratio | undefined
  readonly per: Per | 'plan'
  readonly prorate: Proration | null
}

/** Days that do not count, and why. */
export interface Left {
  readonly from: Day
  readonly to: Day
  readonly reason: Absence
}

/** A part of one month's amount: `value * share * days / of`. */
export interface Part {
  readonly value: Ratio
  /** The month's share of the period that the value is for: 1/12 of a year. */
  readonly share: Ratio
  readonly days: bigint
  readonly of: bigint
  /** What is counted: days, or workdays. */
  readonly unit: 'day' | 'workday'
  /** The days of the month that this part is for, where a change parts it. */
  readonly run: { readonly from: Day; readonly to: Day } | null
  /** The days of the month that do not count. */
  readonly left: readonly Left[]
}

/** Days that count, and the day whose value they take. */
export interface Counted {
  readonly from: Day
  readonly to: Day
  readonly valueDay: Day
}

/** The days of a person that count, and those that do not. */
export interface Counting {
  readonly counted: readonly Counted[]
  readonly left: readonly Left[]
}

const days = (from: Day, to: Day): bigint => BigInt(to - from + 1)

/**
 * The days that count: those in the plan, and those away for a reason that is not listed, with the value of the nearest day in the
 * plan (semantics 2, 17.20). Someone who is never in the plan has none.
 */
export function countedDays(timeline: readonly Piece[], prorate: Proration | null): Counting {
  const present = timeline.filter((piece) => piece.absent.length === 0)
  const left: Left[] = []
  const counted = timeline.flatMap(({ from, to, absent }): Counted[] => {
    if (absent.length === 0) return [{ from, to, valueDay: from }]
    const reason = absent.find((one) => prorate?.reasons.includes(one))
    if (reason !== undefined) {
      left.push({ from, to, reason })
      return []
    }
    const past = present.findLast((piece) => piece.to < from)
    const coming = present.find((piece) => piece.from > to)
    if (past === undefined) return coming === undefined ? [] : [{ from, to, valueDay: coming.from }]
    if (coming === undefined) return [{ from, to, valueDay: past.to }]
    const middle = ((past.to + coming.from) >> 1) as Day
    return [
      ...(from <= middle ? [{ from, to: earlier(to, middle), valueDay: past.to }] : []),
      ...(to > middle ? [{ from: later(from, next(middle)), to, valueDay: coming.from }] : []),
    ]
  })
  return { counted, left }
}

/** The parts of stretches of days that lie from `first` to `last`. */
const within = <T extends { readonly from: Day; readonly to: Day }>(runs: readonly T[], first: Day, last: Day): T[] =>
  runs
    .filter(({ from, to }) => from <= last && to >= first)
    .map((run) => ({ ...run, from: later(run.from, first), to: earlier(run.to, last) }))

const monthsIn = ({ core: { calendar }, from, until }: World, per: Stated['per']): bigint =>
  per === 'plan' ? BigInt(grainOf(calendar, until) - grainOf(calendar, from) + 1) : monthsOf[per]

/** A month's share of an amount that is stated for a period: `s(m)` over the sum of `s` in it, by weeks in a year of weeks (17.21). */
function shareOfGrain(world: World, per: Stated['per'], grain: number): Ratio {
  const { calendar } = world.core
  if (calendar.weeks === null) return ratio(1n, monthsIn(world, per))
  const period = per === 'plan' ? windowAt(world, 'plan', world.from) : periodAt(calendar, per, grain)
  let weeks = 0
  for (let month = period.first; month <= period.last; month += 1) weeks += grainWeight(calendar, month)
  return ratio(BigInt(grainWeight(calendar, grain)), BigInt(weeks))
}

/** The days left out that are told with one of several parts: those that begin in it, or before it and after the part before. */
const leftIn = (parts: readonly Part[], at: number, left: readonly Left[]): readonly Left[] =>
  left.filter(({ from }) => {
    const place = parts.findIndex(({ run }) => run !== null && from <= run.to)
    return (place < 0 ? parts.length - 1 : place) === at
  })

/** The same days, cut on the days on which what is stated changes (semantics 14). Days away take the value of another day, and stay whole. */
export const cutOn = ({ counted, left }: Counting, cuts: readonly Day[]): Counting => ({
  left,
  counted: cuts.reduce<readonly Counted[]>(
    (runs, cut) =>
      runs.flatMap((run) =>
        run.from < cut && cut <= run.to && run.valueDay === run.from
          ? [
              { ...run, to: before(cut) },
              { ...run, from: cut, valueDay: cut },
            ]
          : [run],
      ),
    counted,
  ),
})

/** The same days up to one of them. */
export const countedTo = ({ counted, left }: Counting, to: Day): Counting => ({
  left: left.filter(({ from }) => from <= to),
  counted: counted.filter(({ from }) => from <= to).map((run) => ({ ...run, to: earlier(run.to, to) })),
})

/** Whether a month's amount is a sum over its days, so that a change inside the month can count from its day on. */
export const goesByDays = (prorate: Proration | null): boolean =>
  (prorate?.by === 'days' || prorate?.by === 'days_in_year' || prorate?.by === 'workdays') && prorate.reasons.includes('change')

/** An amount for one period as that for another which gives the month the same: $300,000 a quarter is $1,200,000 a year. */
export const perAs = (world: World, value: Ratio, from: Per, to: Per, grain: number): Ratio =>
  from === to ? value : divide(multiply(value, shareOfGrain(world, from, grain)), shareOfGrain(world, to, grain))

/**
 * The parts of one month's amount (semantics 2): by the days that count where a change shrinks it, otherwise the value of the last day
 * that counts. Undefined where the value of such a day is missing; no parts where no day counts.
 */
export function partsOfGrain(world: World, counting: Counting, grain: number, stated: Stated): readonly Part[] | undefined {
  const { calendar } = world.core
  const first = grainStart(calendar, grain)
  const last = grainEnd(calendar, grain)
  const here = within(counting.counted, first, last)
  const left = within(counting.left, first, last)
  const earliest = here[0]
  const latest = here.at(-1)
  if (earliest === undefined || latest === undefined) return []
  const { prorate, per, valueOn } = stated
  const share = shareOfGrain(world, per, grain)
  const changes = prorate?.reasons.includes('change') ?? false
  const whole = (day: Day): readonly Part[] | undefined => {
    const value = valueOn(day, grain)
    return value === undefined ? undefined : [{ value, share, days: 1n, of: 1n, unit: 'day', run: null, left: [] }]
  }
  const byUnits = (unit: Part['unit'], of: bigint, part: Ratio): readonly Part[] | undefined => {
    const count = (from: Day, to: Day): bigint => (unit === 'day' ? days(from, to) : workdaysIn(world, from, to))
    const runs = here.map((run) => ({ ...run, days: count(run.from, run.to) })).filter((run) => run.days > 0n)
    const end = runs.at(-1)
    if (end === undefined) return []
    const all = { ...end, from: earliest.from, days: runs.reduce((sum, run) => sum + run.days, 0n) }
    const parts: Part[] = []
    for (const { valueDay, from, to, days: counted } of changes ? runs : [all]) {
      const value = valueOn(valueDay, grain)
      if (value === undefined) return undefined
      const same = parts.at(-1)
      if (same !== undefined && equal(same.value, value))
        parts[parts.length - 1] = { ...same, days: same.days + counted, run: { from: same.run?.from ?? from, to } }
      else parts.push({ value, share: part, days: counted, of, unit, run: { from, to }, left })
    }
    return parts.length > 1
      ? parts.map((one, i) => ({ ...one, left: leftIn(parts, i, left) }))
      : parts.map((one) => ({ ...one, run: null }))
  }
  switch (prorate?.by) {
    case undefined:
      return whole(latest.valueDay)
    case 'days':
      return byUnits('day', BigInt(grainDays(calendar, grain)), share)
    case 'days_in_year': {
      const year = periodAt(calendar, 'year', grain)
      return byUnits('day', days(year.from, year.to), ratio(12n, monthsIn(world, per)))
    }
    case 'workdays': {
      const of = workdaysIn(world, first, last)
      return of === 0n ? byUnits('day', BigInt(grainDays(calendar, grain)), share) : byUnits('workday', of, share)
    }
    case 'months_by_day_15': {
      const fifteenth = (first + 14) as Day
      const on = here.find(({ from, to }) => from <= fifteenth && fifteenth <= to)
      return on === undefined ? [] : whole(changes ? on.valueDay : latest.valueDay)
    }
    case 'months_started':
      return whole(changes ? earliest.valueDay : latest.valueDay)
    case 'months_completed':
      return here.reduce((sum, { from, to }) => sum + days(from, to), 0n) === BigInt(grainDays(calendar, grain))
        ? whole(latest.valueDay)
        : []
    default: {
      const never: never = prorate?.by as never
      return never
    }
  }
}

/** The amount of a part, exact. */
export const amountOfPart = ({ value, share, days: counted, of }: Part): Ratio =>
  divide(multiply(multiply(value, share), ratio(counted)), ratio(of))

/** The sum of parts, exact. */
export const amountOfParts = (parts: readonly Part[]): Ratio => parts.reduce((sum, part) => add(sum, amountOfPart(part)), ZERO)
