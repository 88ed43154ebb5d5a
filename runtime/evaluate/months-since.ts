/** `months since d`: how far a day is from another, counted in fiscal months (semantics 1, Calendar). */
import type { Day } from '../calendar/day.ts'
import { grainOf, grainStart } from '../calendar/fiscal.ts'
import type { Calendar } from '../core/calendar.ts'
import { type Ratio, ratio } from '../exact/ratio.ts'

/**
 * The number of `day`'s fiscal month less that of the month that contains `from`, which is 0; `whole`: less that of the first month that
 * starts on `from` or later, and so below zero before it (17.34).
 */
export function monthsSince(calendar: Calendar, from: Day, day: Day, whole: boolean): Ratio {
  const first = grainOf(calendar, from)
  const start = whole && grainStart(calendar, first) < from ? first + 1 : first
  return ratio(BigInt(grainOf(calendar, day) - start))
}
