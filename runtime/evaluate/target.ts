import type { Day } from '../calendar/day.ts'
import { grainEnd, grainOf, grainStart, periodAt } from '../calendar/fiscal.ts'
import type { Component } from '../core/core.ts'
import { add, multiply, type Ratio, subtract, total, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { between, daysBefore } from './accumulate.ts'
import { numberOf } from './expression.ts'
import { amountOfParts, countedDays, countedTo, cutOn, type Part, partsOfGrain, perAs, type Stated } from './prorate.ts'
import { type ShareRun, shareRuns, sharesOfTarget } from './shares.ts'
import { personEnvironment, rowOn, timelineOf } from './spans.ts'
import { numberIn } from './values.ts'
import { versionDays, versionOn } from './versions.ts'
import { before } from './windows.ts'
import { perCountOfPlan, perPlan, type World } from './world.ts'

const parts = perCountOfPlan<readonly Part[]>()
const sums = perCountOfPlan<Ratio>()
const worths = perPlan<Ratio>()

/** The person's target as it is stated, or as an example states it. */
function statedTarget(world: World, person: string, horizon: Day): Stated | undefined {
  const { target } = world.core
  const given = world.given.target
  if (given !== null) return { valueOn: () => numberIn(given.value), per: given.per, prorate: target?.prorate ?? null }
  if (target === null) return undefined
  const timeline = timelineOf(world, person, horizon)
  const valueOn = (day: Day, grain: number): Ratio | undefined => {
    const version = versionOn(world.core, day, horizon)
    const then = version === undefined ? target : version.target
    if (then === null) return ZERO
    const value = numberOf(then.value, personEnvironment(world, rowOn(timeline, day), day, horizon))
    return value === undefined ? undefined : perAs(world, value, then.per, target.per, grain)
  }
  return { valueOn, per: target.per, prorate: target.prorate }
}

/** The parts of the person's target in one month, or in its days up to `to`, as known on `horizon`. Reports CB852 where it has no value. */
export function targetParts(world: World, person: string, horizon: Day, grain: number, to: Day | null = null): readonly Part[] {
  return parts(world, `${grain} ${horizon} ${to} ${person}`, () => {
    const stated = statedTarget(world, person, horizon)
    if (stated === undefined) return []
    const cuts = versionDays(world.core, world.from, grainEnd(world.core.calendar, grain), horizon)
    const counted = cutOn(countedDays(timelineOf(world, person, horizon), stated.prorate), cuts)
    const found = partsOfGrain(world, to === null ? counted : countedTo(counted, to), grain, stated)
    if (found !== undefined) return found
    const origin = world.core.target?.origin
    const period = periodAt(world.core.calendar, 'month', grain).label
    if (origin !== undefined) world.problems.raise('CB852', `target ${person}`, origin.span, { person, what: 'target', period })
    return []
  })
}

/** `Tdate`: the target from month `start` to month `grain`, or to a day of it, rounded once (RP3, semantics 2). */
export function targetToDate(world: World, person: string, horizon: Day, start: number, grain: number, to: Day | null = null): Ratio {
  return sums(world, `${start} ${grain} ${horizon} ${to} ${person}`, () => {
    let sum = ZERO
    for (let month = start; month <= grain; month += 1)
      sum = add(sum, amountOfParts(targetParts(world, person, horizon, month, month === grain ? to : null)))
    return roundToUnit(sum, world.core.rounding.money)
  })
}

/** The person's target of months `first` to `last`, or of their days from `since` on; undefined where the plan has none. */
export function targetOf(
  world: World,
  person: string,
  horizon: Day,
  first: number,
  last: number,
  since: Day | null = null,
): Ratio | undefined {
  if (world.core.target === null && world.given.target === null) return undefined
  const whole = between(world, first, last, (start, grain) => targetToDate(world, person, horizon, start, grain))
  if (since === null) return whole
  const toDate = (start: number, grain: number, to: Day | null): Ratio => targetToDate(world, person, horizon, start, grain, to)
  return subtract(whole, daysBefore(world, world.core.target?.prorate ?? null, first, since, toDate))
}

/** The component's share of the person's target of months `first` to `last`, or of their days from `since` on; undefined where it has no worth or there is no target. */
export function worthOf(
  world: World,
  person: string,
  horizon: Day,
  component: Component['name'],
  first: number,
  last: number,
  since: Day | null = null,
): Ratio | undefined {
  const has = sharesOfTarget(world).some((one) => one.component === component)
  if (!has || (world.core.target === null && world.given.target === null)) return undefined
  return worths(world, `${first} ${last} ${horizon} ${since} ${component} ${person}`, () => {
    const toDate = (start: number, grain: number, to: Day | null): Ratio =>
      worthToDate(world, person, horizon, component, start, to ?? grainEnd(world.core.calendar, grain))
    const whole = between(world, first, last, (start, grain) => toDate(start, grain, null))
    return since === null ? whole : subtract(whole, daysBefore(world, world.core.target?.prorate ?? null, first, since, toDate))
  })
}

/** `Sdate_c`: the component's share of the target to date: a difference of two rounded shares, so that all add up (RP4). */
function worthToDate(world: World, person: string, horizon: Day, component: string, start: number, to: Day): Ratio {
  const { money } = world.core.rounding
  const runs = shareRuns(world, person, horizon, component, start, to) ?? []
  const upTo = (bound: 'before' | 'through'): Ratio =>
    roundToUnit(total(runs.map((run) => multiply(targetOfRun(world, person, horizon, start, run), run.share[bound]))), money)
  return subtract(upTo('through'), upTo('before'))
}

/** The target of a stretch of days, as a difference of two to-date values of the fiscal year that starts with `start`. */
export function targetOfRun(world: World, person: string, horizon: Day, start: number, { from, to }: ShareRun): Ratio {
  const { calendar } = world.core
  const upTo = (day: Day): Ratio => {
    const grain = grainOf(calendar, day)
    return targetToDate(world, person, horizon, start, grain, day === grainEnd(calendar, grain) ? null : day)
  }
  return from > grainStart(calendar, start) ? subtract(upTo(to), upTo(before(from))) : upTo(to)
}
