/** A run for a program and for the reader of a terminal. */
import type { Core } from '../../runtime/core/core.ts'
import { isProvisional } from '../../runtime/suspense/reach.ts'
import { type Payout, payoutJson, totalsJson } from '../payouts.ts'
import type { Ran } from '../ran.ts'
import { suspenseJson } from '../suspense.ts'
import { diagnosticJson, printed } from './json.ts'
import { payoutTable } from './payouts.ts'

const isOpen =
  ({ suspense }: Ran) =>
  ({ payee, component }: Payout): boolean =>
    isProvisional(suspense.provisional, payee, component)

/** `run --format json`. */
export function ranJson(core: Core, ran: Ran, period: string, asOf: string | undefined): string {
  const provisional = isOpen(ran)
  return printed({
    schemaVersion: 1,
    plan: core.plan.name,
    period,
    asOf: asOf ?? null,
    engine: ran.engine.name,
    components: ran.engine.components,
    earnings: ran.payouts.map((one) => ({ ...payoutJson(one, core), provisional: provisional(one) })),
    ...totalsJson(ran.payouts, core),
    suspense: suspenseJson(ran.suspense, core),
    warnings: ran.warnings.map(diagnosticJson),
  })
}

/** The table of payouts below the plan's name. */
export function ranText(core: Core, ran: Ran, period: string, width: number): string {
  const provisional = isOpen(ran)
  const payouts = ran.payouts.map((one) => (provisional(one) ? { ...one, label: `${one.label} (provisional)` } : one))
  return `${core.plan.label}, ${period}\n\n${payoutTable(core, payouts, ran.payPeriods, width)}`
}
