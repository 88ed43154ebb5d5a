/** Months by whole numbers alone against the calendar's own: every kind of month's end, leap years and centuries. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, type Day, dayOf, monthsFrom as monthsFromDays, partsOf } from '../../../runtime/calendar/day.ts'
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS } from '../../../runtime/fast/program/number.ts'
import { DAYS } from '../limits.ts'
import { given, newSlots } from '../measures/figures.ts'
import { column } from '../program/build.ts'
import { type Cell, holding, type Places, reading } from '../program/compute.ts'
import { conditionOf, scalarOf } from '../program/written.ts'
import { addMonths as addedMonths, monthEnd, monthsFrom, monthsSince, withinMonths } from './months.ts'

const slots = newSlots()
const dayNamed = (name: string): Fraction => ({
  over: given(slots, column(name), DAYS.low, DAYS.high),
  under: null,
  scale: 0,
  known: ALWAYS,
})
const [a, b] = [dayNamed('a'), dayNamed('b')]
const places: Places = (name) => (name === 'a' ? 0 : 1)
const row = (...days: Day[]): Cell[] => days.map(BigInt)
const holds = (truth: ReturnType<typeof withinMonths>) => {
  const condition = conditionOf(truth, slots, new Map())
  if (condition === 'always' || condition === 'never') throw new Error(condition)
  return holding(condition, places)
}
const number = ({ over }: Fraction) => reading(scalarOf(over, slots, new Map()), places)

const lastOf = (year: number, month: number): Day => (dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1) as Day
/** Days near the ends of months, and any others. */
const days = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1901, max: 2198 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -4, max: 2 }))
    .map(([year, month, apart]) => (lastOf(year, month) + apart) as Day),
  fc.integer({ min: Number(DAYS.low), max: Number(DAYS.high) }).map((day) => day as Day),
)
/** Two days that are some months apart, about. */
const pairs = fc.oneof(
  fc.tuple(days, days),
  fc
    .tuple(days, fc.integer({ min: -30, max: 30 }), fc.integer({ min: -2, max: 2 }))
    .map(([day, months, apart]) => [day, (addMonths(day, months) + apart) as Day] as const)
    .filter(([, day]) => day >= DAYS.low && day <= DAYS.high),
)

test('months from one date to another', () => {
  const months = number(monthsFrom(a, b))
  fc.assert(
    fc.property(pairs, ([from, to]) => months(row(from, to)) === BigInt(monthsFromDays(from, to))),
    { numRuns: 2000 },
  )
})

test.for([0, 1, 12, 23])('a date within %s months of another', (count) => {
  const within = holds(withinMonths(b, a, count))
  fc.assert(
    fc.property(pairs, ([after, date]) => within(row(after, date)) === (date >= after && date <= addMonths(after, count))),
    { numRuns: 1000 },
  )
})

test('months since a date, from its month or from the first whole one', () => {
  const [since, whole] = [number(monthsSince(a, b, false)), number(monthsSince(a, b, true))]
  fc.assert(
    fc.property(pairs, ([date, day]) => {
      const [from, to] = [partsOf(date), partsOf(day)]
      const months = (to.year - from.year) * 12 + to.month - from.month
      expect([since(row(date, day)), whole(row(date, day))]).toEqual([BigInt(months), BigInt(months - (from.day > 1 ? 1 : 0))])
    }),
  )
})

test.for([0, 1, 2, 11, 12, 48, 1201])('%i months after a date, and the end of that month', (count) => {
  const [added, end] = [number(addedMonths(a, count)), number(monthEnd(a, count))]
  fc.assert(
    fc.property(days, (day) => {
      const then = addMonths(day, count)
      const { year, month } = partsOf(then)
      expect([added(row(day, day)), end(row(day, day))]).toEqual([BigInt(then), BigInt(lastOf(year, month))])
    }),
    { numRuns: 500 },
  )
})
