/** One person's earnings, taken apart by part of pay and by deal. */
import { type Earnings, earningsOf } from '../../compiler/describe/earnings/earnings.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { answerFor } from './answered.ts'
import { heldFor } from './held.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { StatementAsked } from './statement.ts'
import type { Tab } from './tab.ts'

/** Refused where a statement is; what is earned is what the statement says. */
export function earningsFor(tab: Tab, { person, period, all = false }: StatementAsked): Earnings | Refusal {
  const found = answerFor(tab, person, period)
  if (isRefusal(found)) return found
  const { ready, outcome } = found
  const held = heldFor(tab, ready.core)
  if (isRefusal(held)) return held
  return earningsOf({ plan: throughTheYear(ready.plan), core: wholeOf(ready.core), outcome, payee: person, all }, held.data)
}
