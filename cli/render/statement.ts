import type { Statement } from '../../compiler/describe/page.ts'
import type { Core } from '../../runtime/core/core.ts'
import { digitsOf } from '../../runtime/currency/minor.ts'
import { money } from './amount.ts'

/** The answer of `explain --format json` for a person: the page, with its amounts as decimals. */
export function statementJson({ title, payee, period, blocks, total, totals, checks }: Statement, { currency, exchange }: Core): object {
  const amount = (minor: bigint, code: string = currency.code): string =>
    money(minor, code === currency.code ? currency.digits : digitsOf(code))
  const paid = totals.reduce((sum, one) => sum + one.paid, 0n)
  const inPay = totals.map((one) => ({
    currency: one.currency,
    earned: amount(one.earned, one.currency),
    paid: amount(one.paid, one.currency),
  }))
  return {
    schemaVersion: 1,
    title,
    payee,
    period,
    currency: currency.code,
    ...(exchange.pay === null
      ? { total: { earned: amount(total.earned), paid: amount(paid) } }
      : { total: { earned: amount(total.earned) }, totals: inPay }),
    blocks,
    checks: checks.map(({ says, left, right, currency: code }) => ({
      says,
      left: amount(left, code),
      right: amount(right, code),
      ...(code === undefined ? {} : { currency: code }),
    })),
  }
}
