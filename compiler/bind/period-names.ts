/** Periods as examples name them: `March`, `Q1`, `FY26-Q1`, `2026-03-15`. */

import { parseDay, partsOf } from '../../runtime/calendar/day.ts'
import { GRAINS, type Period, parsePeriod, periodAt, periodOf, periodsIn } from '../../runtime/calendar/fiscal.ts'
import type { Calendar } from '../../runtime/core/calendar.ts'
import type { Per } from '../../runtime/core/unit.ts'
import { MONTHS } from '../calendar-names.ts'

/** Periods that are named without their year. */
const PARTS: Readonly<Record<string, Per>> = { Q: 'quarter', H: 'half', M: 'month' }

/**
 * The label of the period that a name means in a plan: of a month, quarter or half without its year, the first one that the plan is in
 * force in; of a day, its month. `outside` where the plan is not in force in it; undefined where the name is no period.
 */
export function periodNamed(
  name: string,
  calendar: Calendar,
  effective: { readonly from: string; readonly to: string | null },
): string | { readonly outside: true } | undefined {
  const from = parseDay(effective.from)
  if (from === undefined) return undefined
  const to = effective.to === null ? undefined : parseDay(effective.to)
  const inForce = ({ from: first, to: last }: Period): boolean => last >= from && (to === undefined || first <= to)
  const oneYearOn = periodAt(calendar, 'month', periodOf(calendar, 'month', from).first + GRAINS.year - 1).to
  const firstOf = (kind: Per, is: (period: Period) => boolean): Period | undefined => periodsIn(calendar, kind, from, oneYearOn).find(is)
  // a month of weeks is no month of the calendar: it has no name but its number
  const month = calendar.weeks === null ? MONTHS.indexOf(name) : -1
  const part = /^([QH][1-4]|M\d\d)$/.test(name) ? PARTS[name[0] ?? ''] : undefined
  const day = parseDay(name)
  const found =
    month >= 0
      ? firstOf('month', (period) => partsOf(period.from).month === month + 1)
      : part !== undefined
        ? firstOf(part, ({ label }) => label.endsWith(`-${name}`))
        : day !== undefined
          ? periodOf(calendar, 'month', day)
          : parsePeriod(calendar, name)
  if (found === undefined || 'problem' in found) return undefined
  return inForce(found) ? found.label : { outside: true }
}
