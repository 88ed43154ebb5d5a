/** What each change costs: made one after the other, so that the costs add up to the whole difference. */
import type { Core } from '../../runtime/core/core.ts'
import { applyChanges } from '../diff/apply.ts'
import type { Change } from '../diff/changes.ts'
import { compiledText } from '../diff/diff.ts'
import { payOf } from '../diff/same-pay.ts'
import type { WholeText } from '../diff/text.ts'
import { movesOf } from './moved.ts'
import type { Paid } from './paid.ts'
import { isFew } from './shown.ts'

/** Changes that are made together, and what the plan costs more with them. */
export interface CostStep {
  readonly changes: readonly Change[]
  readonly cost: bigint
}

/** A step, with what everybody is paid before and after it. */
interface Step {
  readonly changes: readonly Change[]
  readonly from: Paid
  readonly to: Paid
}

/** More runs than these are not made: the rest of the changes is one step. */
export const MOST_RUNS = 20

/**
 * The changes in their order, each with what it adds to the cost of those before it. A change that makes no whole plan by itself (a gate on a
 * metric that only a later change brings) is made together with those that it needs; so is one that moves the pay of a few people only, whose
 * pay its cost would tell. `pay` runs a plan; undefined where it cannot be run. The costs sum to `after - before`.
 */
export function costSteps(
  changes: readonly Change[],
  text: WholeText,
  { before, after }: { readonly before: Paid; readonly after: Paid },
  pay: (core: Core) => Paid | undefined,
): readonly CostStep[] {
  const steps: Step[] = []
  let last = before
  let latest = before
  let program = payTextOf(text)
  let waiting: Change[] = []
  let runs = 0
  const step = (to: Paid): void => {
    if (movesFew({ from: last, to })) return
    steps.push({ changes: waiting, from: last, to })
    waiting = []
    last = to
  }
  changes.forEach((change, i) => {
    waiting.push(change)
    if (i === changes.length - 1) {
      steps.push({ changes: waiting, from: last, to: after })
      return
    }
    const { core } = compiledText(applyChanges(changes.slice(0, i + 1), text))
    if (core === undefined) return
    const now = payOf(core)
    if (now === program) return step(latest)
    const paid = runs < MOST_RUNS ? pay(core) : undefined
    runs += 1
    if (paid === undefined) return
    program = now
    latest = paid
    step(paid)
  })
  return withoutFew(steps).map(({ changes: made, from, to }) => ({ changes: made, cost: to.total - from.total }))
}

const movesFew = ({ from, to }: Pick<Step, 'from' | 'to'>): boolean => isFew(movesOf(from, to).filter(({ change }) => change !== 0n).length)

/** The last step together with as many before it as hide whose pay it moves. */
function withoutFew(steps: readonly Step[]): readonly Step[] {
  const [before, last] = steps.slice(-2)
  if (before === undefined || last === undefined || !movesFew(last)) return steps
  return withoutFew([...steps.slice(0, -2), { changes: [...before.changes, ...last.changes], from: before.from, to: last.to }])
}

function payTextOf(text: WholeText): string {
  const { core } = compiledText(text)
  return core === undefined ? '' : payOf(core)
}
