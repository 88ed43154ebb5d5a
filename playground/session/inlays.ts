/** What the values that a plan names came to for one person, at their places in the text. */
import { isPrintable, printed, printedMinor, rounded } from '../../compiler/describe/value.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import type { Span } from '../../messages/span.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import { answerFor } from './answered.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

export interface Inlay {
  /** The clause: `cloud_commission/graduated/from 100%`. */
  readonly address: string
  readonly span: Span
  /** `$64,800.00`, `108%`; a number whose digits do not end is cut for the eye, with `≈`. */
  readonly says: string
  /** What it is the value of, in the plan's words. */
  readonly label: string
}

/** What is no news beside its clause: it stands there as it is. */
const STATED: ReadonlySet<Derivation['how']> = new Set(['stated', 'field', 'compare', 'logic', 'choose'])

/**
 * For each clause the first value that the derivations of the last pay period lead to; for a part of pay and an event what it earned in the
 * whole period. In the order of the text.
 */
export function inlaysFor(tab: Tab, person: string, period: string): readonly Inlay[] | Refusal {
  const found = answerFor(tab, person, period)
  if (isRefusal(found)) return found
  const { ready, outcome } = found
  const plan = throughTheYear(ready.plan)
  const { core } = ready
  const inlays = new Map<string, Inlay>()
  const named = new Map(plan.metrics.map((metric) => [metric.name, metric.label]))
  const add = ({ address, span }: Origin, says: string, label: string): void => {
    if (!inlays.has(address)) inlays.set(address, { address, span, says, label: named.get(label) ?? label })
  }
  const last = outcome.payPeriods.at(-1) ?? ''
  for (const { name, label, origin } of [...core.components, ...core.events]) {
    const own = outcome.earnings.filter((line) => line.component === name && line.currency === core.currency.code)
    const earned = own.reduce((sum, { amount }) => sum + amount, 0n)
    add(origin, printedMinor(earned, core.currency), `${label}, ${period}`)
  }
  const visit = (node: Derivation): void => {
    const { origin, value, unit, how, label } = node
    if (origin !== undefined && value !== undefined && !STATED.has(how))
      add(origin, isPrintable(value) ? printed(value, unit, plan.currency) : rounded(value, unit, plan.currency).replace('≈ ', '≈'), label)
    for (const input of node.inputs) visit(input)
  }
  for (const { name } of core.components) {
    const derivation = outcome.derive(person, name, last)
    if (derivation !== undefined) visit(derivation)
  }
  return [...inlays.values()].sort(
    (a, b) => (a.span.file < b.span.file ? -1 : a.span.file > b.span.file ? 1 : 0) || a.span.start.offset - b.span.start.offset,
  )
}
