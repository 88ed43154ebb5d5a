import { parseDay } from '../../runtime/calendar/day.ts'
import { nextPeriod, type Period, parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'

/** The first pay periods of a plan, at most so many as it has. */
export function firstPayPeriods({ calendar, effective, paid }: Core, count: number): string[] {
  const from = parseDay(effective.from)
  const to = effective.to === null ? undefined : parseDay(effective.to)
  if (from === undefined) return []
  const labels: string[] = []
  let period: Period = periodOf(calendar, paid, from)
  while (labels.length < count && (to === undefined || period.from <= to)) {
    labels.push(period.label)
    period = nextPeriod(calendar, period)
  }
  return labels
}

/** The last of a period's pay periods where all of them are closed; undefined where one is open. */
export function lastIfClosed({ calendar }: Core, closed: readonly string[], period: string): string | undefined {
  const asked = parsePeriod(calendar, period)
  return closed.findLast((label) => {
    const one = parsePeriod(calendar, label)
    return !('problem' in one) && !('problem' in asked) && one.from <= asked.to && one.to >= asked.to
  })
}

/** Whether a pay period lies inside another period. */
export function isInside({ calendar }: Core, payPeriod: string, period: string): boolean {
  const [inner, outer] = [parsePeriod(calendar, payPeriod), parsePeriod(calendar, period)]
  return !('problem' in inner) && !('problem' in outer) && inner.from >= outer.from && inner.to <= outer.to
}
