import type { Day } from '../calendar/day.ts'
import type { Component } from '../core/core.ts'
import { ZERO } from '../exact/ratio.ts'
import { changesInside, cutBy, lifeOf } from './amend.ts'
import { type Attributed, attribute } from './attribution.ts'
import { momentOf, windowPay } from './component.ts'
import { type Moment, measureNamed } from './moment.ts'
import { isGiven, statedFor } from './stated.ts'
import { placesIn, tallyOf } from './tally.ts'
import { earlier, longer, payPeriods, type Stretch, windowAt, windowsIn } from './windows.ts'
import { perWorld, type World } from './world.ts'

/** What a component has earned to date over one window of its longest kind, in minor units, and by which rows. */
export interface Accrual extends Attributed {
  readonly total: bigint
}

const accruals = perWorld<Accrual>()
const totals = perWorld<bigint>()
const none: Accrual = { total: 0n, rest: 0n, rows: [] }

/** The windows that a component accumulates over: its own, or the longest that its modifiers, its carry-over or its payment need (17.1). */
export const spanOf = ({ window, modifierWindow, carry, paidAt }: Component): Component['window'] =>
  [modifierWindow, carry?.restarts ?? null, paidAt].reduce<Component['window']>(
    (longest, one) => (one !== null && longer(one, longest) ? one : longest),
    window,
  )

/** Whether what is earned may not be taken back (semantics 8, 17.6). */
export const staysEarned = ({ core }: World, component: Component): boolean => component.earnedStaysEarned || core.overpayment === 'never'

/** The day up to which a component counts in a span to date; undefined where it is not in the plan by then (semantics 14). */
function countsUntil(world: World, component: Component, span: Stretch, period: Day): Day | undefined {
  const { joins, leaves } = lifeOf(world, component, period)
  // before it joins there is nothing; after it left, what it had come to stays
  if (joins !== null && earlier(period, span.to) < joins) return undefined
  if (leaves === null || leaves >= period) return period
  return leaves < span.from ? undefined : countsUntil(world, component, span, leaves)
}

/** The ends of the pay periods of a span before a day, where what is earned may not be taken back. */
const payDaysBefore = (world: World, component: Component, span: Stretch, to: Day): readonly Day[] =>
  span.kind === 'deal' || !staysEarned(world, component)
    ? []
    : payPeriods(world, span.from, to).flatMap((pay) => (pay.to < to ? [pay.to] : []))

/**
 * `E_V(t)`: what `component` has earned to date over `span`, recomputed with the modifiers of `period` (semantics 8, 17.1). With
 * `earned stays earned` the highest that any pay period of the span has reached; the difference belongs to no row.
 */
export function accrualOf(world: World, component: Component, person: string, span: Stretch, period: Day): Accrual {
  const { imagined } = world
  if (imagined !== undefined && earlier(period, span.to) < imagined.from) return accrualOf(imagined.base, component, person, span, period)
  const until = countsUntil(world, component, span, period)
  if (until === undefined) return none
  const to = earlier(until, span.to)
  return accruals(world, `${component.name} ${span.from} ${to} ${person}`, () => {
    const fresh = recomputed(world, component, person, span, to)
    if (!staysEarned(world, component)) return fresh
    const last = payDaysBefore(world, component, span, to).at(-1)
    const before = last === undefined ? 0n : accrualOf(world, component, person, span, last).total
    const highest = fresh.total > before ? fresh.total : before
    return { ...fresh, total: highest, rest: fresh.rest + highest - fresh.total }
  })
}

/** `E_V(t)` alone. Where rows are imagined nobody asks which of them earned it, and that is most of the work. */
export function earnedToDate(world: World, component: Component, person: string, span: Stretch, period: Day): bigint {
  const { imagined } = world
  if (imagined === undefined || earlier(period, span.to) < imagined.from) return accrualOf(world, component, person, span, period).total
  const until = countsUntil(world, component, span, period)
  if (until === undefined) return 0n
  const to = earlier(until, span.to)
  return totals(world, `${component.name} ${span.from} ${to} ${person}`, () => {
    const fresh =
      component.window === 'deal' ? ofDeals(world, component, person, span, to).total : totalOf(world, component, person, span, to)
    const last = payDaysBefore(world, component, span, to).at(-1)
    const before = !staysEarned(world, component) ? undefined : last === undefined ? 0n : earnedToDate(world, component, person, span, last)
    return before === undefined || fresh > before ? fresh : before
  })
}

