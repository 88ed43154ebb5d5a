import type { Adjustment } from '../core/exceptions.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import type { EarningFact } from '../ledger/facts.ts'
import { isInForce } from './dated.ts'

/**
 * What was decided by hand for a pay period, one fact each: `adjust` adds its amount, `set` adds what brings the part to its value,
 * however often that is computed again. `computed` are all facts of the period. No measure sees them.
 */
export function adjustmentFacts(world: World, period: Stretch, computed: readonly EarningFact[]): EarningFact[] {
  return world.core.exceptions.adjustments.flatMap((one): EarningFact[] => {
    if (one.period !== period.label || !isInForce(world, one)) return []
    const amount = one.kind === 'adjust' ? BigInt(one.amount) : BigInt(one.amount) - earned(one, computed)
    const { payee, part: component, reason, author, dated, origin } = one
    return [
      {
        payee,
        component,
        item: 'adjustment',
        row: null,
        shown: { window: period.label, measure: null, quota: null, attainment: null },
        origin: origin.address,
        forPeriod: period.label,
        amount,
        decision: { reason, author, dated },
      },
    ]
  })
}

const earned = ({ payee, part }: Adjustment, facts: readonly EarningFact[]): bigint =>
  facts.reduce((sum, fact) => (fact.payee === payee && fact.component === part ? sum + fact.amount : sum), 0n)
