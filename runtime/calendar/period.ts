import type { Calendar } from '../core/calendar.ts'
import type { Per } from '../core/unit.ts'
import type { Day } from './day.ts'
import { type Grain, grainEnd, grainOf, grainStart } from './grain.ts'

/** A stretch of the fiscal calendar, both ends included. */
export interface Period {
  readonly kind: Per
  readonly first: Grain
  readonly last: Grain
  readonly from: Day
  readonly to: Day
  /** `FY26-M01`, `FY26-Q1`, `FY26-H1` or `FY26`. */
  readonly label: string
}

/** How many grains each kind of period has. */
export const GRAINS: Readonly<Record<Per, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

const firstOfYear = ({ startMonth }: Calendar, grain: Grain): Grain => grain - ((grain - (startMonth - 1)) % 12)

/** The number in the name of the fiscal year that begins with this grain. */
const nameOfYear = ({ namedBy }: Calendar, first: Grain): number => Math.floor((namedBy === 'start' ? first : first + 11) / 12)

function labelOf(year: number, kind: Per, index: number): string {
  const name = year >= 2000 && year <= 2099 ? (year % 100).toString().padStart(2, '0') : year.toString().padStart(4, '0')
  switch (kind) {
    case 'month':
      return `FY${name}-M${(index + 1).toString().padStart(2, '0')}`
    case 'quarter':
      return `FY${name}-Q${index + 1}`
    case 'half':
      return `FY${name}-H${index + 1}`
    case 'year':
      return `FY${name}`
  }
}

/** The period of a kind that contains a grain. */
export function periodAt(calendar: Calendar, kind: Per, grain: Grain): Period {
  const yearStart = firstOfYear(calendar, grain)
  const index = Math.floor((grain - yearStart) / GRAINS[kind])
  const first = yearStart + index * GRAINS[kind]
  const last = first + GRAINS[kind] - 1
  return {
    kind,
    first,
    last,
    from: grainStart(calendar, first),
    to: grainEnd(calendar, last),
    label: labelOf(nameOfYear(calendar, yearStart), kind, index),
  }
}

/** The period of a kind that contains a day. */
export const periodOf = (calendar: Calendar, kind: Per, day: Day): Period => periodAt(calendar, kind, grainOf(calendar, day))

/** The period of the same kind that begins on the day after. */
export const nextPeriod = (calendar: Calendar, p: Period): Period => periodAt(calendar, p.kind, p.last + 1)

/** The fiscal year that contains a grain. */
export const fiscalYearOf = (calendar: Calendar, grain: Grain): Period => periodAt(calendar, 'year', grain)

/** The fiscal year of a name: 2026 is FY26. */
export function fiscalYearNamed(calendar: Calendar, year: number): Period {
  const guess = year * 12 + calendar.startMonth - 1
  return fiscalYearOf(calendar, guess - (nameOfYear(calendar, guess) - year) * 12)
}

/** The periods of a kind that share a day with `from` to `to`, in order; none when `to` is before `from`. */
export function periodsIn(calendar: Calendar, kind: Per, from: Day, to: Day): Period[] {
  const found: Period[] = []
  for (let p = periodOf(calendar, kind, from); p.from <= to && from <= to; p = nextPeriod(calendar, p)) found.push(p)
  return found
}
