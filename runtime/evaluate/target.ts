import type { Day } from '../calendar/day.ts'
import { periodAt } from '../calendar/fiscal.ts'
import type { Component } from '../core/core.ts'
import { compareText } from '../exact/order.ts'
import { add, compare, divide, equal, isZero, multiply, type Ratio, sign, subtract, total, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { between } from './accumulate.ts'
import { numberOf } from './expression.ts'
import { amountOfParts, countedDays, type Part, partsOfGrain, type Stated } from './prorate.ts'
import { quotaParts } from './quota.ts'
import { personEnvironment, rowOn, timelineOf } from './spans.ts'
import { statedFor } from './stated.ts'
import { exactly, numberIn } from './values.ts'
import { perWorld, type World } from './world.ts'

const parts = perWorld<readonly Part[]>()
const sums = perWorld<Ratio>()
const worths = perWorld<Ratio>()
const orders = new WeakMap<World['core'], readonly Share[]>()

/** The person's target as it is stated, or as an example states it. */
function statedTarget(world: World, person: string, horizon: Day): Stated | undefined {
  const { target } = world.core
  const given = world.given.target
  if (given !== null) return { valueOn: () => numberIn(given.value), per: given.per, prorate: target?.prorate ?? null }
  if (target === null) return undefined
  const timeline = timelineOf(world, person, horizon)
  return {
    valueOn: (day) => numberOf(target.value, personEnvironment(world, rowOn(timeline, day), day, horizon)),
    per: target.per,
    prorate: target.prorate,
  }
}

/** The parts of the person's target in one month, as known on `horizon`. Reports CB852 where the target has no value. */
export function targetParts(world: World, person: string, horizon: Day, grain: number): readonly Part[] {
  return parts(world, `${grain} ${horizon} ${person}`, () => {
    const stated = statedTarget(world, person, horizon)
    if (stated === undefined) return []
    const counted = countedDays(timelineOf(world, person, horizon), stated.prorate)
    const found = partsOfGrain(world, counted, grain, stated)
    if (found !== undefined) return found
    const origin = world.core.target?.origin
    const period = periodAt(world.core.calendar, 'month', grain).label
    if (origin !== undefined) world.problems.raise('CB852', `target ${person}`, origin.span, { person, what: 'target', period })
    return []
  })
}

/** `Tdate`: the target from month `start` to month `grain`, rounded once (RP3, semantics 2). */
export function targetToDate(world: World, person: string, horizon: Day, start: number, grain: number): Ratio {
  return sums(world, `${start} ${grain} ${horizon} ${person}`, () => {
    let sum = ZERO
    for (let month = start; month <= grain; month += 1) sum = add(sum, amountOfParts(targetParts(world, person, horizon, month)))
    return roundToUnit(sum, world.core.rounding.money)
  })
}

/** The person's whole target of months `first` to `last`; undefined where the plan has none. */
export function targetOf(world: World, person: string, horizon: Day, first: number, last: number): Ratio | undefined {
  if (world.core.target === null && world.given.target === null) return undefined
  return between(world, first, last, (start, grain) => targetToDate(world, person, horizon, start, grain))
}

/** A component's place in the target: the running sum of worth before it and with it. */
export interface Share {
  readonly component: string
  readonly before: Ratio
  readonly through: Ratio
}

/** The components with worth, by worth descending and name, with the running sum of their worth (RP4, semantics 17.10). */
export function sharesOfTarget({ core }: World): readonly Share[] {
  const known = orders.get(core)
  if (known !== undefined) return known
  const worths = core.components.flatMap(({ name, worth }) => (worth === null ? [] : [{ name, worth: exactly(worth) }]))
  worths.sort((a, b) => compare(b.worth, a.worth) || compareText(a.name, b.name))
  let through = ZERO
  const shares = worths.map(({ name, worth }): Share => {
    const start = through
    through = add(through, worth)
    return { component: name, before: start, through }
  })
  orders.set(core, shares)
  return shares
}

/** Whether a missing quota moves weight to other components in this plan. */
const weightMoves = ({ core }: World): boolean => core.measures.some((measure) => measure.quota?.whenMissing === 'weight_moves')

/**
 * The components' shares of one month's target: where a component has no quota in the month, its worth goes to those that have one, in
 * proportion to theirs; if none has, nobody earns it (semantics 5, 17.16).
 */
export function sharesInMonth(world: World, person: string, horizon: Day, grain: number): readonly Share[] {
  const shares = sharesOfTarget(world)
  if (!weightMoves(world)) return shares
  const has = ({ component }: Share): boolean => {
    const metric = world.core.components.find(({ name }) => name === component)?.metric
    const measure = world.core.measures.find(({ name }) => name === metric)
    if (measure?.quota?.whenMissing !== 'weight_moves' || statedFor(world, person, measure.name)?.quota !== undefined) return true
    return sign(amountOfParts(quotaParts(world, person, horizon, measure, grain) ?? [])) > 0
  }
  const worthIn = (some: readonly Share[]): Ratio => total(some.map(({ before, through }) => subtract(through, before)))
  const having = shares.filter(has)
  const kept = worthIn(having)
  let through = ZERO
  return shares.map((share): Share => {
    const start = through
    const own = subtract(share.through, share.before)
    if (having.includes(share) && !isZero(kept)) through = add(through, divide(multiply(own, worthIn(shares)), kept))
    return { component: share.component, before: start, through }
  })
}

/** A stretch of months of one fiscal year over which the shares do not change. */
export interface ShareRun {
  readonly first: number
  readonly last: number
  readonly share: Share
}

/** A component's share of the months `start` to `grain`, in stretches; undefined where it has no worth. */
export function shareRuns(
  world: World,
  person: string,
  horizon: Day,
  component: string,
  start: number,
  grain: number,
): readonly ShareRun[] | undefined {
  const runs: ShareRun[] = []
  for (let month = start; month <= grain; month += 1) {
    const share = sharesInMonth(world, person, horizon, month).find((one) => one.component === component)
    if (share === undefined) return undefined
    const last = runs.at(-1)
    if (last !== undefined && equal(last.share.before, share.before) && equal(last.share.through, share.through))
      runs[runs.length - 1] = { ...last, last: month }
    else runs.push({ first: month, last: month, share })
  }
  return runs
}

/** The target of a stretch of months, as a difference of two to-date values of the fiscal year that starts with `start`. */
export function targetOfRun(world: World, person: string, horizon: Day, start: number, { first, last }: ShareRun): Ratio {
  const through = targetToDate(world, person, horizon, start, last)
  return first > start ? subtract(through, targetToDate(world, person, horizon, start, first - 1)) : through
}

/** `Sdate_c`: the component's share of the target to date: a difference of two rounded shares, so that all add up (RP4). */
function worthToDate(world: World, person: string, horizon: Day, component: string, start: number, grain: number): Ratio {
  const { money } = world.core.rounding
  const runs = shareRuns(world, person, horizon, component, start, grain) ?? []
  const upTo = (bound: 'before' | 'through'): Ratio =>
    roundToUnit(total(runs.map((run) => multiply(targetOfRun(world, person, horizon, start, run), run.share[bound]))), money)
  return subtract(upTo('through'), upTo('before'))
}

/** The component's share of the person's target of months `first` to `last`; undefined where it has no worth or there is no target. */
export function worthOf(
  world: World,
  person: string,
  horizon: Day,
  component: Component['name'],
  first: number,
  last: number,
): Ratio | undefined {
  const share = sharesOfTarget(world).find((one) => one.component === component)
  if (share === undefined || (world.core.target === null && world.given.target === null)) return undefined
  return worths(world, `${first} ${last} ${horizon} ${component} ${person}`, () =>
    between(world, first, last, (start, grain) => worthToDate(world, person, horizon, component, start, grain)),
  )
}
