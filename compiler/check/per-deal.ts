import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { rowRate } from '../lower/each-row.ts'
import { partsOf } from '../lower/parts.ts'
import type { Pay, Plan } from '../plan.ts'

/** A limit per deal needs an amount of each deal by itself. Reports CB520. */
export function checkDealLimits(plan: Plan, out: Report): void {
  for (const pay of plan.pays) {
    const limits = pay.limits.filter(({ perDeal }) => perDeal)
    const metric = plan.metrics.find(({ name }) => name === pay.metric)
    if (limits.length === 0 || metric === undefined || metric.window === 'deal') continue
    const because = reasonAgainst(plan, pay)
    for (const { kind, says, origin } of because === undefined ? [] : limits)
      out(report('CB520', origin.span, { limit: `${kind} at ${says}`, because: because ?? '' }))
  }
}

/** Why no deal has an amount of its own. */
function reasonAgainst(plan: Plan, pay: Pay): string | undefined {
  const metric = plan.metrics.find(({ name }) => name === pay.metric)
  const base = plan.metrics.find(({ name }) => name === pay.base)
  if (metric === undefined || base === undefined) return undefined
  if (base.aggregate.kind !== 'sum' && base.aggregate.kind !== 'count') return `\`${base.name}\` does not add up deal by deal`
  if (pay.limits.some(({ what }) => what === 'attainment')) return 'attainment is limited for all of them together'
  if (pay.kickers.length > 0) return 'what is added on top belongs to no single one'
  if (pay.limits.some(({ perDeal, what, order }) => !perDeal && what === 'pay' && order === 'before_multipliers'))
    return 'a limit for all of them together comes first'
  return rowRate(partsOf(plan, pay, metric)) === undefined ? 'this pay is one amount for all of them together' : undefined
}
