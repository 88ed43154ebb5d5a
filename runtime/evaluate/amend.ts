import type { Day } from '../calendar/day.ts'
import { periodsIn } from '../calendar/fiscal.ts'
import type { Component } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import { everyPart } from '../core/parts.ts'
import type { Value } from '../data/table.ts'
import { add, type Ratio, subtract, ZERO } from '../exact/ratio.ts'
import { valueAlong } from './lookup.ts'
import type { Moment } from './moment.ts'
import { pathsIn } from './reach.ts'
import { type Piece, timelineOf } from './spans.ts'
import { payOf, resultsAt } from './steps.ts'
import { compares } from './values.ts'
import { before } from './windows.ts'
import type { World } from './world.ts'

/** A stretch of a window in which the person's fields that the steps read, and the months counted from them, stay the same (17.4). */
export interface Term {
  /** The moment at the stretch's end. */
  readonly end: Moment
  /** The same fields on the day before the stretch starts; null for the first one. */
  readonly start: Moment | null
}

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

/** The days inside the window on which a field of the person that the steps read changes, or the months since it. */
function changes({ world, person, component, window, at }: Moment): readonly Day[] {
  const read = pathsOf(component)
  if (read.length === 0) return []
  const days: Day[] = monthsCounted(component) ? monthStarts(world, window.from, at) : []
  let last: readonly (Value | undefined)[] | undefined
  for (const piece of timelineOf(world, person, at)) {
    if (piece.row === undefined || piece.to < window.from || piece.from > at) continue
    const fields = fieldsOf(world, piece, read, at)
    const same = last === undefined || fields.every((value, i) => sameValue(value, last?.[i]))
    if (!same) days.push(piece.from)
    last = fields
  }
  return [...new Set(days)].sort((a, b) => a - b)
}

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

const sameValue = (a: Value | undefined, b: Value | undefined): boolean => (a === undefined ? b === undefined : compares('=', a, b))

/** The terms of a window: one, or one more for each day on which the person's fields change. A `deal` has one. */
export function termsOf(moment: Moment): readonly Term[] {
  const days = moment.deal === null ? changes(moment) : []
  if (days.length === 0) return [{ end: moment, start: null }]
  const cuts = [...days, undefined]
  return cuts.map((cut, i): Term => {
    const start = days[i - 1]
    const end = cut === undefined ? moment : { ...moment, rowsTo: before(cut), fieldsOn: before(cut) }
    return { end, start: start === undefined ? null : { ...end, rowsTo: before(start) } }
  })
}

/** What a term adds, not rounded: `H(end) - H(start)`, both with the term's fields and one worth and quota (semantics 14, 17.4). */
export function addedBy({ end, start }: Term): Ratio {
  const through = payOf(end.component, resultsAt(end))
  return start === null ? through : subtract(through, payOf(start.component, resultsAt(start)))
}

/** The component's pay for the window to date, not rounded. */
export const unroundedPay = (moment: Moment): Ratio => termsOf(moment).reduce((sum, term) => add(sum, addedBy(term)), ZERO)
