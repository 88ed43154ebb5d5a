import type { CreditLine, EarningLine, PaymentLine } from '../ledger/lines.ts'
import { type Column, type Sheet, sortedLines } from './column.ts'
import { creditSheet, earningSheet, paymentSheet, type Scales } from './sheets.ts'

/** Quotes a cell where RFC 4180 asks for it. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front; so does one that would be read as such a text.
 * Source: OWASP, "CSV Injection": cells that begin with = + - @ tab or CR.
 */
const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** The text behind its guard. */
export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

const cellOf = <Line>(column: Column<Line>, line: Line): string =>
  column.kind === 'text' ? quoted(guarded(column.of(line))) : String(column.of(line) ?? '')

/** Lines as comma-separated text below a line of column names, in the order of their identity, each ended by LF. */
export function csvOf<Line>(lines: readonly Line[], sheet: Sheet<Line>): string {
  const rows = sortedLines(lines, sheet).map((line) => sheet.columns.map((column) => cellOf(column, line)).join(','))
  return `${[sheet.columns.map(({ name }) => name).join(','), ...rows].join('\n')}\n`
}

/** `credits.csv`. Amounts are exact decimals of the currency's unit. */
export const creditsCsv = (lines: readonly CreditLine[]): string => csvOf(lines, creditSheet)

/** `earnings.csv`. Exact decimals; only a figure whose digits do not end is rounded, to the plan's ratio scale. */
export const earningsCsv = (lines: readonly EarningLine[], scales: Scales): string => csvOf(lines, earningSheet(scales))

/** `payments.csv`. Amounts are exact decimals of the currency's unit. */
export const paymentsCsv = (lines: readonly PaymentLine[]): string => csvOf(lines, paymentSheet)
