import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { describePlan } from '../describe/plan.ts'
import type { Plan } from '../plan.ts'

/** The longest that a rep's page may take to read, in seconds. */
export const READING_LIMIT = 300

/** The five-minute rule: the page that a rep reads is measured. Reports CB405. */
export function checkReading(plan: Plan, out: Report): void {
  const { seconds } = describePlan(plan, { curves: false }).reading
  if (seconds > READING_LIMIT) out(report('CB405', plan.origin.span, { seconds, limit: READING_LIMIT }))
}
