/** Whom and when a page can ask about, and whom it begins with. */
import { heldFor } from './held.ts'
import { type PeriodChoice, periodsOf } from './periods.ts'
import { isRefusal, type Refusal, shownPlan } from './refusal.ts'
import { type People, peopleIn } from './sample.ts'
import { sharedFor } from './shared.ts'
import type { Tab } from './tab.ts'

export interface PeriodsShown {
  readonly all: readonly PeriodChoice[]
  /** The period and the person that a page begins with. */
  readonly first: string
  readonly person: string
}

export function periodsFor(tab: Tab): PeriodsShown | Refusal {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const held = heldFor(tab, ready.core)
  if (isRefusal(held)) return held
  const { all, first } = periodsOf(ready.core, held.data)
  return { all, first, person: peopleIn(ready.core, held.data, first, sharedFor(tab, ready.core, first)).first }
}

export function peopleFor(tab: Tab, period: string): People | Refusal {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const held = heldFor(tab, ready.core)
  return isRefusal(held) ? held : peopleIn(ready.core, held.data, period, sharedFor(tab, ready.core, period))
}
