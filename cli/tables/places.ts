/** Where findings stand in tables: the row, counted from 1, and the column, instead of a line and a place in it. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { lineStarts, offsetAt } from '../../messages/positions.ts'
import type { Span } from '../../messages/span.ts'
import { type Csv, readCsv } from '../../runtime/data/csv.ts'
import { formatOf } from './table.ts'

type Source = (file: string) => string | undefined

/** The last of the ascending numbers that is not above `value`; its index, -1 where there is none. */
const lastUpTo = (numbers: readonly number[], value: number): number => numbers.findLastIndex((one) => one <= value)

function inTable(span: Span, { rows }: Csv, offset: number): Span {
  const row = Math.max(
    0,
    lastUpTo(
      rows.map(({ starts }) => starts[0] ?? 0),
      offset,
    ),
  )
  const column = Math.max(0, lastUpTo(rows[row]?.starts ?? [], offset))
  const place = { line: row + 1, column: column + 1 }
  return { file: span.file, start: place, end: place }
}

/**
 * Findings whose spans in tables are a row and a column. As in a file of lines, the column names are on line 1 and the first row on line 2;
 * columns are counted, not characters. `source`: the cells of a table.
 */
export function inTables(diagnostics: readonly Diagnostic[], source: Source): Diagnostic[] {
  const tables = new Map<string, { readonly csv: Csv; readonly text: string; readonly starts: readonly number[] }>()
  const placed = (span: Span): Span => {
    if (formatOf(span.file) === undefined) return span
    const text = source(span.file) ?? ''
    const table = tables.get(span.file) ?? { csv: readCsv(span.file, text), text, starts: lineStarts(text) }
    tables.set(span.file, table)
    return inTable(span, table.csv, offsetAt(table.text, span.start, table.starts))
  }
  return diagnostics.map((one) => ({
    ...one,
    span: placed(one.span),
    related: one.related.map(({ span, note }) => {
      const place = placed(span)
      return { span: place, note: place === span ? note : note.replace(`line ${span.start.line}`, `row ${rowOf(place)}`) }
    }),
  }))
}

/** A place in a table, for a reader: `sales.parquet, row 12, column amount`; undefined where the file is none. */
export function tablePlace({ file, start }: Span, source: Source): string | undefined {
  if (formatOf(file) === undefined) return undefined
  const name = readCsv(file, source(file)?.split('\n', 1)[0] ?? '').rows[0]?.cells[start.column - 1]
  const row = start.line === 1 ? 'column names' : `row ${rowOf({ file, start, end: start })}`
  return `${file}, ${row}${name === undefined || start.line === 1 ? '' : `, column ${name}`}`
}

const rowOf = ({ start }: Span): number => start.line - 1
