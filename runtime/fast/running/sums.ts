/** The ledgers where programs tell all that is earned, and nothing comes on top: payments from sums, without asking anybody. */
import type { Core } from '../../core/core.ts'
import type { Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { paymentsOf } from '../../ledger/payments.ts'
import type { Earned } from '../people/pay.ts'
import { sumLine, sumsOf } from '../people/sums.ts'
import { keptLines } from './kept.ts'
import type { Ledgers } from './people.ts'

/** Whether nothing changes what components earn: it may still be drawn, capped or recovered when it is paid. */
export function isPlain({ limits, factors, events, exchange, payments: { topUps, delays, splits } }: Core): boolean {
  return exchange.pay === null && [limits, factors, events, topUps, delays, splits].every(({ length }) => length === 0)
}

export function ledgersOfSums(
  world: World,
  earned: ReadonlyMap<string, Earned>,
  periods: readonly Stretch[],
  wanted: ReadonlySet<string>,
  asOf: string,
): Ledgers {
  const labels = new Set(periods.map(({ label }) => label))
  const lines = sumsOf(earned)
    .filter(({ period }) => labels.has(period))
    .map((sum) => sumLine(world, sum, asOf))
  const posted = lines.map((line) => ({ line, row: null }))
  const worlds = periods.map(() => world)
  const { payments, balances, forgiven } = paymentsOf(world.core, worlds, posted, periods, asOf)
  const inside = forgiven.filter(({ postedIn }) => wanted.has(postedIn))
  const kept = keptLines(world.core)
  kept.keep(inside)
  return {
    earnings: [...lines.filter(({ postedIn }) => wanted.has(postedIn)), ...inside],
    payments: {
      payments: payments.filter(({ postedIn }) => wanted.has(postedIn)),
      balances: balances.filter(({ period }) => wanted.has(period)),
      forgiven,
    },
    kept,
  }
}
