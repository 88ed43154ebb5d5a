import type { Day } from '../calendar/day.ts'
import { grainOf, grainStart } from '../calendar/fiscal.ts'
import type { Proration } from '../core/core.ts'
import { add, type Ratio, subtract, ZERO } from '../exact/ratio.ts'
import { goesByDays } from './prorate.ts'
import { before, yearOfGrain } from './windows.ts'
import type { World } from './world.ts'

/** One piece of a window: months `first` to `last` of one fiscal year, whose months count from `start` on. */
export interface YearPart {
  readonly start: number
  readonly first: number
  readonly last: number
}

/** The months `first` to `last`, by fiscal year (semantics 17.33): amounts accumulate from each year's first month in the plan. */
export function byYear(world: World, first: number, last: number): readonly YearPart[] {
  const parts: YearPart[] = []
  for (let grain = first; grain <= last; ) {
    const year = yearOfGrain(world, grain)
    parts.push({ start: year.first, first: Math.max(grain, year.first), last: Math.min(last, year.last) })
    grain = year.last + 1
  }
  return parts
}

/**
 * What months `first` to `last` add up to, where `toDate(start, grain)` is the rounded sum from `start` to `grain`: the difference of
 * two to-date values, so that month, quarter and year agree to the cent (RP3, semantics 2).
 */
export function between(world: World, first: number, last: number, toDate: (start: number, grain: number) => Ratio): Ratio {
  return byYear(world, first, last).reduce((sum, part) => {
    const through = toDate(part.start, part.last)
    return add(sum, part.first > part.start ? subtract(through, toDate(part.start, part.first - 1)) : through)
  }, ZERO)
}

/**
 * What the days from month `first` to the day before `since` add up to, to be left out where a window begins anew (semantics 14). The month
 * that holds the day is cut where its amount goes by days; elsewhere it belongs to what is in force at its end.
 */
export function daysBefore(
  world: World,
  prorate: Proration | null,
  first: number,
  since: Day,
  toDate: (start: number, grain: number, to: Day | null) => Ratio,
): Ratio {
  const { calendar } = world.core
  const grain = grainOf(calendar, since)
  const months = between(world, first, grain - 1, (start, last) => toDate(start, last, null))
  if (since === grainStart(calendar, grain) || !goesByDays(prorate)) return months
  const { first: start } = yearOfGrain(world, grain)
  const last = toDate(start, grain, before(since))
  return add(months, grain > start ? subtract(last, toDate(start, grain - 1, null)) : last)
}
