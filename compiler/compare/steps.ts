/** What each change costs: made one after the other, so that the costs add up to the whole difference. */
import type { Core } from '../../runtime/core/core.ts'
import { applyChanges } from '../diff/apply.ts'
import type { Change } from '../diff/changes.ts'
import { compiledText } from '../diff/diff.ts'
import { payOf } from '../diff/same-pay.ts'
import type { WholeText } from '../diff/text.ts'

/** Changes that are made together, and what the plan costs more with them. */
export interface CostStep {
  readonly changes: readonly Change[]
  readonly cost: bigint
}

/** More runs than these are not made: the rest of the changes is one step. */
export const MOST_RUNS = 20

/**
 * The changes in their order, each with what it adds to the cost of those before it. A change that makes no whole plan by itself (a gate on a
 * metric that only a later change brings) is made together with those that it needs. `costOf` runs a plan; undefined where it cannot be run.
 * The costs sum to `after - before`.
 */
export function costSteps(
  changes: readonly Change[],
  text: WholeText,
  { before, after }: { readonly before: bigint; readonly after: bigint },
  costOf: (core: Core) => bigint | undefined,
): readonly CostStep[] {
  const steps: CostStep[] = []
  let last = before
  let paid = payTextOf(text)
  let waiting: Change[] = []
  let runs = 0
  const step = (cost: bigint): void => {
    steps.push({ changes: waiting, cost: cost - last })
    waiting = []
    last = cost
  }
  changes.forEach((change, i) => {
    waiting.push(change)
    if (i === changes.length - 1) return step(after)
    const { core } = compiledText(applyChanges(changes.slice(0, i + 1), text))
    if (core === undefined) return
    const now = payOf(core)
    if (now === paid) return step(last)
    const cost = runs < MOST_RUNS ? costOf(core) : undefined
    runs += 1
    if (cost === undefined) return
    paid = now
    step(cost)
  })
  return steps
}

function payTextOf(text: WholeText): string {
  const { core } = compiledText(text)
  return core === undefined ? '' : payOf(core)
}
