import type { Statement } from '../../compiler/describe/page.ts'
import type { Core } from '../../runtime/core/core.ts'
import { money } from './amount.ts'

/** The answer of `explain --format json` for a person: the page, with its amounts as decimals. */
export function statementJson({ title, payee, period, blocks, total, checks }: Statement, { currency }: Core): object {
  const amount = (minor: bigint): string => money(minor, currency.digits)
  return {
    schemaVersion: 1,
    title,
    payee,
    period,
    currency: currency.code,
    total: { earned: amount(total.earned), paid: amount(total.paid) },
    blocks,
    checks: checks.map(({ says, left, right }) => ({ says, left: amount(left), right: amount(right) })),
  }
}
