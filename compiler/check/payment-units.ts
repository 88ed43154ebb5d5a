/** What the clauses of payment want: conditions that are true or not, months as numbers, amounts of money. */
import type { Expression } from '../../runtime/core/expression.ts'
import type { Payments } from '../../runtime/core/payments.ts'
import type { Unit } from '../../runtime/core/unit.ts'

/** `expect` reports what is of another kind. */
export function expectOfPayments(payments: Payments, money: Unit, expect: (e: Expression, clause: string, wanted: Unit) => void): void {
  const { clawbacks, topUps, draw, payout } = payments
  const yesno: Unit = { kind: 'yesno' }
  for (const { when, unserved } of clawbacks) {
    expect(when, 'when', yesno)
    if (unserved !== null) expect(unserved.months, 'by unserved months of', { kind: 'months' })
  }
  for (const { kind, amount } of topUps) expect(amount, kind, money)
  if (draw !== null) {
    expect(draw.amount, 'draw', money)
    if (draw.forgiven !== null) expect(draw.forgiven, 'forgivable when', yesno)
  }
  if (payout.most !== null) expect(payout.most.amount, 'pay at most', money)
  if (payout.least !== null) expect(payout.least.amount, 'pay at least', money)
}
