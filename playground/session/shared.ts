/** What answers about single people share, kept while the clauses that it is made from say the same. */
import type { Core } from '../../runtime/core/core.ts'
import { eventExpressions } from '../../runtime/core/events.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import { nothingShared, type Shared } from '../../runtime/fast/apart/setting.ts'
import type { Tab } from './tab.ts'

/** What parts of a program say, wherever they say it. */
const textOf = (parts: unknown): string => JSON.stringify(parts, (name, value: unknown) => (name === 'span' ? undefined : value))

/** Everything by which rows can count for people. */
function reachText(core: Core): string {
  const { plan, components, factors, limits, events, overpayment, exceptions, payments, target, ...rest } = core
  return textOf(rest)
}

/** Parts of pay: an event that reads none of them awards the same whatever they say. */
const OF_PAY: ReadonlySet<Expression['kind']> = new Set(['worth', 'pay', 'step', 'carried'])

/** Everything by which events can award. */
function awardsText(core: Core): string {
  const { plan, components, factors, limits, overpayment, payments, ...rest } = core
  const readsPay = core.events.flatMap(eventExpressions).some((one) => everyPart(one).some(({ kind }) => OF_PAY.has(kind)))
  return textOf([rest, payments.clawbacks, ...(readsPay ? [components] : [])])
}

interface Known {
  readonly reach: string
  readonly awards: string
  readonly period: string
  readonly shared: Shared
}

/** The last that was asked of each set of data files. */
const known = new WeakMap<Tab['data'], readonly Known[]>()
const KEPT = 4

/** What may be taken over from answers before this one. */
export function sharedFor({ data }: Pick<Tab, 'data'>, core: Core, period: string): Shared {
  const [reach, awards] = [reachText(core), awardsText(core)]
  const kept = known.get(data) ?? []
  const same = kept.find((one) => one.awards === awards && one.period === period)
  if (same !== undefined) return same.shared
  const alike = kept.find((one) => one.reach === reach)
  const shared: Shared = { ...nothingShared(), ...(alike === undefined ? {} : { reach: alike.shared.reach }) }
  known.set(data, [{ reach, awards, period, shared }, ...kept].slice(0, KEPT))
  return shared
}
