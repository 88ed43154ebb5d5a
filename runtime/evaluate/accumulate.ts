import { add, type Ratio, subtract, ZERO } from '../exact/ratio.ts'
import { yearOfGrain } from './windows.ts'
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
