/** Plans beside each other on the same data: the base as it is, and each scenario with its edits made. */

import type { Fields } from '../compare/fields.ts'
import { type MarginAsked, type MarginPay, marginPay } from '../compare/margin.ts'
import { type Move, movesOf } from '../compare/moved.ts'
import { type Paid, paidOf } from '../compare/paid.ts'
import type { Answerer } from '../compare/payer.ts'
import { type Sides, sidesOf } from '../compare/sides.ts'
import type { Side } from '../diff/diff.ts'
import type { Plan } from '../plan.ts'
import { type PlanReview, reviewOf } from '../review/review.ts'
import { payerOf } from '../review/runs.ts'

/** One plan of the comparison, answered. */
export interface Variant {
  readonly name: string
  readonly label: string
  readonly plan: Plan
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
export function comparedOn(base: Side, scenarios: readonly Side[], answer: Answerer, asked: MarginAsked | undefined): Compared | undefined {
  const own = variantOf(base, answer, asked)
  if (own === undefined) return undefined
  const others = scenarios.flatMap((side): Against[] => {
    const variant = variantOf(side, answer, asked)
    if (variant === undefined) return []
    const moves = movesOf(own.paid, variant.paid)
    return [{ ...variant, review: reviewOf(base, side, payerOf(answer)), moves, sides: sidesOf(moves) }]
  })
  return others.length < scenarios.length ? undefined : { base: own, scenarios: others }
}

/** One plan, answered; undefined where it cannot be. */
export function variantOf({ compiled: { plan, core } }: Side, answer: Answerer, asked: MarginAsked | undefined): Variant | undefined {
  if (plan === undefined || core === undefined) return undefined
  const { answer: found } = answer(core)
  if (found === undefined) return undefined
  const fields = found.fields()
  return {
    name: plan.name,
    label: plan.label,
    plan,
    paid: paidOf(core, found),
    fields,
    margin: asked === undefined || fields === undefined ? undefined : marginPay(found, fields, asked),
  }
}
