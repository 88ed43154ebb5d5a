import { parsePeriod } from '../calendar/fiscal.ts'
import type { Core } from '../core/core.ts'
import type { Waiting } from './holdings.ts'

/** What was paid to a person in a period, and what was outstanding at its end, in minor units. */
export interface Balances {
  /** Cash. */
  readonly paid: bigint
  /** Earned, and paid when something else has happened. */
  readonly held: bigint
  /** Earned, and moved to a later period by a limit of the payment. */
  readonly deferred: bigint
  /** Paid and not, or no more, earned: overpayments, and the balances of draws and advances. */
  readonly owed: bigint
}

/** The balances of one person after one pay period. */
export interface BalanceLine extends Balances {
  readonly payee: string
  readonly currency: string
  readonly period: string
  /** What of it is held or advanced, part by part. */
  readonly waiting: readonly Waiting[]
}

/**
 * The payments of one person in a period of the answer (`FY26-M02`, `FY26-Q1`): cash of all its pay periods, and the balances at the
 * end of the last of them. All 0 where the answer holds no payment of that person then.
 *
 * What examples mean by `paid`, `held`, `deferred` and `owed`. Source: semantics 9.
 */
export function balancesOf(
  { balances }: { readonly balances: readonly BalanceLine[] },
  { calendar }: Pick<Core, 'calendar'>,
  person: string,
  period: string,
): Balances {
  const asked = parsePeriod(calendar, period)
  const inside = balances.filter((line) => {
    const own = parsePeriod(calendar, line.period)
    return line.payee === person && !('problem' in own) && !('problem' in asked) && own.from >= asked.from && own.to <= asked.to
  })
  const last = inside.at(-1)
  return {
    paid: inside.reduce((sum, { paid }) => sum + paid, 0n),
    held: last?.held ?? 0n,
    deferred: last?.deferred ?? 0n,
    owed: last?.owed ?? 0n,
  }
}
