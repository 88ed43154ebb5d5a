import type { Day } from '../calendar/day.ts'
import { grainDays, grainEnd, grainOf, grainStart, periodAt } from '../calendar/fiscal.ts'
import type { Proration } from '../core/core.ts'
import type { Per } from '../core/unit.ts'
import { add, divide, equal, multiply, type Ratio, ratio, ZERO } from '../exact/ratio.ts'
import type { Absence, Piece } from './spans.ts'
import { earlier, later, monthsOf, next } from './windows.ts'
import type { World } from './world.ts'

/** An amount stated for a period, as it is for one person on a day, and what makes it shrink. */
export interface Stated {
  /** The amount for the whole period, on a day that counts for month `grain`. */
  readonly valueOn: (day: Day, grain: number) => Ratio | undefined
  readonly per: Per | 'plan'
  readonly prorate: Proration | null
}

/** A part of one month's amount: `value * share * days / of`. */
export interface Part {
  readonly value: Ratio
  /** The month's share of the period that the value is for: 1/12 of a year. */
  readonly share: Ratio
  readonly days: bigint
  readonly of: bigint
}

/** Days that count, and the day whose value they take. */
interface Counted {
  readonly from: Day
  readonly to: Day
  readonly valueDay: Day
}

const days = (from: Day, to: Day): bigint => BigInt(to - from + 1)

/**
 * The days that count: those in the plan, and those away for a reason that is not listed, with the value of the nearest day in the
 * plan (semantics 2, 17.20). Someone who is never in the plan has none.
 */
export function countedDays(timeline: readonly Piece[], prorate: Proration | null): readonly Counted[] {
  const listed = (reason: Absence): boolean => prorate?.reasons.includes(reason) ?? false
  const present = timeline.filter((piece) => piece.absent.length === 0)
  return timeline.flatMap(({ from, to, absent }): Counted[] => {
    if (absent.length === 0) return [{ from, to, valueDay: from }]
    if (absent.some(listed)) return []
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
}

/**
 * The parts of one month's amount (semantics 2): by the days that count where a change shrinks it, otherwise the value of the last day
 * that counts. Undefined where the value of such a day is missing; no parts where no day counts.
 */
export function partsOfGrain(world: World, counted: readonly Counted[], grain: number, stated: Stated): readonly Part[] | undefined {
  const first = grainStart(grain)
  const last = grainEnd(grain)
  const within = counted
    .filter(({ from, to }) => from <= last && to >= first)
    .map((run) => ({ ...run, from: later(run.from, first), to: earlier(run.to, last) }))
  const earliest = within[0]
  const latest = within.at(-1)
  if (earliest === undefined || latest === undefined) return []
  const { prorate, per, valueOn } = stated
  const months = per === 'plan' ? BigInt(grainOf(world.until) - grainOf(world.from) + 1) : monthsOf[per]
  const share = ratio(1n, months)
  const changes = prorate?.reasons.includes('change') ?? false
  const count = within.reduce((sum, { from, to }) => sum + days(from, to), 0n)
  const whole = (day: Day): readonly Part[] | undefined => {
    const value = valueOn(day, grain)
    return value === undefined ? undefined : [{ value, share, days: 1n, of: 1n }]
  }
  const byDays = (of: bigint, part: Ratio): readonly Part[] | undefined => {
    const runs = changes
      ? within.map((run) => ({ day: run.valueDay, days: days(run.from, run.to) }))
      : [{ day: latest.valueDay, days: count }]
    const parts: Part[] = []
    for (const run of runs) {
      const value = valueOn(run.day, grain)
      if (value === undefined) return undefined
      const same = parts.at(-1)
      if (same !== undefined && equal(same.value, value)) parts[parts.length - 1] = { ...same, days: same.days + run.days }
      else parts.push({ value, share: part, days: run.days, of })
    }
    return parts
  }
  switch (prorate?.by) {
    case undefined:
      return whole(latest.valueDay)
    case 'days':
      return byDays(BigInt(grainDays(grain)), share)
    case 'days_in_year': {
      const year = periodAt(world.core.calendar, 'year', grain)
      return byDays(days(year.from, year.to), ratio(12n, months))
    }
    case 'months_by_day_15': {
      const fifteenth = (first + 14) as Day
      const on = within.find(({ from, to }) => from <= fifteenth && fifteenth <= to)
      return on === undefined ? [] : whole(changes ? on.valueDay : latest.valueDay)
    }
    case 'months_started':
      return whole(changes ? earliest.valueDay : latest.valueDay)
    case 'months_completed':
      return count === BigInt(grainDays(grain)) ? whole(latest.valueDay) : []
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
