/** What quotas that move do to pay: a plan on the same data with them before and after. */
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Planning } from '../runtime/core/planning/planning.ts'
import type { DataFiles } from '../runtime/data/files.ts'
import type { Outcome } from '../runtime/evaluate/outcome.ts'
import { compareText } from '../runtime/exact/order.ts'
import { withPlanning } from '../runtime/planning/in-core.ts'
import { run } from './run.ts'

/** Whose pay is another; amounts in minor units of the plan's currency. */
export interface MovedPay {
  readonly plan: string
  readonly label: string
  readonly currency: Core['currency']
  readonly period: string
  readonly people: readonly { readonly id: string; readonly label: string; readonly before: bigint; readonly after: bigint }[]
}

/**
 * Runs a plan for a fiscal period with the quotas file `name` as it is before and after. Undefined, with the findings, where either run is
 * refused.
 */
export function movedPay(
  core: Core,
  files: DataFiles,
  { name, period, before, after }: { readonly name: string; readonly period: string; readonly before: Planning; readonly after: Planning },
): MovedPay | readonly Diagnostic[] {
  const [old, now] = [before, after].map((to) => run(withPlanning(core, name, to), files, { period, asOf: null }))
  if (old?.outcome === undefined || now?.outcome === undefined)
    return [old, now].flatMap((one) => one?.diagnostics ?? []).filter((one) => hasErrors([one]))
  const [was, is] = [earnedBy(old.outcome), earnedBy(now.outcome)]
  const labels = new Map([...old.outcome.people, ...now.outcome.people].map((person) => [person.id, person.name]))
  const people = [...new Set([...was.keys(), ...is.keys()])].sort(compareText).flatMap((id) => {
    const [from, to] = [was.get(id) ?? 0n, is.get(id) ?? 0n]
    return from === to ? [] : [{ id, label: labels.get(id) ?? id, before: from, after: to }]
  })
  return { plan: core.plan.name, label: core.plan.label, currency: core.currency, period, people }
}

function earnedBy({ earnings }: Outcome): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { payee, amount } of earnings) sums.set(payee, (sums.get(payee) ?? 0n) + amount)
  return sums
}
