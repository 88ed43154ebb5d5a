/** Closing periods one after the other without files on disk: lines go through the text of a ledger and back, as in `close`. */
import { compile } from '../../compiler/compile.ts'
import type { Core } from '../../runtime/core/core.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import { dataOf } from '../../runtime/evaluate/fixtures.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { type ClosedLedgers, NONE_CLOSED } from '../../runtime/ledger/closed.ts'
import { dataAs, knownOf } from '../../runtime/ledger/known.ts'
import { readCredits, readEarnings, readPayments } from '../../runtime/ledger/read-lines.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'

export type Cells = Readonly<Record<string, string | undefined>>
export type Rows = Readonly<Record<string, readonly Cells[]>>

export function coreOf(text: string): Core {
  const { core, diagnostics } = compile('test.plan', (path) => (path === 'test.plan' ? text : undefined))
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  if (core === undefined || errors.length > 0) throw new Error(errors.join('\n'))
  return core
}

export function answer(core: Core, rows: Rows, period: string, closed: ClosedLedgers = NONE_CLOSED): Outcome {
  const errors: string[] = []
  const outcome = evaluate(core, dataOf(core, rows), { period, asOf: null, since: 'plan', closed }, ({ message }) => errors.push(message))
  if (outcome === undefined) throw new Error(errors.join('\n'))
  return outcome
}

/** The ledgers with one more period closed. */
export function closing(core: Core, rows: Rows, period: string, closed: ClosedLedgers = NONE_CLOSED): ClosedLedgers {
  const { credits, earnings, payments, payPeriods } = answer(core, rows, period, closed)
  const data = dataOf(core, rows)
  return {
    periods: payPeriods,
    credits: readCredits(creditsCsv(credits)) ?? [],
    earnings: readEarnings(earningsCsv(earnings, core), core) ?? [],
    payments: readPayments(paymentsCsv(payments)) ?? [],
    known: () => dataAs(core.records, knownOf(core.records, data)),
  }
}

/** The ledgers as files. */
export const texts = ({ credits, earnings, payments }: Pick<Outcome, 'credits' | 'earnings' | 'payments'>, core: Core) => ({
  credits: creditsCsv(credits),
  earnings: earningsCsv(earnings, core),
  payments: paymentsCsv(payments),
})

/** What was posted per natural key, in cents, without keys that come to nothing. */
export function sumsByKey({ credits, earnings }: Pick<Outcome, 'credits' | 'earnings'>): Record<string, bigint> {
  const sums: Record<string, bigint> = {}
  const add = (key: readonly unknown[], amount: bigint): void => {
    sums[key.join('|')] = (sums[key.join('|')] ?? 0n) + amount
  }
  for (const l of credits) add([l.clause, l.record, l.rowKey, l.recipient, l.role, l.level, l.forPeriod, l.field], l.amount)
  for (const l of earnings)
    add([l.component, l.payee, l.forPeriod, l.record, l.rowKey, l.item, l.item === 'adjustment' ? l.origin : ''], l.amount)
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n))
}
