import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import type { EarningFact } from '../ledger/facts.ts'
import { amountIn } from './draws.ts'

/** What guarantees and draws that are not recoverable are measured against: the parts of pay, after the plan's limits. */
const COUNTS: ReadonlySet<EarningFact['item']> = new Set(['earned', 'plan_limit', 'split'])

/**
 * Guarantees and draws that are not recoverable: each fills up what one person earned for a pay period to its amount, the lines before
 * it included (semantics 9 step 1). `earned` are the facts of that person and period.
 */
export function topUpFacts(world: World, person: string, period: Stretch, earned: readonly EarningFact[]): EarningFact[] {
  const { topUps } = world.core.payments
  if (topUps.length === 0) return []
  let reached = earned.reduce((sum, { item, amount }) => (COUNTS.has(item) ? sum + amount : sum), 0n)
  return topUps.flatMap((topUp): EarningFact[] => {
    const amount = amountIn(world, person, topUp, period)
    const short = amount - reached
    if (amount === 0n || short <= 0n) return []
    reached += short
    const shown = { window: period.label, measure: null, quota: null, attainment: null }
    const { kind: item, origin } = topUp
    return [
      { payee: person, component: origin.address, item, row: null, shown, origin: origin.address, forPeriod: period.label, amount: short },
    ]
  })
}
