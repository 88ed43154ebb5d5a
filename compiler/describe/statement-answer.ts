/** A statement for a program: the page, with its amounts as decimals. */
import type { Core } from '../../runtime/core/core.ts'
import { digitsOf } from '../../runtime/currency/minor.ts'
import { pointed } from '../../runtime/exact/ratio.ts'
import type { Block, Statement } from './page.ts'

type Currency = Pick<Core, 'currency'>

const amountIn =
  ({ currency }: Currency) =>
  (minor: bigint, code: string = currency.code): string =>
    pointed(minor, code === currency.code ? currency.digits : digitsOf(code))

/** What was earned and paid in a currency of pay. */
export interface TotalAnswer {
  readonly currency: string
  readonly earned: string
  readonly paid: string
}

/** Two sides of an addition that was verified; the currency where it is not the plan's. */
export interface CheckAnswer {
  readonly says: string
  readonly left: string
  readonly right: string
  readonly currency?: string
}

export const totalsAnswer = ({ totals }: Statement, core: Currency): TotalAnswer[] =>
  totals.map(({ currency, earned, paid }) => ({
    currency,
    earned: amountIn(core)(earned, currency),
    paid: amountIn(core)(paid, currency),
  }))

export const checksAnswer = ({ checks }: Statement, core: Currency): CheckAnswer[] =>
  checks.map(({ says, left, right, currency }) => ({
    says,
    left: amountIn(core)(left, currency),
    right: amountIn(core)(right, currency),
    ...(currency === undefined ? {} : { currency }),
  }))

/** A block as it is read: where its lines come from is for pages that lead there. */
const withoutOrigins = ({ origin: _, lines, ...block }: Block): Block => ({
  ...block,
  lines: lines.map((line) => {
    if (!('origin' in line)) return line
    const { origin, ...words } = line
    return words
  }),
})

/** What `explain --format json` prints of a person. */
export function statementAnswer(statement: Statement, core: Pick<Core, 'currency' | 'exchange'>): object {
  const { title, payee, period, total, totals } = statement
  const amount = amountIn(core)
  const paid = totals.reduce((sum, one) => sum + one.paid, 0n)
  return {
    schemaVersion: 1,
    title,
    payee,
    period,
    currency: core.currency.code,
    ...(core.exchange.pay === null
      ? { total: { earned: amount(total.earned), paid: amount(paid) } }
      : { total: { earned: amount(total.earned) }, totals: totalsAnswer(statement, core) }),
    blocks: statement.blocks.map(withoutOrigins),
    checks: checksAnswer(statement, core),
  }
}
