import type { PayoutLimit } from '../core/payments.ts'
import { numberOf } from '../evaluate/expression.ts'
import { personEnvironment, rowOn, timelineOf } from '../evaluate/spans.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { wholePart } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { hasLeft } from './draws.ts'
import type { Payout } from './fold.ts'

/**
 * The most and the least that is paid out to one person in one period (semantics 9 step 6). The last period, the plan's or the one in
 * which the person leaves, pays any amount, however small. Reports CB852 where an amount has no value.
 */
export function payoutNow(world: World, person: string, period: Stretch): Payout {
  const { most, least } = world.core.payments.payout
  const isLast = least !== null && (period.to >= world.until || hasLeft(world, person, period))
  return { most: limitIn(world, person, most, period), least: isLast ? undefined : limitIn(world, person, least, period) }
}

function limitIn(world: World, person: string, limit: PayoutLimit | null, period: Stretch): bigint | undefined {
  if (limit === null) return undefined
  const row = rowOn(timelineOf(world, person, period.to), period.to)
  const amount = numberOf(limit.amount, personEnvironment(world, row, period.to, period.to))
  if (amount !== undefined) return wholePart(roundToUnit(amount, world.core.rounding.money))
  const what = limit.origin.address
  world.problems.raise('CB852', `${what} ${person}`, limit.origin.span, { person, what, period: period.label })
  return undefined
}
