/** Why amounts are exact, and where pay jumps. */
import { type Cliff, jumpsOf } from '../../compiler/compare/cliffs.ts'
import type { Review } from '../../compiler/describe/page.ts'
import { describeProof } from '../../compiler/describe/proof/page.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import { digitsOf } from '../../compiler/run.ts'
import type { Span } from '../../messages/span.ts'
import { runByColumns } from '../../runtime/fast/engine.ts'
import { proofForAnyData } from '../../runtime/fast/proof/any-data.ts'
import { proofOfRun } from '../../runtime/fast/proof/proof.ts'
import type { Proof } from '../../runtime/fast/proof/shape.ts'
import { dataRefusal } from './findings.ts'
import { isRefusal, type Refusal, refusal, shownPlan } from './refusal.ts'
import { filesOf } from './sources.ts'
import type { Tab } from './tab.ts'

export interface ProofsShown {
  /** What the plan promises. Nothing decides promises yet. */
  readonly promises: readonly { readonly title: string; readonly span: Span }[]
  /** For any data, as `caboose explain --proof` tells it; as numbers and as a page. */
  readonly proof: Proof
  readonly page: Review
  /** Jumps of the parts of pay whose curve is the same for everybody. */
  readonly cliffs: readonly Cliff[]
}

export function proofsOf(tab: Tab): ProofsShown | Refusal {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const { plan, core } = ready
  const proof = proofForAnyData(core, digitsOf)
  return {
    promises: plan.promises.map(({ title, origin }) => ({ title, span: origin.span })),
    proof,
    page: describeProof(proof, plan),
    cliffs: jumpsOf(throughTheYear(plan)),
  }
}

/** Why the amounts of one run on the tab's data are exact, as `caboose explain --proof --data` tells it. */
export function proofOfPeriod(tab: Tab, period: string): Review | Refusal {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const { plan, core } = ready
  const run = runByColumns(core, filesOf(tab.data).files, { period, asOf: null }, digitsOf, false)
  if (run.kind === 'refused') return dataRefusal(run.diagnostics)
  const proof = proofOfRun(core, run, period)
  return proof === undefined ? refusal('asked', `\`${period}\` is no period of this plan`) : describeProof(proof, plan)
}
