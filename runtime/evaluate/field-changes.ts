import type { Day } from '../calendar/day.ts'
import { periodsIn } from '../calendar/fiscal.ts'
import type { Component } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import { everyPart } from '../core/parts.ts'
import type { Value } from '../data/table.ts'
import { valueAlong } from './lookup.ts'
import type { Moment } from './moment.ts'
import { pathsIn } from './reach.ts'
import { type Piece, timelineOf } from './spans.ts'
import { compares } from './values.ts'
import type { World } from './world.ts'

const paths = new WeakMap<Component, readonly (readonly string[])[]>()
function pathsOf(component: Component): readonly (readonly string[])[] {
  const known = paths.get(component) ?? component.steps.flatMap(({ value }) => pathsIn(value, 'person'))
  paths.set(component, known)
  return known
}

const fieldsOf = (world: World, { row, from }: Piece, read: readonly (readonly string[])[], horizon: Day): (Value | undefined)[] =>
  read.map((path) =>
    row === undefined
      ? undefined
      : valueAlong(world.lookup, { record: world.core.people.record, row, day: from, horizon, eventsTo: world.eventsTo }, path),
  )

const sameValue = (a: Value | undefined, b: Value | undefined): boolean => (a === undefined ? b === undefined : compares('=', a, b))

const counting = new WeakMap<Component, boolean>()

/** Whether the steps read `months since` a date of the person, which moves with every month. */
function monthsCounted(component: Component): boolean {
  const isCounted = (part: Expression): boolean => part.kind === 'months_since' && pathsIn(part, 'person').length > 0
  const known = counting.get(component) ?? component.steps.some(({ value }) => [...everyPart(value)].some(isCounted))
  counting.set(component, known)
  return known
}

/** The first days of the months that begin inside a stretch of days. */
const monthStarts = ({ core: { calendar } }: World, from: Day, to: Day): Day[] =>
  periodsIn(calendar, 'month', from, to).flatMap((month) => (month.from > from ? [month.from] : []))

/** The days inside the window, up to `to`, on which a field of the person that the component's steps read changes, or the months since it (17.4). */
export function changesOfFields({ world, person, component, window }: Moment, to: Day): readonly Day[] {
  const read = pathsOf(component)
  if (read.length === 0) return []
  const days: Day[] = monthsCounted(component) ? monthStarts(world, window.from, to) : []
  let last: readonly (Value | undefined)[] | undefined
  for (const piece of timelineOf(world, person, to)) {
    if (piece.row === undefined || piece.to < window.from || piece.from > to) continue
    const fields = fieldsOf(world, piece, read, to)
    const same = last === undefined || fields.every((value, i) => sameValue(value, last?.[i]))
    if (!same) days.push(piece.from)
    last = fields
  }
  return [...new Set(days)].sort((a, b) => a - b)
}
