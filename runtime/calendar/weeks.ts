/** Fiscal years of whole weeks: each quarter has months of 4, 4 and 5 weeks, or in another order (semantics 1, Calendar). */
import type { Weeks } from '../core/calendar.ts'
import { type Day, dayOfDate, daysInMonth, partsOf } from './civil.ts'

const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** The last day of the fiscal year that ends in calendar year `year`: the last such weekday of the month. */
function yearEnd({ weekday, month }: Weeks, year: number): Day {
  const last = dayOfDate(year, month, daysInMonth(year, month))
  return (last - ((weekdayOf(last) - weekday + 7) % 7)) as Day
}

const yearStart = (weeks: Weeks, year: number): Day => (yearEnd(weeks, year - 1) + 1) as Day

/** The weeks before the month at place `index` (0 to 11) of its year. */
function weeksBefore({ months: [first, second, third] }: Weeks, index: number): number {
  const inQuarter = index % 3
  return Math.floor(index / 3) * (first + second + third) + (inQuarter > 0 ? first : 0) + (inQuarter > 1 ? second : 0)
}

/**
 * Grains have the numbers of the calendar months that they stand for: the first is the month after the one in which the year before
 * ended. So years begin where those of `starts February` do, and are named alike.
 */
const firstGrain = ({ month }: Weeks, year: number): number => (year - 1) * 12 + month
const yearOfGrain = ({ month }: Weeks, grain: number): number => Math.floor((grain - month) / 12) + 1

/** The fiscal month that contains a day. */
export function weekGrainOf(weeks: Weeks, day: Day): number {
  const civil = partsOf(day).year
  const year = day > yearEnd(weeks, civil) ? civil + 1 : civil
  const week = Math.floor((day - yearStart(weeks, year)) / 7)
  // the 53rd week joins the last month
  let index = 11
  while (weeksBefore(weeks, index) > week) index -= 1
  return firstGrain(weeks, year) + index
}

/** The first day of a fiscal month. */
export function weekGrainStart(weeks: Weeks, grain: number): Day {
  const year = yearOfGrain(weeks, grain)
  return (yearStart(weeks, year) + 7 * weeksBefore(weeks, grain - firstGrain(weeks, year))) as Day
}

/** The weeks of a fiscal month. */
export const weeksOfGrain = (weeks: Weeks, grain: number): number => (weekGrainStart(weeks, grain + 1) - weekGrainStart(weeks, grain)) / 7
