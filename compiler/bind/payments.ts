/** From earning to payment: clawbacks, holds, instalments, advances, draws, guarantees, limits of cash, commission paid on. */
import type { Payments } from '../../runtime/core/payments.ts'
import { bindClawbacks } from './clawbacks.ts'
import { type Context, later } from './context.ts'
import { bindDelays } from './delays.ts'
import { bindDraw, bindTopUps } from './draws.ts'
import type { PaymentFacts } from './payment-parts.ts'
import { bindPayout } from './payouts.ts'
import { bindSplits } from './splits.ts'

/** Everything between earning and payment. Reports CB201, CB205, CB206, CB213, CB240 to CB248, CB304. */
export const bindPayments = (context: Context, facts: PaymentFacts): Payments => ({
  clawbacks: bindClawbacks(context),
  delays: bindDelays(context, facts),
  topUps: bindTopUps(context, facts),
  draw: bindDraw(context, facts) ?? null,
  payout: bindPayout(context, facts),
  splits: bindSplits(context, facts),
})

/** Clauses about payment that are not built yet, or that a company states for its plans. */
export function reportLaterPayments(context: Context): void {
  for (const item of context.shared)
    if (['clawback', 'draw', 'guarantee', 'recover'].includes(item.form)) later(context, item.span, `${item.form} in a company file`)
}
