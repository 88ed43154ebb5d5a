import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Plan } from '../plan.ts'
import { leversOf, metricsThatMovePay } from '../reach.ts'

/** At most this many metrics may move one person's pay under one plan. */
export const METRIC_LIMIT = 3
/** Above this many levers the plan is hard to keep in mind. */
export const LEVER_LIMIT = 6

/** The three-metric rule, and the advice on levers. Reports CB401, CB402; CB408 for an inherited plan that breaks the rule for a while. */
export function checkSimplicity(plan: Plan, out: Report): void {
  const moving = metricsThatMovePay(plan)
  const fourth = moving[METRIC_LIMIT]
  if (fourth !== undefined) {
    const related = moving.map((m) => ({ span: m.firstUse.span, note: `\`${said(plan, m.name)}\` moves pay here` }))
    const many = { count: moving.length, limit: METRIC_LIMIT }
    if (plan.legacy === null) out(report('CB401', fourth.firstUse.span, many, { related }))
    else out(report('CB408', plan.legacy.origin.span, { ...many, until: plan.legacy.until }, { related }))
  }
  const levers = leversOf(plan)
  if (levers > LEVER_LIMIT) out(report('CB402', plan.origin.span, { levers, limit: LEVER_LIMIT }))
}

/** A measure that a pay states in place has no name of its own: it is known by the pay's. */
const said = (plan: Plan, metric: string): string => plan.pays.find((pay) => metric === `${pay.name}_measure`)?.name ?? metric
