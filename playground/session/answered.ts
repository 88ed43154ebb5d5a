/** What a plan comes to on the data of a tab for one person, kept as long as neither changes. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { answerAlone } from '../../runtime/fast/apart/alone.ts'
import { heldFor } from './held.ts'
import { isRefusal, type Refusal, refusal, shownPlan } from './refusal.ts'
import { sharedFor } from './shared.ts'
import type { Ready, Tab } from './tab.ts'

/** A person's answer, and the plan that gave it. */
export interface PersonAnswer {
  readonly ready: Ready
  readonly outcome: Outcome
}

type Kept = Map<string, Outcome | Refusal>
const known = new WeakMap<Core, WeakMap<Tab['data'], Kept>>()

function keptFor(core: Core, data: Tab['data']): Kept {
  const byData = known.get(core) ?? new WeakMap<Tab['data'], Kept>()
  known.set(core, byData)
  const kept: Kept = byData.get(data) ?? new Map<string, Outcome | Refusal>()
  byData.set(data, kept)
  return kept
}

/** The answer for one person in a period, as a run of everybody gives it. */
export function answerFor(tab: Tab, person: string, period: string): PersonAnswer | Refusal {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const kept = keptFor(ready.core, tab.data)
  const key = JSON.stringify([person, period])
  const outcome = kept.get(key) ?? answered(tab, ready, person, period)
  kept.set(key, outcome)
  return isRefusal(outcome) ? outcome : { ready, outcome }
}

function answered(tab: Tab, { core }: Ready, person: string, period: string): Outcome | Refusal {
  const held = heldFor(tab, core)
  if (isRefusal(held)) return held
  const found: Diagnostic[] = []
  const report = (one: Diagnostic): void => void found.push(one)
  const outcome = answerAlone(core, held.data, { period, asOf: null }, person, sharedFor(tab, core, period), report)
  if (outcome === undefined)
    return refusal(found.length === 0 ? 'asked' : 'data', found[0]?.message ?? `\`${period}\` is no period of this plan`, found)
  return outcome.people.some(({ id }) => id === person) ? outcome : refusal('asked', `nobody in the plan in ${period} is \`${person}\``)
}
