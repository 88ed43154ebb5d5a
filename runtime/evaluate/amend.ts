import type { Day } from '../calendar/day.ts'
import type { Component } from '../core/core.ts'
import { add, type Ratio, subtract, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { changesOfFields } from './field-changes.ts'
import type { Moment } from './moment.ts'
import { cutAt, payOf, resultsAt } from './steps.ts'
import { versionOn, versionsOf } from './versions.ts'
import { before, later, next, windowAt } from './windows.ts'
import type { World } from './world.ts'

/** A stretch of a window in which the plan's clauses, and the person's fields that they read, stay the same (semantics 14, 17.4). */
export interface Term {
  /** The moment at the stretch's end, with the clauses that are in force in it. */
  readonly end: Moment
  /** The same clauses on the day before the stretch starts; null for the first one, and for one that begins anew. */
  readonly start: Moment | null
}

/** A component as it is on `day` as far as `horizon` knows; as it is handed in where the program never changes. */
export const componentOn = ({ core }: World, component: Component, day: Day, horizon: Day): Component =>
  versionOn(core, day, horizon)?.components.find(({ name }) => name === component.name) ?? component

/** The first and the last day on which a component is in the plan, as far as `horizon` knows; null: all along. */
export function lifeOf(
  { core }: Pick<World, 'core'>,
  { name }: Component,
  horizon: Day,
): { readonly joins: Day | null; readonly leaves: Day | null } {
  const known = versionsOf(core).filter(({ from }) => from <= horizon)
  const has = known.map(({ components }) => components.some((one) => one.name === name))
  const first = has.indexOf(true)
  if (known.length === 0) return { joins: null, leaves: null }
  if (first < 0) return { joins: next(horizon), leaves: null }
  const gone = known[has.lastIndexOf(true) + 1]
  return { joins: first === 0 ? null : (known[first]?.from ?? null), leaves: gone === undefined ? null : before(gone.from) }
}

/** A start of a term. `anew`: what was earned before is kept, and all counts from zero. */
interface Start {
  readonly from: Day
  readonly component: Component
  readonly since: Day | null
  readonly anew: boolean
}

/** The days up to which a component's terms can be cut: a gate over a longer window sees past the window's end (17.1). */
const lastCut = ({ component, at, period }: Moment): Day => (component.modifierWindow === null ? at : later(at, period))

/** Where the clauses change in a window: by increments, for the whole window under way, or with the window beginning anew. */
function startsOf(moment: Moment): readonly Start[] {
  const { world, component, window, period } = moment
  const { joins } = lifeOf(world, component, period)
  const joined = joins !== null && joins > window.from && joins <= window.to ? joins : null
  const from = joined ?? window.from
  let starts: Start[] = [{ from, component: componentOn(world, component, from, period), since: joined, anew: true }]
  for (const version of versionsOf(world.core)) {
    const reach = version.changed.get(component.name)
    if (reach === undefined || version.from <= from || version.from > lastCut(moment) || version.from > period) continue
    const then = componentOn(world, component, version.from, period)
    const inside = version.from <= window.to
    const since = starts.at(-1)?.since ?? null
    if (reach === 'whole' && inside) starts = [{ from, component: then, since: joined, anew: true }]
    else if (reach === 'restart' && inside) starts.push({ from: version.from, component: then, since: version.from, anew: true })
    else starts.push({ from: version.from, component: then, since, anew: false })
  }
  return starts
}

/** Whether the component's clauses change inside the window, so that what came before the day and what after must be told apart. */
export const changesInside = (moment: Moment): boolean => startsOf(moment).length > 1

/**
 * The terms of a window: one, or one more for each day on which the clauses or the person's fields change. A `deal` has one, with the clauses
 * of its day (semantics 14).
 */
export function termsOf(moment: Moment): readonly Term[] {
  const { world, component, window, period } = moment
  if (moment.deal !== null || window.kind === 'deal')
    return [{ end: { ...moment, component: componentOn(world, component, window.from, period) }, start: null }]
  const starts = startsOf(moment)
  const cuts = starts.flatMap((start, i): Start[] => {
    const next = starts[i + 1]?.from
    const fields = changesOfFields({ ...moment, component: start.component }, lastCut(moment))
    const own = fields.filter((day) => day > start.from && (next === undefined || day < next))
    return [start, ...own.map((from) => ({ ...start, from, anew: false }))]
  })
  return cuts.map(({ from, component: then, since, anew }, i): Term => {
    const next = cuts[i + 1]?.from
    const here = { ...moment, component: then, since }
    const end = next === undefined ? here : { ...here, rowsTo: before(next), fieldsOn: before(next) }
    return { end, start: i === 0 || anew ? null : { ...end, rowsTo: before(from) } }
  })
}

/**
 * What a term adds, not rounded: `H(end) - H(start)`, both with the term's clauses and fields, one worth and quota, and gates and factors at their
 * value at the end (semantics 14, 17.4, 17.18).
 */
export function addedBy({ end, start }: Term): Ratio {
  const through = payOf(end.component, resultsAt(end))
  return start === null ? through : subtract(through, payOf(start.component, resultsAt(start, end)))
}

/** A term with what the terms before it have earned, and what is earned with it. */
export interface Earned {
  readonly term: Term
  readonly before: Ratio
  readonly through: Ratio
}

/** The terms of a window with the running sum: rounded where a term ends with a pay period, because it was paid so (17.33). */
export function earnedThrough(moment: Moment): readonly Earned[] {
  let sum = ZERO
  const terms = termsOf(moment)
  return terms.map((term, i): Earned => {
    const start = sum
    const through = add(sum, addedBy(term))
    const closes = i + 1 < terms.length && endsPayPeriod(moment.world, term.end.rowsTo)
    sum = closes ? roundToUnit(through, moment.component.round) : through
    return { term, before: start, through: sum }
  })
}

const endsPayPeriod = (world: World, day: Day): boolean => windowAt(world, world.core.paid, day).to === day

/** The component's pay for the window to date, not rounded. */
export const unroundedPay = (moment: Moment): Ratio => earnedThrough(moment).at(-1)?.through ?? ZERO

/** What the cap has cut from the window, to be carried to the next: what every term adds to it (semantics 7, 14). */
export function cutBy(moment: Moment): Ratio {
  return termsOf(moment).reduce((sum, { end, start }) => {
    const { carry } = end.component
    if (carry === null) return sum
    const through = add(sum, cutAt(end, carry.step))
    return start === null ? through : subtract(through, cutAt(start, carry.step))
  }, ZERO)
}
