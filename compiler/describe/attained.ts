/** An attainment for the eye: two decimals, more where that would cross a bound of the plan; `≈` where digits are left out (semantics 5). */
import { divide, equal, fromDecimal, type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import { showAttainment } from '../../runtime/exact/show.ts'
import type { Plan } from '../plan.ts'
import { boundsOf } from './naming.ts'

/** `80%`, `≈80.65%`, `94.999991%`. The quota is not 0. */
export function sayAttainment(measure: Ratio, quota: Ratio, plan: Plan): string {
  const shown = showAttainment(measure, quota, boundsOf(plan), '0.0001')
  const exact = fromDecimal(shown.slice(0, -1))
  const isExact = exact !== undefined && equal(divide(exact, ratio(100n)), divide(measure, quota))
  return `${isExact ? '' : '≈'}${shown}`
}
