/** Plans beside each other on the same data: the base as it is, and each scenario with its edits made. */

import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { type Fields, fieldsOf } from '../compare/fields.ts'
import { type MarginAsked, type MarginPay, marginPay } from '../compare/margin.ts'
import { type Move, movesOf, type Sides, sidesOf } from '../compare/moved.ts'
import { type Paid, paidOf } from '../compare/paid.ts'
import type { Answered } from '../compare/payer.ts'
import type { Side } from '../diff/diff.ts'
import type { Plan } from '../plan.ts'
import { type PlanReview, reviewOf } from '../review/review.ts'

/** One plan of the comparison, answered. */
export interface Variant {
  readonly name: string
  readonly label: string
  readonly plan: Plan
  readonly outcome: Outcome
  readonly paid: Paid
  readonly fields: Fields | undefined
  /** Pay against margin; undefined where the rows have none. */
  readonly margin: MarginPay | undefined
}

/** A scenario against its base. */
export interface Against extends Variant {
  readonly review: PlanReview | undefined
  readonly moves: readonly Move[]
  readonly sides: Sides
}

/** The base and its scenarios. */
export interface Compared {
  readonly base: Variant
  readonly scenarios: readonly Against[]
}

/** Answers the base and all scenarios; undefined where one of them cannot be answered. */
export function comparedOn(
  base: Side,
  scenarios: readonly Side[],
  answer: (core: Core) => Answered,
  period: string,
  asked: MarginAsked | undefined,
): Compared | undefined {
  const own = variantOf(base, answer, period, asked)
  if (own === undefined) return undefined
  const others = scenarios.flatMap((side): Against[] => {
    const variant = variantOf(side, answer, period, asked)
    if (variant === undefined) return []
    const moves = movesOf(own.paid, variant.paid)
    const pay = (core: Core): Paid | undefined => {
      const { outcome } = answer(core)
      return outcome === undefined ? undefined : paidOf(core, outcome)
    }
    return [{ ...variant, review: reviewOf(base, side, pay), moves, sides: sidesOf(moves) }]
  })
  return others.length < scenarios.length ? undefined : { base: own, scenarios: others }
}

function variantOf(
  { compiled: { plan, core } }: Side,
  answer: (core: Core) => Answered,
  period: string,
  asked: MarginAsked | undefined,
): Variant | undefined {
  if (plan === undefined || core === undefined) return undefined
  const { outcome, data }: { outcome: Outcome | undefined; data: Data } = answer(core)
  if (outcome === undefined) return undefined
  const fields = fieldsOf(core, data, period)
  return {
    name: plan.name,
    label: plan.label,
    plan,
    outcome,
    paid: paidOf(core, outcome),
    fields,
    margin: asked === undefined || fields === undefined ? undefined : marginPay(outcome, fields, asked),
  }
}
