/** What one person earned, as one number: the sum of the facts that a run posts, without the rows behind them. */
import { earnedIn } from '../evaluate/periods.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { adjustmentFacts } from '../exceptions/facts.ts'
import { worldFor } from '../exceptions/world.ts'
import { topUpFacts } from '../payments/topups.ts'
import { addLimitFacts, earningFactsOf } from './earnings.ts'
import { eventFacts } from './events.ts'
import type { EarningFact, Shown } from './facts.ts'
import { splitFacts } from './splits.ts'

const nothing: Shown = { window: '', measure: null, quota: null, attainment: null }

/**
 * What a person earned in a pay period, by part of pay or event, in minor units: what `earningFacts`, `eventFacts` and `adjustmentFacts`
 * of the person add up to. Draws that are forgiven are not in it: they depend on what was paid.
 */
export function earnedBy(world: World, person: string, period: Stretch): bigint {
  const own = partsOf(worldFor(world, person), person, period)
  const events = world.core.events.length === 0 ? [] : eventFacts(world, period).filter(({ payee }) => payee === person)
  const computed = [...own, ...events]
  const decided = adjustmentFacts(world, period, computed).filter(({ payee }) => payee === person)
  return [...computed, ...decided].reduce((sum, { amount }) => sum + amount, 0n)
}

/** Parts of pay, their limits and what fills them up: one fact a part, unless its rows decide who is paid. */
function partsOf(world: World, person: string, period: Stretch): readonly EarningFact[] {
  if (world.core.payments.splits.length > 0) {
    const received = splitFacts(world, period).filter(({ payee }) => payee === person)
    return earningFactsOf(world, person, period, received)
  }
  const own = world.core.components.map(
    (component): EarningFact => ({
      payee: person,
      component: component.name,
      item: 'earned',
      row: null,
      shown: nothing,
      origin: component.origin.address,
      forPeriod: period.label,
      amount: earnedIn(world, component, person, period),
    }),
  )
  addLimitFacts(own, world, person, period)
  return [...own, ...topUpFacts(world, person, period, own)]
}
