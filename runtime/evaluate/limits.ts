import type { Component } from '../core/core.ts'
import { compareText } from '../exact/order.ts'
import { compare, divide, maximum, minimum, multiply, type Ratio, ratio, subtract, wholePart } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { momentOf } from './component.ts'
import { environmentAt } from './environment.ts'
import { type Environment, numberOf } from './expression.ts'
import type { Moment } from './moment.ts'
import { earnedIn } from './periods.ts'
import { payPeriods, type Stretch, windowAt } from './windows.ts'
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
  if (world.core.limits.length === 0) return untouched
  return results(world, `${period.to} ${person}`, () => {
    const earned = yearToDate(world, person, period)
    const sum = [...earned.values()].reduce((a, b) => a + b, 0n)
    const limited = limitedSum(world, person, period, ratio(sum))
    if (limited === sum) return untouched
    if (sum <= 0n) return { byComponent: new Map(), rest: limited - sum }
    const shares = inProportion(limited, [...earned])
    return { byComponent: new Map([...earned].map(([name, amount]) => [name, (shares.get(name) ?? 0n) - amount])), rest: 0n }
  })
}

function limitedSum(world: World, person: string, period: Stretch, sum: Ratio): bigint {
  const moment = limitMoment(world, person, period)
  if (moment === undefined) return wholePart(sum)
  const env = environmentAt(moment, 'window', () => undefined)
  const floored = applied(world, env, 'floor', maximum, sum)
  return wholePart(applied(world, env, 'cap', minimum, floored))
}

/** Every limit of a kind, each rounded as money (RP6); a limit without a value does not bind. */
const applied = ({ core }: World, env: Environment, kind: 'cap' | 'floor', pick: (a: Ratio, b: Ratio) => Ratio, sum: Ratio): Ratio =>
  core.limits
    .filter((limit) => limit.kind === kind)
    .reduce((reached, { limit }) => {
      const bound = numberOf(limit, env)
      return bound === undefined ? reached : pick(reached, roundToUnit(bound, core.rounding.money))
    }, sum)

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
