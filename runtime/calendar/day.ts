import { asDay, type Day, dayOfDate, daysInMonth, partsOf } from './civil.ts'

export { type Day, type DayParts, dayOf, partsOf } from './civil.ts'
export { isDayPattern, parseDay, parseDayAs } from './written.ts'
export { dayInZone, isZone } from './zone.ts'

const padded = (value: number, length: number): string => value.toString().padStart(length, '0')

/** A day as `YYYY-MM-DD`. */
export function showDay(day: Day): string {
  const { year, month, day: dayOfMonth } = partsOf(day)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`
}

export const addDays = (day: Day, days: number): Day => asDay(day + days)

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7

/** The days from `a` to `b`: 0 on the same day, negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => b - a

/** The same day of the month `months` later (or earlier), at the latest its last day: 31 January + 1 is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const parts = partsOf(day)
  const index = parts.year * 12 + parts.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return dayOfDate(year, month, Math.min(parts.day, daysInMonth(year, month)))
}

/** `months from a to b`: the greatest n with `addMonths(a, n) <= b`; negative when `b` is before `a`. Source: semantics 1, Calendar. */
export function monthsFrom(a: Day, b: Day): number {
  const from = partsOf(a)
  const to = partsOf(b)
  const months = (to.year - from.year) * 12 + to.month - from.month
  return addMonths(a, months) <= b ? months : months - 1
}
