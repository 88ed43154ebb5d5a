import type { Component, PlanLimit } from '../core/core.ts'
import { compareText } from '../exact/order.ts'
import { add, compare, divide, maximum, minimum, multiply, ONE, type Ratio, ratio, subtract, wholePart, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { momentOf, takesPart } from './component.ts'
import { environmentAt, NO_STEPS } from './environment.ts'
import { compute, type Environment, limitedPeriod, numberOf } from './expression.ts'
import type { Moment } from './moment.ts'
import { earnedIn } from './periods.ts'
import { holds } from './values.ts'
import { before, earlier, payPeriods, type Stretch, windowAt, windowsIn } from './windows.ts'
import { perWorld, type World } from './world.ts'

/** What a plan's limits add to each component to date in the fiscal year, in minor units; `rest` belongs to no component. */
export interface Limited {
  readonly byComponent: ReadonlyMap<string, bigint>
  readonly rest: bigint
}

const results = perWorld<Limited>()
const untouched: Limited = { byComponent: new Map(), rest: 0n }

/** The moment at which a plan's limits are read: the fiscal year cut by the plan, to date at the period's end (17.12). */
export function limitMoment(world: World, person: string, period: Stretch): Moment | undefined {
  const [component] = world.core.components
  return component === undefined ? undefined : momentOf(world, component, person, windowAt(world, 'year', period.to), period.to, null)
}

/** What each component has earned to date in the fiscal year, in minor units. */
export function yearToDate(world: World, person: string, period: Stretch): ReadonlyMap<string, bigint> {
  const year = windowAt(world, 'year', period.to)
  const periods = payPeriods(world, year.from, period.to)
  return new Map(
    world.core.components.map((component) => [
      component.name,
      periods.reduce((sum, one) => sum + earnedIn(world, component, person, one), 0n),
    ]),
  )
}

/**
 * The plan's floor, then its cap, on the sum of the components' earned to date in the fiscal year; what a limit changes is shared over
 * the components in proportion to what they earned, by largest remainder (semantics 7 stage 10, 17.12, RP8).
 */
export function limitedToDate(world: World, person: string, period: Stretch): Limited {
  if (world.core.limits.length === 0 && world.core.factors.length === 0) return untouched
  const { imagined } = world
  if (imagined !== undefined && period.to < imagined.from) return limitedToDate(imagined.base, person, period)
  return results(world, `${period.to} ${person}`, () => {
    const moment = limitMoment(world, person, period)
    // a floor is paid to nobody who has not been in the plan
    if (moment === undefined || !takesPart(moment)) return untouched
    const earned = yearToDate(world, person, period)
    const sum = [...earned.values()].reduce((a, b) => a + b, 0n)
    const limited = limitedSum(world, person, period, multipliedSum(world, person, period))
    if (limited === sum) return untouched
    if (sum <= 0n) return { byComponent: new Map(), rest: limited - sum }
    const shares = inProportion(limited, [...earned])
    return { byComponent: new Map([...earned].map(([name, amount]) => [name, (shares.get(name) ?? 0n) - amount])), rest: 0n }
  })
}

/** The sum of the components to date in the fiscal year, times what gates keep and factors multiply, rounded (17.12). */
function multipliedSum(world: World, person: string, period: Stretch): Ratio {
  const sum = ratio([...yearToDate(world, person, period).values()].reduce((a, b) => a + b, 0n))
  const { factors, rounding } = world.core
  const env = factors.length === 0 ? undefined : limitsAt(world, person, period)
  if (env === undefined) return sum
  const product = factors.reduce((all, { factor }) => multiply(all, numberOf(factor, env) ?? ONE), ONE)
  return roundToUnit(multiply(sum, product), rounding.money)
}

/** The sum under limits for each period by itself, then under those for the year: floors, then caps. */
function limitedSum(world: World, person: string, period: Stretch, sum: Ratio): bigint {
  const env = limitsAt(world, person, period)
  if (env === undefined) return wholePart(sum)
  const { limits } = world.core
  const byPeriod = limits.filter(({ each }) => each !== null)
  const start = byPeriod.length === 0 ? sum : byPeriod.reduce((all, limit) => add(all, changedBy(world, person, period, limit)), sum)
  const whole = limits.filter(({ each }) => each === null)
  const bound = (kind: PlanLimit['kind'], pick: (a: Ratio, b: Ratio) => Ratio, reached: Ratio): Ratio =>
    whole.filter((limit) => limit.kind === kind).reduce((all, limit) => pick(all, boundOf(world, limit, env) ?? all), reached)
  return wholePart(bound('cap', minimum, bound('floor', maximum, start)))
}

function limitsAt(world: World, person: string, period: Stretch): Environment | undefined {
  const moment = limitMoment(world, person, period)
  return moment === undefined ? undefined : environmentAt(moment, 'window', NO_STEPS)
}

/** A limit as money (RP6); undefined where it has no value or does not apply: then it does not bind. */
function boundOf({ core }: World, { limit, when }: PlanLimit, env: Environment): Ratio | undefined {
  if (when !== null && !holds(compute(when, env))) return undefined
  const bound = numberOf(limit, env)
  return bound === undefined ? undefined : roundToUnit(bound, core.rounding.money)
}

/**
 * What a limit for each period changes in the year to date. A cap remembers what it cut: a later return is taken from that first (17.13).
 */
function changedBy(world: World, person: string, period: Stretch, limit: PlanLimit): Ratio {
  const { each } = limit
  if (each === null) return ZERO
  const year = windowAt(world, 'year', period.to)
  let changed = ZERO
  let lost = ZERO
  for (const slice of windowsIn(world, each, year.from, period.to)) {
    const to = earlier(slice.to, period.to)
    const through = multipliedSum(world, person, { ...slice, to })
    const amount = slice.from > year.from ? subtract(through, multipliedSum(world, person, { ...slice, to: before(slice.from) })) : through
    const env = limitsAt(world, person, { ...slice, to })
    const bound = env === undefined ? undefined : boundOf(world, limit, env)
    if (bound === undefined) continue
    const out = limitedPeriod({ limit: limit.kind, restarts: null }, amount, bound, lost)
    lost = out.left
    changed = add(changed, subtract(out.result, amount))
  }
  return changed
}

/** Parts of `amount` in proportion to amounts that may be negative but sum above zero; cents by largest remainder, ties by name. */
export function inProportion(amount: bigint, weights: readonly (readonly [Component['name'], bigint])[]): ReadonlyMap<string, bigint> {
  if (amount < 0n) return new Map([...inProportion(-amount, weights)].map(([name, part]) => [name, -part]))
  const sum = weights.reduce((all, [, weight]) => all + weight, 0n)
  const parts = weights.map(([name, weight]) => {
    const exact = divide(multiply(ratio(amount), ratio(weight)), ratio(sum))
    const whole = wholePart(exact)
    return { name, whole, left: subtract(exact, ratio(whole)) }
  })
  parts.sort((a, b) => compare(b.left, a.left) || compareText(a.name, b.name))
  let over = amount - parts.reduce((all, { whole }) => all + whole, 0n)
  return new Map(
    parts.map(({ name, whole }) => {
      const one = over > 0n ? 1n : 0n
      over -= one
      return [name, whole + one]
    }),
  )
}
