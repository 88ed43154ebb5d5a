/** What each part of pay earned, and what it is there for. */
import { groupedBy } from '../../../runtime/ledger/grouped.ts'
import type { EarningLine } from '../../../runtime/ledger/lines.ts'
import type { Plan } from '../../plan.ts'
import type { Asked } from '../asked.ts'
import { sum } from '../checks.ts'
import { sayPercent } from '../earn.ts'
import { sentence } from '../page.ts'
import { printedMinor } from '../value.ts'
import { spoken } from '../words.ts'

export interface PartEarned {
  /** Its name in the plan; `plan limit` for what a limit on all parts changes. */
  readonly part: string
  readonly label: string
  /** The metric that moves it; null where there is none. */
  readonly metric: string | null
  /** Its share of target pay, `60%`; empty where it has none. */
  readonly ofTarget: string
  /** Labels of the objectives that it serves. */
  readonly serves: readonly string[]
  /** Why, as a sentence; empty where nobody said. */
  readonly because: string
  readonly earned: string
  /** How the heading of its block in the statement begins, for the last pay period. */
  readonly heading: string
}

/** The limit on all parts, as the statement's summary names it. */
export const LIMIT = 'The limit on all of your pay'

/** The name of what a line belongs to. */
export const partOf = ({ component, item }: EarningLine): string => (item === 'plan_limit' ? 'plan limit' : component)

/** Labels of the clauses of a plan by their names. */
export function labelsOf({ pays, events }: Pick<Plan, 'pays' | 'events'>): ReadonlyMap<string, string> {
  return new Map([...[...pays, ...events].map(({ name, label }) => [name, label] as const), ['plan limit', LIMIT] as const])
}

/** Every part of pay of the plan, and whatever else was earned: an event that pays, a guarantee, a limit, an adjustment. */
export function partsEarned({ plan, outcome }: Asked, own: readonly EarningLine[]): readonly PartEarned[] {
  const byPart = groupedBy(own, partOf)
  const objectives = new Map(plan.objectives.map(({ name, label }) => [name, label]))
  const served = (supports: readonly { readonly objective: string }[]): string[] => [
    ...new Set(supports.flatMap(({ objective }) => objectives.get(objective) ?? [])),
  ]
  const last = outcome.payPeriods.at(-1) ?? ''
  const told = (part: string, label: string) => ({
    part,
    label,
    earned: printedMinor(sum(byPart.get(part) ?? []), plan.currency),
    heading: `${label}, ${last}`,
  })
  const supports = (metric: string | null) => plan.metrics.find(({ name }) => name === metric)?.supports ?? []
  const because = (words: string | null): string => (words === null ? '' : sentence(words))
  const pays = plan.pays.map(
    (pay): PartEarned => ({
      ...told(pay.name, pay.label),
      metric: pay.metric,
      ofTarget: pay.worth === null ? '' : sayPercent(pay.worth),
      serves: served([...supports(pay.metric), ...(pay.base === pay.metric ? [] : supports(pay.base))]),
      because: because(pay.because),
    }),
  )
  const events = plan.events
    .filter(({ name }) => byPart.has(name))
    .map(
      (event): PartEarned => ({
        ...told(event.name, event.label),
        metric: event.metric,
        ofTarget: '',
        serves: served([...event.supports, ...supports(event.metric)]),
        because: because(event.because),
      }),
    )
  const known = new Set([...pays, ...events].map(({ part }) => part))
  const others = [...byPart.keys()]
    .filter((part) => !known.has(part))
    .map(
      (part): PartEarned => ({
        ...told(part, part === 'plan limit' ? LIMIT : spoken(part)),
        metric: null,
        ofTarget: '',
        serves: [],
        because: '',
      }),
    )
  return [...pays, ...events, ...others]
}
