import type { Day } from '../calendar/day.ts'
import { asPaid, type PayRates } from '../currency/pay.ts'
import type { Stretch } from '../evaluate/windows.ts'
import { compareText } from '../exact/order.ts'
import type { Posted } from '../payments/holdings.ts'
import { groupedBy } from './grouped.ts'
import type { PaymentLine } from './lines.ts'

/** What one person is paid in one currency: amounts of two currencies are never added. */
export interface Account {
  readonly payee: string
  readonly currency: string
  /** By the period in which they are posted. */
  readonly earned: ReadonlyMap<string, readonly Posted[]>
}

/** The person and the currency of an account as one text. */
export const accountKey = ({ payee, currency }: Pick<Account, 'payee' | 'currency'>): string => `${payee}\u0000${currency}`

/**
 * The accounts of everyone who earned something, and of `others` in the currencies that they have at the periods' ends. Of a person the
 * accounts are in order of their currencies.
 */
export function accountsOf(
  earnings: readonly Posted[],
  closed: readonly PaymentLine[],
  others: readonly string[],
  periods: readonly Stretch[],
  { currencyOn }: PayRates,
): Account[] {
  const currencies = new Map<string, Set<string>>()
  const add = (payee: string, currency: string): void => {
    const known = currencies.get(payee)
    if (known === undefined) currencies.set(payee, new Set([currency]))
    else known.add(currency)
  }
  const paid = groupedBy(earnings.map(asPaid), ({ line }) => accountKey(line))
  for (const [first] of paid.values()) if (first !== undefined) add(first.line.payee, first.line.currency)
  for (const { payee, currency } of closed) add(payee, currency)
  const ends = [...new Set(periods.map(({ to }): Day => to))]
  for (const payee of others) for (const day of ends) add(payee, currencyOn(payee, day))
  return [...currencies]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([payee, own]) => [...own].sort(compareText).map((currency) => ({ payee, currency })))
    .map(({ payee, currency }) => {
      const lines = paid.get(accountKey({ payee, currency })) ?? []
      return { payee, currency, earned: groupedBy(lines, ({ line }) => line.postedIn) }
    })
}
