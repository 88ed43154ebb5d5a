/** Periods as examples name them: `March`, `Q1`, `FY26-Q1`. */
import { addMonths, parseDay, partsOf } from '../../runtime/calendar/day.ts'
import { parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Calendar } from '../../runtime/core/core.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** The label of the first such period on or after the plan's first day; undefined where the name is none. */
export function periodNamed(name: string, calendar: Calendar, effective: { from: string }): string | undefined {
  const from = parseDay(effective.from)
  if (from === undefined) return undefined
  const month = MONTHS.indexOf(name)
  if (month >= 0) {
    const first = Array.from({ length: 12 }, (_, n) => addMonths(from, n)).find((day) => partsOf(day).month === month + 1)
    return first === undefined ? undefined : periodOf(calendar, 'month', first).label
  }
  if (/^(Q[1-4]|H[12]|M\d\d)$/.test(name)) return `${periodOf(calendar, 'year', from).label}-${name}`
  const day = parseDay(name)
  if (day !== undefined) return periodOf(calendar, 'month', day).label
  const period = parsePeriod(calendar, name)
  return 'label' in period ? period.label : undefined
}
