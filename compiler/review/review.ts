/** What a reviewer is told about a change of a plan: what changed, whether it can change pay, and on data who is paid what. */

import type { Core } from '../../runtime/core/core.ts'
import { type Cliff, cliffsOf } from '../compare/cliffs.ts'
import { type Move, movesOf } from '../compare/moved.ts'
import type { Paid } from '../compare/paid.ts'
import { type Sides, sidesOf } from '../compare/sides.ts'
import { type CostStep, costSteps } from '../compare/steps.ts'
import type { Change } from '../diff/changes.ts'
import { diff, type Side } from '../diff/diff.ts'
import { type Told, told } from '../diff/told.ts'
import type { Plan } from '../plan.ts'
import { namedIn, withoutNames } from './masked.ts'

/** A change in words, and what it costs by itself; null where that is not known, or it is part of the step before. */
export interface ToldChange extends Told {
  readonly cost: bigint | null
}

/** What a change comes to on data. */
export interface Consequence {
  readonly before: Paid
  readonly after: Paid
  readonly moves: readonly Move[]
  readonly sides: Sides
}

/** One plan that changed. */
export interface PlanReview {
  /** The file in which it stands, or stood. */
  readonly file: string
  readonly before: Plan
  readonly after: Plan
  readonly changes: readonly ToldChange[]
  /** Whether equal Cores prove that no cent can change, on any data. */
  readonly samePay: boolean
  /** Keys and names of people that one of the plans names; they stay out of what is shared. */
  readonly named: readonly string[]
  /** Jumps of pay that were not there before, by part of pay. */
  readonly newCliffs: readonly Cliff[]
  /** Undefined where no data was given, or it does not matter since pay is the same. */
  readonly consequence: Consequence | undefined
}

/** Pays a plan on the data; undefined where it cannot be run on it. */
export type Payer = (core: Core) => Paid | undefined

/** Reviews a change of one plan. With `pay` it is run on data: both plans, and where `eachChange` those between them, change by change. */
export function reviewOf(before: Side, after: Side, pay: Payer | undefined, eachChange = true): PlanReview | undefined {
  const { changes, samePay } = diff(before, after)
  const [old, now] = [before.compiled.plan, after.compiled.plan]
  if (old === undefined || now === undefined) return undefined
  const consequence = pay === undefined ? undefined : consequenceOf(before, samePay ? before : after, pay)
  const steps = consequence === undefined || pay === undefined || !eachChange ? [] : costSteps(changes, before.text, consequence, pay)
  return {
    file: after.text.plan.file,
    before: old,
    after: now,
    changes: changes.map((change) => ({ ...withoutNames(told(change, now), consequence?.moves ?? []), cost: costOf(change, steps) })),
    samePay,
    named: namedIn([old, now], consequence?.moves ?? []),
    newCliffs: cliffsOf(now, old),
    consequence,
  }
}

/** The cost of a step stands at the last of its changes that says what is paid. */
function costOf(change: Change, steps: readonly CostStep[]): bigint | null {
  const bearer = ({ changes }: CostStep): Change | undefined => changes.findLast((one) => told(one, undefined).pays) ?? changes.at(-1)
  return steps.find((step) => bearer(step) === change)?.cost ?? null
}

function consequenceOf(before: Side, after: Side, pay: Payer): Consequence | undefined {
  const [from, to] = [before, after].map(({ compiled: { core } }) => (core === undefined ? undefined : pay(core)))
  if (from === undefined || to === undefined) return undefined
  const moves = movesOf(from, to)
  return { before: from, after: to, moves, sides: sidesOf(moves) }
}
