import { type Day, dayOfDate, daysInMonth } from './civil.ts'
import { daysBetween, partsOf } from './day.ts'

/** A fiscal month, which is a calendar month: `year * 12 + month - 1`. The smallest stretch that pay is computed for. */
export type Grain = number

/** The grain that contains a day. */
export function grainOf(day: Day): Grain {
  const { year, month } = partsOf(day)
  return year * 12 + month - 1
}

const yearOf = (g: Grain): number => Math.floor(g / 12)
const monthOf = (g: Grain): number => (g % 12) + 1

/** The first day of a grain. */
export const grainStart = (g: Grain): Day => dayOfDate(yearOf(g), monthOf(g), 1)

/** The last day of a grain. */
export const grainEnd = (g: Grain): Day => dayOfDate(yearOf(g), monthOf(g), daysInMonth(yearOf(g), monthOf(g)))

/** The calendar days of a grain. */
export const grainDays = (g: Grain): number => daysBetween(grainStart(g), grainEnd(g)) + 1
