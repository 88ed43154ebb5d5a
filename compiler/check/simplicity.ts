import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Plan } from '../plan.ts'
import { leversOf, metricsThatMovePay } from '../reach.ts'

/** At most this many metrics may move one person's pay under one plan. */
export const METRIC_LIMIT = 3
/** Above this many levers the plan is hard to keep in mind. */
export const LEVER_LIMIT = 6

/** The three-metric rule, and the advice on levers. Reports CB401, CB402. An inherited plan may break the rule for a while. */
export function checkSimplicity(plan: Plan, out: Report): void {
  const moving = metricsThatMovePay(plan)
  const fourth = moving[METRIC_LIMIT]
  if (fourth !== undefined && plan.legacy === null) {
    const related = moving.map((m) => ({ span: m.firstUse.span, note: `\`${m.name}\` moves pay here` }))
    out(report('CB401', fourth.firstUse.span, { count: moving.length, limit: METRIC_LIMIT }, { related }))
  }
  const levers = leversOf(plan)
  if (levers > LEVER_LIMIT) out(report('CB402', plan.origin.span, { levers, limit: LEVER_LIMIT }))
}
