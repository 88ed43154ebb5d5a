import type { Outcome } from '../evaluate/outcome.ts'
import { type Sheet, sortedLines } from './column.ts'
import { creditSheet, earningSheet, paymentSheet, type Scales } from './sheets.ts'

/** A ledger line for a program: columns named as in the CSV files, decimals as strings, null where there is no figure. */
export type LedgerRow = Readonly<Record<string, string | number | null>>

export interface LedgersJson {
  readonly credits: readonly LedgerRow[]
  readonly earnings: readonly LedgerRow[]
  readonly payments: readonly LedgerRow[]
}

const rowsOf = <Line>(lines: readonly Line[], sheet: Sheet<Line>): LedgerRow[] =>
  sortedLines(lines, sheet).map((line) => Object.fromEntries(sheet.columns.map((column) => [column.name, column.of(line)])))

/** The three ledgers as objects, in the same order and with the same figures as the CSV files; texts are not guarded. */
export const ledgersJson = (
  { credits, earnings, payments }: Pick<Outcome, 'credits' | 'earnings' | 'payments'>,
  scales: Scales,
): LedgersJson => ({
  credits: rowsOf(credits, creditSheet),
  earnings: rowsOf(earnings, earningSheet(scales)),
  payments: rowsOf(payments, paymentSheet),
})
