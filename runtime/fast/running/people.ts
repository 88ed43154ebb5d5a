/** Everybody's ledgers, one person after the other: what one takes is given back before the next. */
import { inPayCurrency } from '../../currency/pay.ts'
import type { World } from '../../evaluate/world.ts'
import { earningOrder } from '../../ledger/earnings.ts'
import type { EarningLine } from '../../ledger/lines.ts'
import { type PaymentsLedger, paymentsOf } from '../../ledger/payments.ts'
import { type Kept, keptLines } from './kept.ts'
import { addedUp } from './payouts.ts'
import { type Earning, postingOf } from './posted.ts'

/** What people earned and are paid, of the periods asked for. */
export interface Ledgers {
  /** One line for each person, part of pay and period. */
  readonly earnings: readonly EarningLine[]
  readonly payments: PaymentsLedger
  /** The lines of the ledger that no column tells. */
  readonly kept: Kept
}

/** `isSummed`: whose pay of which component is one line here, because its rows are written from columns. */
export function ledgersOf(
  world: World,
  people: readonly string[],
  earning: Earning,
  isSummed: (component: string, person: string) => boolean,
  wanted: ReadonlySet<string>,
): Ledgers {
  const { core } = world
  const { ends, asOf } = earning
  const posted = postingOf(earning)
  const kept = keptLines(core)
  const earnings: EarningLine[] = []
  const payments: PaymentsLedger['payments'][number][] = []
  const balances: PaymentsLedger['balances'][number][] = []
  const forgiven: EarningLine[] = []
  for (const person of people) {
    const lines = inPayCurrency(world, posted(person), ends.periods)
    const paid = paymentsOf(core, ends.seenAt, lines, ends.periods, asOf, undefined, () => [person])
    payments.push(...paid.payments.filter(({ postedIn }) => wanted.has(postedIn)))
    balances.push(...paid.balances.filter(({ period }) => wanted.has(period)))
    forgiven.push(...paid.forgiven)
    const own = [...lines.map(({ line }) => line), ...paid.forgiven].filter(({ postedIn }) => wanted.has(postedIn)).sort(earningOrder)
    kept.keep(own.filter(({ item, component }) => item !== 'earned' || !isSummed(component, person)))
    earnings.push(...addedUp(own))
  }
  return { earnings, payments: { payments, balances, forgiven }, kept }
}
