/** Amounts of money that shrink for somebody who is not in the plan all the time. */
import type { Expression } from '../../runtime/core/expression.ts'
import type { Window } from '../../runtime/core/unit.ts'
import type { Limit, Plan } from '../plan.ts'

/**
 * The value of a cap or floor: an amount that the plan states shrinks with the time in the plan where the policy lists it. A part of
 * target, worth or quota has shrunk already, an amount per deal is for no time, and nothing stays nothing (semantics 2).
 */
export function limitValue({ prorate }: Plan, { kind, what, value, perDeal, each, origin }: Limit, window: Window): Expression {
  const shrinks = prorate[kind]
  const isAmount = value.kind === 'literal' && value.unit.kind === 'money' && value.value !== '0'
  if (shrinks === null || what !== 'pay' || perDeal || window === 'deal' || !isAmount) return value
  return { kind: 'prorated', value, over: each, prorate: shrinks, origin }
}
