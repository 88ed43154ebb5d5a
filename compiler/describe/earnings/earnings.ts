/** One person's earnings, taken apart for a page on a screen: by part of pay, by deal, and why the plan is as it is. Every text is ready to be shown. */
import type { Data } from '../../../runtime/data/table.ts'
import type { Asked } from '../asked.ts'
import { sum } from '../checks.ts'
import { printedMinor } from '../value.ts'
import { type PartEarned, partsEarned } from './parts.ts'
import { type DealsEarned, dealsEarned } from './rows.ts'
import { type Why, whyOf } from './why.ts'

export interface Earnings {
  /** What was earned in the periods asked for, in the plan's currency: `$64,800.00`. */
  readonly earned: string
  /** In the plan's order; together they are what was earned. */
  readonly parts: readonly PartEarned[]
  /** The same by deal. */
  readonly deals: DealsEarned
  readonly why: Why
}

/** The earnings of the person and the periods asked for; `data` names the deals. */
export function earningsOf(asked: Asked, data: Data): Earnings {
  const { outcome, payee, plan } = asked
  const own = outcome.earnings.filter((line) => line.payee === payee)
  return {
    earned: printedMinor(sum(own), plan.currency),
    parts: partsEarned(asked, own),
    deals: dealsEarned(asked, own, data),
    why: whyOf(plan),
  }
}
