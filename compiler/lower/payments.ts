/** What happens between earning and payment, as it is computed. */
import type { Payments } from '../../runtime/core/payments.ts'
import type { Plan } from '../plan.ts'
import { openness } from './factors.ts'

/** The plan's clauses, with what a missing quota means put into conditions on attainment. */
export function lowerPayments(plan: Plan): Payments {
  const { draw } = plan.payments
  const forgiven = draw === null || draw.forgiven === null ? null : openness(draw.forgiven, plan)
  return { ...plan.payments, draw: draw === null ? null : { ...draw, forgiven } }
}
