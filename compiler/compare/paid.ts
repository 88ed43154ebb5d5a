/** What a plan costs on data, by person and part of pay. */
import type { Core } from '../../runtime/core/core.ts'
import type { Ratio } from '../../runtime/exact/ratio.ts'
import type { RunAnswer } from './answer.ts'
import type { Attained } from './attained.ts'
import { attainedOf } from './attained.ts'
import { sumOf } from './sides.ts'

/** What one person earned in the period asked for, in minor units of the plan's currency. */
export interface PersonPaid {
  readonly id: string
  readonly name: string
  readonly total: bigint
  /** By the name of the part of pay or of the event; what belongs to none of them under ''. */
  readonly parts: ReadonlyMap<string, bigint>
  /** Attainment of the metric that `attained` names at the end of the period; undefined where there is none. */
  readonly attainment: Ratio | undefined
}

/** What everybody earned. The total is that of `run`. */
export interface Paid {
  readonly currency: { readonly code: string; readonly digits: number }
  /** In canonical order. */
  readonly people: readonly PersonPaid[]
  readonly total: bigint
  readonly parts: ReadonlyMap<string, bigint>
  /** What parts are called. */
  readonly labels: ReadonlyMap<string, string>
  /** The metric by whose attainment people are compared; undefined where none has a quota. */
  readonly attained: Attained | undefined
}

/** Adds to an amount by name. */
export const addTo = (sums: Map<string, bigint>, name: string, amount: bigint): void => void sums.set(name, (sums.get(name) ?? 0n) + amount)

/** What an answer comes to: all that was earned in the period, corrections of other periods included, as `run` adds it up. */
export function paidOf(core: Core, answer: RunAnswer): Paid {
  const { code, digits } = core.currency
  const totals = new Map<string, bigint>()
  const byPerson = new Map<string, Map<string, bigint>>(answer.people.map(({ id }) => [id, new Map()]))
  for (const { payee, component, amount, currency } of answer.earnings) {
    if (currency !== code) continue
    addTo(totals, component, amount)
    const own = byPerson.get(payee) ?? new Map<string, bigint>()
    byPerson.set(payee, own)
    addTo(own, component, amount)
  }
  const names = new Map(answer.people.map(({ id, name }) => [id, name]))
  const attained = attainedOf(core, answer)
  const people = [...byPerson].map(
    ([id, parts]): PersonPaid => ({
      id,
      name: names.get(id) ?? id,
      total: sumOf(parts.values()),
      parts,
      attainment: attained?.of(id),
    }),
  )
  const labels = new Map<string, string>([
    ['', 'all of pay'],
    ...[...core.components, ...core.events].map(({ name, label }) => [name, label] as const),
  ])
  return { currency: { code, digits }, labels, people, total: sumOf(totals.values()), parts: totals, attained }
}
