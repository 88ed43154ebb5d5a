import type { BalanceLine } from '../payments/balances.ts'
import { groupedBy } from './grouped.ts'
import type { PaymentLine } from './lines.ts'

/** The payments of closed periods, in order of posting. */
export interface ClosedPayments {
  readonly periods: ReadonlySet<string>
  readonly lines: readonly PaymentLine[]
}
export const NOTHING_CLOSED: ClosedPayments = { periods: new Set(), lines: [] }

/** The balances after each closed period: the sums of the accounts to date. */
export function balancesOfClosed({ periods, lines }: ClosedPayments): BalanceLine[] {
  const byAccount = groupedBy(lines, ({ payee, currency }) => `${payee}\u0000${currency}`)
  return [...byAccount].flatMap(([account, own]) => {
    const [payee = '', currency = ''] = account.split('\u0000')
    const sums = { cash: 0n, held: 0n, deferred: 0n, owed: 0n, draw: 0n, advance: 0n }
    return [...periods].map((period): BalanceLine => {
      const paidBefore = sums.cash
      for (const { account, amount, postedIn } of own) if (postedIn === period) sums[account] += amount
      const { cash, held, deferred, owed, draw, advance } = sums
      return { payee, currency, period, paid: cash - paidBefore, held, deferred, owed: owed + draw + advance, waiting: [] }
    })
  })
}
