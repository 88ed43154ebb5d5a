/** Months between days, by whole numbers alone: no system is asked what a month is (semantics 1, Calendar). */
import { type Fraction, isBelow } from '../../../runtime/fast/program/fraction.ts'
import {
  below,
  both,
  constant,
  either,
  minus,
  type Num,
  pick,
  plus,
  rounded,
  smaller,
  type Truth,
  times,
} from '../../../runtime/fast/program/number.ts'
import { DAYS } from '../limits.ts'

/** A day's month, counted as `year * 12 + month - 1`, and its day of the month from 1. */
interface Civil {
  readonly month: Num
  readonly day: Num
}

// Days are counted from 1600-03-01, where an era of 400 years begins whose leap days are each the last of its year.
// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
const ERA = 146_097n
const EPOCH = 135_080n
const FIRST_YEAR = 1600n

const within = (number: Num, low: bigint, high: bigint): Num => ({ ...number, low, high })
/** The whole quotient of a number that is not below zero; it is at most `most`. */
const cut = (over: Num, under: bigint, most: bigint): Num => within(rounded(over, constant(under), 'down'), 0n, most)
const timesOf = (count: bigint, number: Num): Num => times(constant(count), number)

const known = new WeakMap<Num, Civil>()

/** The date of a day between 1900 and 2200; what lies outside stops the run before. */
function civilOf(number: Num): Civil {
  const found = known.get(number)
  if (found !== undefined) return found
  const shifted = within(plus(number, constant(EPOCH)), DAYS.low + EPOCH, DAYS.high + EPOCH + 1n)
  const era = cut(shifted, ERA, 1n)
  const dayOfEra = within(minus(shifted, timesOf(ERA, era)), 0n, ERA - 1n)
  const leaps = minus(plus(minus(dayOfEra, cut(dayOfEra, 1460n, 100n)), cut(dayOfEra, 36_524n, 4n)), cut(dayOfEra, 146_096n, 1n))
  const yearOfEra = cut(within(leaps, 0n, ERA), 365n, 399n)
  const daysBefore = minus(plus(timesOf(365n, yearOfEra), cut(yearOfEra, 4n, 99n)), cut(yearOfEra, 100n, 3n))
  const dayOfYear = within(minus(dayOfEra, daysBefore), 0n, 365n)
  const marchMonth = cut(plus(timesOf(5n, dayOfYear), constant(2n)), 153n, 11n)
  const day = within(plus(minus(dayOfYear, cut(plus(timesOf(153n, marchMonth), constant(2n)), 5n, 337n)), constant(1n)), 1n, 31n)
  // March is month 0 of a year that ends with February: months since March 1600, and two more
  const months = plus(times(plus(yearOfEra, timesOf(400n, era)), constant(12n)), marchMonth)
  const month = within(plus(months, constant(FIRST_YEAR * 12n + 2n)), 1899n * 12n, 2201n * 12n)
  const made = { month, day }
  known.set(number, made)
  return made
}

/** A day as a whole number; a day is never divided. */
function dayIn({ over, under, scale }: Fraction): Num {
  if (under !== null || scale !== 0) throw new RangeError('a day that is no whole number')
  return over
}

const same = (a: Num, b: Num): Truth => both(below(a, b, true), below(b, a, true))
const knownBoth = (a: Fraction, b: Fraction): Truth => both(a.known, b.known)

/** Whether a date is no earlier than another and at most so many months later: the same day of the month, or its last. */
export function withinMonths(date: Fraction, after: Fraction, count: number): Truth {
  const [own, from] = [civilOf(dayIn(date)), civilOf(dayIn(after))]
  const last = plus(from.month, constant(BigInt(count)))
  // in the last month a day is never later than that month's last, so only the first date's day can be
  const early = either(below(own.month, last, false), both(same(own.month, last), below(own.day, from.day, true)))
  return both(isBelow(after, date, true), early)
}

/** `months from a to b`: the completed months, which an earlier `b` makes negative. */
export function monthsFrom(a: Fraction, b: Fraction): Fraction {
  const [from, to, next] = [civilOf(dayIn(a)), civilOf(dayIn(b)), civilOf(plus(dayIn(b), constant(1n)))]
  const months = minus(to.month, from.month)
  const completed = either(below(from.day, to.day, true), same(next.day, constant(1n)))
  return { over: pick(completed, months, minus(months, constant(1n))), under: null, scale: 0, known: knownBoth(a, b) }
}

/** `months since a date`: the number of a day's month less that of the date's; `whole`: of the first month that starts on the date or later. */
export function monthsSince(date: Fraction, day: Fraction, whole: boolean): Fraction {
  const [from, to] = [civilOf(dayIn(date)), civilOf(dayIn(day))]
  const start = whole ? pick(below(constant(1n), from.day, false), plus(from.month, constant(1n)), from.month) : from.month
  return { over: minus(to.month, start), under: null, scale: 0, known: knownBoth(date, day) }
}

/** The first day of a month. Source: as above, days_from_civil. */
function firstOf(month: Num): Num {
  const months = minus(month, constant(FIRST_YEAR * 12n + 2n))
  const year = cut(months, 12n, months.high / 12n)
  const marchMonth = within(minus(months, timesOf(12n, year)), 0n, 11n)
  const era = cut(year, 400n, year.high / 400n)
  const yearOfEra = within(minus(year, timesOf(400n, era)), 0n, 399n)
  const daysBefore = minus(plus(timesOf(365n, yearOfEra), cut(yearOfEra, 4n, 99n)), cut(yearOfEra, 100n, 3n))
  const dayOfYear = cut(plus(timesOf(153n, marchMonth), constant(2n)), 5n, 337n)
  return minus(plus(plus(timesOf(ERA, era), daysBefore), dayOfYear), constant(EPOCH))
}

/** So many months after a date: the same day of the month, or its last. */
export function addMonths(date: Fraction, count: number): Fraction {
  const { month, day } = civilOf(dayIn(date))
  const first = firstOf(plus(month, constant(BigInt(count))))
  const next = firstOf(plus(month, constant(BigInt(count + 1))))
  const own = smaller(day, within(minus(next, first), 28n, 31n))
  return { over: minus(plus(first, own), constant(1n)), under: null, scale: 0, known: date.known }
}

/** The last day of the month that is so many after that of a date. */
export function monthEnd(date: Fraction, count: number): Fraction {
  const { month } = civilOf(dayIn(date))
  return { over: minus(firstOf(plus(month, constant(BigInt(count + 1)))), constant(1n)), under: null, scale: 0, known: date.known }
}
