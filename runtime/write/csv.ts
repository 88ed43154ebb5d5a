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

const [QUOTE, COMMA, LF, CR, LETTER, DIGIT, DIGITS] = [34, 44, 10, 13, 65, 48, 10]

/** Whether a text begins with a letter or a digit and has nothing that is quoted: nearly all are, and two searches cost more than a look. */
function isPlain(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first < LETTER && !(first >= DIGIT && first < DIGIT + DIGITS)) return false
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit === QUOTE || unit === COMMA || unit === LF || unit === CR) return false
  }
  return true
}

/** One cell of a text column, as the file has it. */
export const textCell = (text: string): string => (isPlain(text) ? text : quoted(guarded(text)))

/** A cell of a column, as the file has it. */
export const cellOf = <Line>(column: Column<Line>, line: Line): string =>
  column.kind === 'text' ? textCell(column.of(line)) : String(column.of(line) ?? '')

/** The names of a ledger's columns, as the first line of its file. */
export const headerOf = <Line>({ columns }: Sheet<Line>): string => columns.map(({ name }) => name).join(',')

/** The cells of one line as the file has them. */
export const cellsOf = <Line>({ columns }: Sheet<Line>, line: Line): string[] => columns.map((column) => cellOf(column, line))

/** Lines as comma-separated text below a line of column names, in the order of their identity, each ended by LF. */
export function csvOf<Line>(lines: readonly Line[], sheet: Sheet<Line>): string {
  const rows = sortedLines(lines, sheet).map((line) => cellsOf(sheet, line).join(','))
  return `${[headerOf(sheet), ...rows].join('\n')}\n`
}

/** `credits.csv`. Amounts are exact decimals of the currency's unit. */
export const creditsCsv = (lines: readonly CreditLine[]): string => csvOf(lines, creditSheet)

/** `earnings.csv`. Exact decimals; only a figure whose digits do not end is rounded, to the plan's ratio scale. */
export const earningsCsv = (lines: readonly EarningLine[], scales: Scales): string => csvOf(lines, earningSheet(scales))

/** `payments.csv`. Amounts are exact decimals of the currency's unit. */
export const paymentsCsv = (lines: readonly PaymentLine[]): string => csvOf(lines, paymentSheet)
