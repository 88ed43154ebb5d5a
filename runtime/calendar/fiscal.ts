import type { Calendar } from '../core/calendar.ts'
import type { Per } from '../core/unit.ts'
import { showDay } from './day.ts'
import { fiscalYearNamed, GRAINS, type Period, periodAt } from './period.ts'

export { type Grain, grainDays, grainEnd, grainOf, grainStart, grainWeight } from './grain.ts'
export { fiscalYearNamed, fiscalYearOf, GRAINS, nextPeriod, type Period, periodAt, periodOf, periodsIn } from './period.ts'

/** Why a text names no period: it has not the form of one, or it reads both as a fiscal and as a calendar period. */
export type PeriodProblem =
  | { readonly problem: 'form' }
  | {
      readonly problem: 'ambiguous'
      /** What was meant, if it was the fiscal period; its label says so without doubt. */
      readonly fiscal: Period
      /** The days of the fiscal and of the calendar reading, `2026-02-01..2026-04-30`. */
      readonly readings: [string, string]
    }

const FORM: PeriodProblem = { problem: 'form' }
const CIVIL: Calendar = { startMonth: 1, namedBy: 'start', weeks: null }
const fiscalForm = /^FY(\d{4}|\d{2})(?:-(?:M(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/
const monthForm = /^(\d{4})-(0[1-9]|1[0-2])$/
const yearForm = /^(\d{4})(?:-(?:Q([1-4])|H([12])))?$/

const days = ({ from, to }: Period): string => `${showDay(from)}..${showDay(to)}`

/** The period of the year named `year`: the `number`-th (from 1) of its kind; undefined when it leaves the years 1 to 9998. */
function inYear(calendar: Calendar, year: number, kind: Per, number: number): Period | undefined {
  if (year < 2 || year > 9998) return undefined
  return periodAt(calendar, kind, fiscalYearNamed(calendar, year).first + (number - 1) * GRAINS[kind])
}

function pick(month: string | undefined, quarter: string | undefined, half: string | undefined): [Per, number] {
  if (month !== undefined) return ['month', Number(month)]
  if (quarter !== undefined) return ['quarter', Number(quarter)]
  return half === undefined ? ['year', 1] : ['half', Number(half)]
}

/**
 * The period that a text names: `FY26`, `FY26-Q1`, `FY26-H1`, `FY26-M01`, or a calendar month `2026-02` where months are calendar
 * months. `2026`, `2026-Q1` and `2026-H1` are a period only where the fiscal year is the calendar year; elsewhere both readings come back. Source: semantics 1, Calendar.
 */
export function parsePeriod(calendar: Calendar, text: string): Period | PeriodProblem {
  const fiscal = fiscalForm.exec(text)
  if (fiscal !== null) {
    const [, name = '', month, quarter, half] = fiscal
    return inYear(calendar, name.length === 2 ? 2000 + Number(name) : Number(name), ...pick(month, quarter, half)) ?? FORM
  }
  const month = monthForm.exec(text)
  if (month !== null && calendar.weeks === null) {
    const civil = inYear(CIVIL, Number(month[1]), 'month', Number(month[2]))
    return civil === undefined ? FORM : periodAt(calendar, 'month', civil.first)
  }
  const year = yearForm.exec(text)
  if (year === null) return FORM
  const [kind, number] = pick(undefined, year[2], year[3])
  const meant = inYear(calendar, Number(year[1]), kind, number)
  const civil = inYear(CIVIL, Number(year[1]), kind, number)
  if (meant === undefined || civil === undefined) return FORM
  return calendar.startMonth === 1 && calendar.weeks === null
    ? meant
    : { problem: 'ambiguous', fiscal: meant, readings: [days(meant), days(civil)] }
}