const totalOf = (world: World, component: Component, person: string, span: Stretch, to: Day): bigint =>
  momentsIn(world, component, person, span, to).reduce((sum, moment) => sum + windowPay(moment), 0n)

function recomputed(world: World, component: Component, person: string, span: Stretch, to: Day): Accrual {
  const { name, base, origin } = component
  if (base.step !== null && isGiven(world, person, base.metric))
    world.problems.raise('CB871', `${name} ${person}`, origin.span, { pay: name, metric: base.metric })
  if (component.window === 'deal') return ofDeals(world, component, person, span, to)
  const parts = momentsIn(world, component, person, span, to).map((moment): Accrual => {
    refuseTotals(moment)
    const total = windowPay(moment)
    return { total, ...attribute(moment, total) }
  })
  return {
    total: parts.reduce((sum, { total }) => sum + total, 0n),
    rest: parts.reduce((sum, { rest }) => sum + rest, 0n),
    rows: parts.flatMap(({ rows }) => rows),
  }
}

/** Reports CB529 where one total is stated for a window in which the component changes: it does not say what came before and what after. */
function refuseTotals(moment: Moment): void {
  const { world, person, component, window } = moment
  const stated = statedFor(world, person, component.metric)
  if ((stated?.measure ?? stated?.attainment) === undefined || !changesInside(moment)) return
  world.problems.raise('CB529', `${component.name} ${person}`, component.origin.span, {
    pay: component.name,
    metric: component.metric,
    period: window.label,
  })
}

/** The windows of a span to date, each with what was carried into it; those that are not paid yet are left out (semantics 7, 8). */
export function momentsIn(world: World, component: Component, person: string, span: Stretch, to: Day): readonly Moment[] {
  const { window: kind, carry, paidAt } = component
  if (kind === 'deal') return []
  const moments: Moment[] = []
  let carried = ZERO
  let inside = ''
  const { joins } = lifeOf(world, component, to)
  for (const window of windowsIn(world, kind, span.from, to)) {
    if (joins !== null && window.to < joins) continue
    const stretch = carry === null ? '' : windowAt(world, carry.restarts, window.from).label
    const moment = { ...momentOf(world, component, person, window, to, null), carried: stretch === inside ? carried : ZERO }
    inside = stretch
    carried = carry === null ? ZERO : cutBy(moment)
    if (paidAt === null || windowAt(world, paidAt, window.from).to <= to) moments.push(moment)
  }
  return moments
}

/** Whether a component pays for a row of a day by the end of some days: it is in the plan on the day, and paid by then. */
export function isPaid(world: World, component: Component, day: Day, to: Day): boolean {
  const { joins } = lifeOf(world, component, to)
  return (joins === null || day >= joins) && (component.paidAt === null || windowAt(world, component.paidAt, day).to <= to)
}

/** One window per row: each row's pay is its own. A metric that is stated outright is one deal. */
function ofDeals(world: World, component: Component, person: string, span: Stretch, to: Day): Accrual {
  const measure = measureNamed(world, component.metric)
  if (measure === undefined) return { total: 0n, rest: 0n, rows: [] }
  if (isGiven(world, person, component.metric)) {
    const total = windowPay(momentOf(world, component, person, span, to, null))
    return { total, rest: total, rows: [] }
  }
  const tallied = tallyOf(world, measure, person)
  const [from, end] = placesIn(tallied, span, to)
  const deals = tallied.rows.slice(from, end).map((deal) => {
    const { date } = deal.credit
    if (!isPaid(world, component, date, to)) return 0n
    const window: Stretch = { kind: 'deal', label: 'deal', from: date, to: date, first: span.first, last: span.last }
    return windowPay(momentOf(world, component, person, window, to, deal))
  })
  const total = deals.reduce((sum, pay) => sum + pay, 0n)
  return component.attribution === 'none'
    ? { total, rows: [], rest: total }
    : { total, rows: [{ metric: component.metric, from, amounts: deals }], rest: 0n }
}
