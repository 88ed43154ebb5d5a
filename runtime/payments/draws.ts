import type { Day } from '../calendar/day.ts'
import { grainOf, periodAt } from '../calendar/fiscal.ts'
import type { Draw, TopUp } from '../core/payments.ts'
import { environmentAt, NO_STEPS } from '../evaluate/environment.ts'
import { compute, numberOf } from '../evaluate/expression.ts'
import { limitMoment } from '../evaluate/limits.ts'
import { amountOfParts, countedDays, partsOfGrain } from '../evaluate/prorate.ts'
import { belongs, personEnvironment, rowOn, timelineOf } from '../evaluate/spans.ts'
import { dayIn, holds } from '../evaluate/values.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { add, type Ratio, wholePart, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'

type Periodic = Pick<Draw | TopUp, 'amount' | 'per' | 'term' | 'prorate' | 'origin'>

/** The month in which it starts for a person, as known at the period's end; undefined where it has not. */
function firstMonth(world: World, person: string, { term }: Periodic, period: Stretch): number | undefined {
  const timeline = timelineOf(world, person, period.to)
  if (term === null) {
    const first = timeline.find(belongs)
    return first === undefined ? undefined : grainOf(world.core.calendar, first.from)
  }
  const from = dayIn(compute(term.from, personEnvironment(world, rowOn(timeline, period.to), period.to, period.to)))
  return from === undefined ? undefined : grainOf(world.core.calendar, from)
}

/** The number of the period's last month, counted from 1 for the month in which it starts; undefined where it has not started. */
export function monthNumber(world: World, person: string, clause: Periodic, period: Stretch): number | undefined {
  const first = firstMonth(world, person, clause, period)
  return first === undefined ? undefined : period.last - first + 1
}

/**
 * What a draw or guarantee comes to in a pay period, in minor units: that of its months in which the person is in the plan, rounded to
 * date in the fiscal year (semantics 2, 9, RP6). Reports CB852 where the amount has no value.
 */
export function amountIn(world: World, person: string, clause: Periodic, period: Stretch): bigint {
  const first = firstMonth(world, person, clause, period)
  if (first === undefined) return 0n
  const timeline = timelineOf(world, person, period.to)
  const counted = countedDays(timeline, clause.prorate)
  const { rounding, calendar } = world.core
  const inMonth = (grain: number): Ratio => {
    const month = periodAt(calendar, 'month', grain)
    const ended = clause.term !== null && grain - first >= clause.term.months
    const present = timeline.some((piece) => belongs(piece) && piece.from <= month.to && piece.to >= month.from)
    if (grain < first || ended || !present) return ZERO
    const parts = partsOfGrain(world, counted, grain, {
      valueOn: (day) => numberOf(clause.amount, personEnvironment(world, rowOn(timeline, day), day, period.to)),
      per: clause.per,
      prorate: clause.prorate,
    })
    if (parts !== undefined) return amountOfParts(parts)
    const what = clause.origin.address
    world.problems.raise('CB852', `${what} ${person}`, clause.origin.span, { person, what, period: month.label })
    return ZERO
  }
  const through = (last: number): bigint => {
    let sum = ZERO
    for (let grain = periodAt(calendar, 'year', period.last).first; grain <= last; grain += 1) sum = add(sum, inMonth(grain))
    return wholePart(roundToUnit(sum, rounding.money))
  }
  return through(period.last) - through(period.first - 1)
}

/** Whether the condition that forgives a draw's balance holds at the end of the period. */
export function isForgiven(world: World, person: string, { forgiven }: Draw, period: Stretch): boolean {
  const moment = forgiven === null ? undefined : limitMoment(world, person, period)
  return moment !== undefined && forgiven !== null && holds(compute(forgiven, environmentAt(moment, 'modifier', NO_STEPS)))
}

/** The day on which the person left the company, as known at the period's end. */
function leftOn(world: World, person: string, period: Stretch): Day | undefined {
  const { left } = world.core.people
  if (left === null) return undefined
  return dayIn(rowOn(timelineOf(world, person, period.to), period.to)?.values.get(left))
}

/** Whether the person left the company on a day of the period. */
export function leavesIn(world: World, person: string, period: Stretch): boolean {
  const day = leftOn(world, person, period)
  return day !== undefined && day >= period.from && day <= period.to
}

/** Whether the person has left the company by the period's end. */
export function hasLeft(world: World, person: string, period: Stretch): boolean {
  const day = leftOn(world, person, period)
  return day !== undefined && day <= period.to
}
