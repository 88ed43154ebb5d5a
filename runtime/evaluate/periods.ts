import type { Component } from '../core/core.ts'
import { type Accrual, accrualOf, earnedToDate, spanOf } from './accrual.ts'
import { earnedGiven } from './stated.ts'
import { before, type Stretch, windowsIn } from './windows.ts'
import type { World } from './world.ts'

/** What one window adds to a pay period: to date at its end, and to date before it; null where the window started inside it. */
export interface Increment {
  readonly span: Stretch
  readonly now: Accrual
  readonly then: Accrual | null
}

/**
 * The windows that a component accumulates over inside a pay period (semantics 8): one that is longer than the period gives the
 * difference of two to-date values, shorter ones their sum. A `deal` window is every row of the period.
 */
export function incrementsOf(world: World, component: Component, person: string, period: Stretch): readonly Increment[] {
  const given = earnedGiven(world, component.name, person, period)
  const earned = given ?? world.summed?.earned(component, person, period)?.amount
  if (earned !== undefined) return [{ span: period, now: { total: earned, rest: earned, rows: [] }, then: null }]
  return spansIn(world, component, period).map((span) => ({
    span,
    now: accrualOf(world, component, person, span, period.to),
    then: span.from < period.from ? accrualOf(world, component, person, span, before(period.from)) : null,
  }))
}

/** The windows that it accumulates over in a pay period; all deals of the period together are one. */
export function spansIn(world: World, component: Component, period: Stretch): readonly Stretch[] {
  const kind = spanOf(component)
  return kind === 'deal' ? [{ ...period, kind: 'deal' }] : windowsIn(world, kind, period.from, period.to)
}

/** `earned_m`: what the pay period adds, in minor units. */
export const earnedIn = (world: World, component: Component, person: string, period: Stretch): bigint =>
  world.imagined === undefined
    ? incrementsOf(world, component, person, period).reduce((sum, { now, then }) => sum + now.total - (then?.total ?? 0n), 0n)
    : (earnedGiven(world, component.name, person, period) ??
      spansIn(world, component, period).reduce((sum, span) => {
        const then = span.from < period.from ? earnedToDate(world, component, person, span, before(period.from)) : 0n
        return sum + earnedToDate(world, component, person, span, period.to) - then
      }, 0n))

/** What each row adds in the pay period, by its metric and its place among the person's rows of it; and what no row explains. */
export function addedByRow(increments: readonly Increment[], each: (metric: string, place: number, amount: bigint) => void): bigint {
  let rest = 0n
  const sums = new Map<string, Map<number, bigint>>()
  const count = ({ rows }: Accrual, sense: bigint): void => {
    for (const { metric, from, amounts } of rows) {
      const places = sums.get(metric) ?? new Map<number, bigint>()
      sums.set(metric, places)
      amounts.forEach((amount, i) => {
        if (amount !== 0n) places.set(from + i, (places.get(from + i) ?? 0n) + sense * amount)
      })
    }
  }
  for (const { now, then } of increments) {
    rest += now.rest - (then?.rest ?? 0n)
    count(now, 1n)
    if (then !== null) count(then, -1n)
  }
  for (const [metric, places] of sums) for (const [place, added] of places) if (added !== 0n) each(metric, place, added)
  return rest
}
