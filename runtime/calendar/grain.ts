import type { Calendar } from '../core/calendar.ts'
import { type Day, dayOfDate, daysInMonth } from './civil.ts'
import { daysBetween, partsOf } from './day.ts'
import { weekGrainOf, weekGrainStart, weeksOfGrain } from './weeks.ts'

/**
 * A fiscal month, numbered `year * 12 + month - 1` by the calendar month that it is, or in a year of weeks stands for. The smallest
 * stretch that pay is computed for.
 */
export type Grain = number

/** The grain that contains a day. */
export function grainOf({ weeks }: Calendar, day: Day): Grain {
  if (weeks !== null) return weekGrainOf(weeks, day)
  const { year, month } = partsOf(day)
  return year * 12 + month - 1
}

const yearOf = (g: Grain): number => Math.floor(g / 12)
const monthOf = (g: Grain): number => (g % 12) + 1

/** The first day of a grain. */
export const grainStart = ({ weeks }: Calendar, g: Grain): Day =>
  weeks === null ? dayOfDate(yearOf(g), monthOf(g), 1) : weekGrainStart(weeks, g)

/** The last day of a grain. */
export const grainEnd = ({ weeks }: Calendar, g: Grain): Day =>
  weeks === null ? dayOfDate(yearOf(g), monthOf(g), daysInMonth(yearOf(g), monthOf(g))) : ((weekGrainStart(weeks, g + 1) - 1) as Day)

/** The days of a grain. */
export const grainDays = (calendar: Calendar, g: Grain): number => daysBetween(grainStart(calendar, g), grainEnd(calendar, g)) + 1

/** What a grain counts for in its year: one like every month, or its weeks (`s(m)` before it is divided, semantics 2, 17.21). */
export const grainWeight = ({ weeks }: Calendar, g: Grain): number => (weeks === null ? 1 : weeksOfGrain(weeks, g))
