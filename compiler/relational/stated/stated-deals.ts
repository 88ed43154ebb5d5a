/** Single deals whose metric a question states: in each pay period it is one deal, of no row (semantics 10a). */
import type { Component } from '../../../runtime/core/core.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import type { Given } from '../../../runtime/evaluate/given.ts'
import type { Calendar } from '../days.ts'
import type { Earned } from '../pay/components.ts'
import { column, kept, type Relation, select } from '../program/build.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { isStated, statedPeople } from './stated-outright.ts'

/** Whether single deals of a part of pay are found in rows, for somebody at least. */
export const paysRows = (given: Given, { window, metric, origin }: Component): boolean =>
  window === 'deal' && !isStated(given, metric, origin)

/** A part of pay by its windows: of single deals, those that are stated, together in one; undefined where none are. */
export function asWindows(given: Given, component: Component): Component | undefined {
  const { window, metric, steps, origin } = component
  if (window !== 'deal') return component
  if (!isStated(given, metric, origin) && statedPeople(given, metric).length === 0) return undefined
  const row = steps.flatMap(({ value }) => [...everyPart(value)]).find((part) => part.kind === 'field' && part.of === 'row')
  if (row !== undefined) refuse('what a single deal says, where its metric is stated', row.origin)
  return { ...component, attribution: 'none' }
}

/** What single deals that are stated earned, for those alone for whom they are. */
export function forStated({ build }: Site, { world }: Calendar, earned: Earned): Earned {
  const { component, table } = earned
  const { name, label, metric, window, origin } = component
  const [first, ...more] = statedPeople(world.given, metric)
  if (window !== 'deal' || first === undefined || isStated(world.given, metric, origin)) return earned
  const told = { name: `${name}_as_stated`, says: `${label} of people whose deals are stated`, origin }
  const theirs: Relation = select(build, told, table, kept(table), { kind: 'text_in', value: column('payee'), options: [first, ...more] })
  return { ...earned, table: theirs }
}
