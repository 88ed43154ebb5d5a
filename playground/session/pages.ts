/** Pages of the plan that is shown. */

import type { RepPage } from '../../compiler/describe/page.ts'
import { describePlan } from '../../compiler/describe/plan.ts'
import { format } from '../../compiler/format.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { isRefusal, type Refusal, shownPlan } from './refusal.ts'
import type { Tab } from './tab.ts'

/** The rep's page, as `caboose explain` prints it. */
export function planPageOf(tab: Tab): RepPage | Refusal {
  const ready = shownPlan(tab)
  return isRefusal(ready) ? ready : describePlan(ready.plan)
}

export interface Formatted {
  /** The canonical text, or the text as it was where it has mistakes. */
  readonly text: string
  readonly findings: readonly Diagnostic[]
}

/** A file as `caboose fmt` lays it out. */
export function formatted({ files }: Tab, path: string): Formatted {
  const { text, diagnostics } = format(files.get(path) ?? '', path)
  return { text, findings: diagnostics }
}
