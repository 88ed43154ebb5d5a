/** What laws compare: bytes, or amounts by what they are for. */
import type { EarningLine, PaymentLine } from '../../runtime/ledger/lines.ts'
import type { Answer } from './answer.ts'

/** Sums of cents by a key, zeros left out, as text that can be compared and read. */
export function sums<Line extends { readonly amount: bigint }>(lines: readonly Line[], key: (line: Line) => string): string {
  const found = new Map<string, bigint>()
  for (const line of lines) found.set(key(line), (found.get(key(line)) ?? 0n) + line.amount)
  return [...found]
    .filter(([, amount]) => amount !== 0n)
    .map(([name, amount]) => `${name} ${amount}`)
    .sort()
    .join('\n')
}

/** What each person earned of each part in each period, as posted, whatever row it is for. */
export const earnedByPeriod = ({ outcome }: Answer): string =>
  sums(outcome.earnings, (line: EarningLine) => [line.payee, line.component, line.item, line.forPeriod, line.postedIn].join(' '))

/** What each person got paid, is held and owes, by period. */
export const paidByPeriod = ({ outcome }: Answer): string =>
  sums(outcome.payments, (line: PaymentLine) => [line.payee, line.postedIn, line.account].join(' '))

export const totalOf = (lines: readonly { readonly amount: bigint }[]): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n)

/** The lines of a ledger's text that hold for a test, head left out. */
export const rowsOf = (csv: string): string[] => csv.trimEnd().split('\n').slice(1)
