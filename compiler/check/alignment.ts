import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { add, compare, fromDecimal, ONE, ratio, total, ZERO } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import type { Plan } from '../plan.ts'

const SMALLEST_WORTH = ratio(1n, 10n)

/** Every metric serves an objective, and the parts are worth the whole. Reports CB403, CB406, CB407. */
export function checkAlignment(plan: Plan, out: Report): void {
  for (const metric of plan.metrics) if (metric.supports.length === 0) out(report('CB403', metric.origin.span, { metric: metric.name }))
  const worths = plan.pays.flatMap((pay) => (pay.worth === null ? [] : [{ pay, worth: fromDecimal(pay.worth) ?? ZERO }]))
  for (const { pay, worth } of worths) {
    if (compare(worth, SMALLEST_WORTH) < 0) out(report('CB407', pay.origin.span, { pay: pay.name, worth: showPercent(worth) }))
  }
  const sum = total(worths.map(({ worth }) => worth))
  if (worths.length > 0 && compare(sum, ONE) !== 0) out(report('CB406', plan.origin.span, { total: showPercent(add(sum, ZERO)) }))
}
