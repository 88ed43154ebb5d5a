/** What a plan comes to on the data of a tab, kept as long as neither changes. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Core } from '../../runtime/core/core.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { heldFor } from './held.ts'
import { isRefusal, type Refusal, refusal } from './refusal.ts'
import type { Ready, Tab } from './tab.ts'

const known = new WeakMap<Core, WeakMap<Tab['data'], Map<string, Outcome | Refusal>>>()

/** The answer for a period: everybody's. */
export function answeredFor(tab: Pick<Tab, 'data'>, { core }: Pick<Ready, 'core'>, period: string): Outcome | Refusal {
  const byData = known.get(core) ?? new WeakMap<Tab['data'], Map<string, Outcome | Refusal>>()
  known.set(core, byData)
  const byPeriod = byData.get(tab.data) ?? new Map<string, Outcome | Refusal>()
  byData.set(tab.data, byPeriod)
  const answer = byPeriod.get(period) ?? answered(tab, core, period)
  byPeriod.set(period, answer)
  return answer
}

function answered(tab: Pick<Tab, 'data'>, core: Core, period: string): Outcome | Refusal {
  const held = heldFor(tab, core)
  if (isRefusal(held)) return held
  const found: Diagnostic[] = []
  const outcome = evaluate(core, held.data, { period, asOf: null }, (one) => void found.push(one))
  return outcome ?? refusal('data', found[0]?.message ?? `\`${period}\` is no period of this plan`, found)
}
