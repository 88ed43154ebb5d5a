/** Jumps of pay: places where one more dollar, or one more deal, changes pay at once. */
import { curveOfPlan } from '../describe/curve/plan.ts'
import type { Plan } from '../plan.ts'
import { jumpsIn } from './holds.ts'

/** A jump of one part of pay, as its curve has it. */
export interface Cliff {
  readonly pay: string
  /** Where it is, and what is paid just before and there: `100% of quota`, `$1,000.00`, `$2,000.00`. */
  readonly at: string
  readonly from: string
  readonly to: string
}

/** The jumps of a plan that another one does not have. Parts of pay whose curve depends on the person have none here. */
export function cliffsOf(plan: Plan, before: Plan): readonly Cliff[] {
  const known = new Set(jumpsOf(before).map((one) => JSON.stringify(one)))
  return jumpsOf(plan).filter((one) => !known.has(JSON.stringify(one)))
}

/** Every jump of the parts of pay whose curve is the same for everybody. */
export const jumpsOf = (plan: Plan): readonly Cliff[] =>
  plan.pays.flatMap((pay) => {
    const curve = curveOfPlan(pay, plan)?.curve
    return curve === undefined ? [] : jumpsIn(curve).map((jump): Cliff => ({ pay: pay.label, ...jump }))
  })
