/** Plans and runs for the tests of this folder. */

import type { Core } from '../../runtime/core/core.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { compile } from '../compile.ts'
import type { Plan } from '../plan.ts'
import { run } from '../run.ts'

const head = `language 1
currency USD
fiscal year starts February named by start
rounding money half_up to $0.01
effective from 2026-02-01 to 2027-01-31
applies to rep
target rep.target_incentive
paid monthly
policy {
  attainment against full quota
  no quota means no pay
  prorate target, quota by days for hired_on, left_on, leave, transfer, change
  overpayment recovered from next pay up to 50% of it
}
objective grow "Grow the cloud business" { because "Cloud customers stay longer" }
record rep from "reps.csv" { id text key  name text  hired_on date  own_rate percent  target_incentive money per year }
record deal from "deals.csv" {
  id text key
  owner rep
  closed_on date incentive
  shipped_on date optional
  product text one of ("Cloud", "Licence")
  customer text
  amount money
  margin money
}
metric gross_margin "Gross margin" {
  supports grow
  encourages "Defend the price"
  ratio of deal.margin to deal.amount
  accumulates over year
  no value means 100%
}
`

/** The metric of most tests, with what a test adds. */
export const bookings = (more = 'accumulates over year\n  quota $1,200,000 per year'): string => `metric bookings "Bookings" {
  supports grow
  encourages "Lead with Cloud"
  sum of deal.amount where deal.product = "Cloud"
  ${more}
}
`

export interface Compiled {
  readonly plan: Plan
  readonly core: Core
}

/** A plan with a company's facts around it. */
export function compiledOf(text: string): Compiled {
  const { plan, core, diagnostics } = compile('test.plan', () => `plan test "Test plan"\n${head}${text}`)
  if (plan === undefined || core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return { plan, core }
}

export const planOf = (text: string): Plan => compiledOf(text).plan

/** A deal of Ann's; its margin is a quarter of its amount. */
export const deal = (id: string, closedOn: string, amount: number, product = 'Cloud'): string =>
  `${id},ann,${closedOn},,${product},ACME,${amount.toFixed(2)},${(amount / 4).toFixed(2)}`

/** What Ann earned. */
export function outcomeOf({ core }: Compiled, deals: readonly string[], period = 'FY26'): Outcome {
  const files = new Map([
    ['reps.csv', 'id,name,hired_on,target_incentive,own_rate\nann,Ann Lee,2020-01-01,120000,1.5%\n'],
    ['deals.csv', `id,owner,closed_on,shipped_on,product,customer,amount,margin\n${deals.join('\n')}\n`],
  ])
  const bytes = (file: string): Uint8Array | undefined => {
    const text = files.get(file)
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
  const { outcome, diagnostics } = run(core, bytes, { period, asOf: null })
  if (outcome === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return outcome
}
