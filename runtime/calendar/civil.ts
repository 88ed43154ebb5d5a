declare const brand: unique symbol

/** A calendar day: days since 1970-01-01, proleptic Gregorian. It has no time and no zone. */
export type Day = number & { readonly [brand]: 'day' }

export interface DayParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

/** A number of days since 1970-01-01 as a day. */
export const asDay = (days: number): Day => days as Day

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** The days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

// Both ways by eras of 400 years (146,097 days) that begin on 1 March, so that the leap day is the last of its year.
// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil and civil_from_days.
const ERA = 146_097
const EPOCH = 719_468

/** The day of a date that is known to exist, in any year. */
export function dayOfDate(year: number, month: number, day: number): Day {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return asDay(era * ERA + dayOfEra - EPOCH)
}

/** The day of a date; undefined when there is no such date (February 30, year 0, month 13). Years 1 to 9999. */
export function realDay(year: number, month: number, day: number): Day | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return dayOfDate(year, month, day)
}

/** The day of a date. Throws RangeError when there is no such date in the years 1 to 9999. */
export function dayOf(year: number, month: number, day: number): Day {
  const found = realDay(year, month, day)
  if (found === undefined) throw new RangeError(`no such day: ${year}-${month}-${day}`)
  return found
}

/** The date of a day. */
export function partsOf(day: Day): DayParts {
  const shifted = day + EPOCH
  const era = Math.floor(shifted / ERA)
  const dayOfEra = shifted - era * ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}
