import { report } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { Field, RecordShape } from '../core/record.ts'
import { canonicalText, cellReader, isRefusal, type ReadCell } from './cells.ts'
import { columnsOf } from './columns.ts'
import { type Csv, type CsvRow, cellSpan, rowSpan } from './csv.ts'
import { currencyColumn, foreignReader } from './money.ts'
import type { Problems } from './problems.ts'
import type { Row, Value } from './table.ts'

/** A row with the line of cells that it was read from. */
export interface ReadRow {
  readonly row: Row
  readonly cells: CsvRow
}

/** The rows of one record as read, in the order of the file, and where its fields stand. */
export interface ReadRecord {
  readonly shape: RecordShape
  readonly csv: Csv
  readonly rows: readonly ReadRow[]
  /** False where a row is missing because its cells or its key could not be read. */
  readonly complete: boolean
  /** The place of a field in a row. */
  readonly fieldSpan: (row: ReadRow, field: string) => Span
  /** The place of the whole row. */
  readonly span: (row: ReadRow) => Span
}

/** What reading needs to know besides the file. */
export interface Reading {
  /** The decimals of a currency. */
  readonly digitsOf: (currency: string) => number
  /** The one key field of a record; undefined for another record or a key of several columns. */
  readonly keyField: (record: string) => Field | undefined
  readonly problems: Problems
}

/** How the cells of a field are read; a reference is read as the key that it names, so that `0274` finds the number 274. */
export function readerOf(field: Field, { digitsOf, keyField }: Reading): ReadCell {
  const unit = field.unit.kind === 'reference' ? keyField(field.unit.record)?.unit : undefined
  if (unit === undefined || unit.kind === 'text' || unit.kind === 'reference') return cellReader(field, digitsOf)
  const read = cellReader({ ...field, unit }, digitsOf)
  return (text) => {
    const value = read(text)
    return isRefusal(value) ? value : canonicalText(value)
  }
}

/**
 * The rows of a record, typed by its fields. A cell that is refused is reported and its value left out; a row is kept as long as
 * its key (and start, and day recorded) can be read, so that a reference to it is not refused for a second reason.
 * Undefined when the columns are not there. Reports CB803, CB804, CB808 and CB809 to CB818.
 */
export function rowsOf(shape: RecordShape, csv: Csv, reading: Reading): ReadRecord | undefined {
  const { problems } = reading
  const columns = columnsOf(shape, csv, problems)
  if (columns === undefined) return undefined
  const { key, history, known: recorded } = shape
  const identity = new Set([...key, ...(history === null ? [] : [history.from]), ...(recorded === null ? [] : [recorded])])
  const readers = columns.map(({ field, index }) => ({
    name: field.name,
    column: field.column,
    index,
    read: readerOf(field, reading),
    currencyAt: currencyColumn(field, columns),
    readIn: foreignReader(field),
    identifies: identity.has(field.name),
    required: !field.optional || identity.has(field.name),
  }))
  const [header, ...lines] = csv.rows
  const expected = header?.cells.length ?? 0

  const rows: ReadRow[] = []
  for (const cells of lines) {
    const found = cells.cells.length
    if (found !== expected) {
      problems.raise('CB808', () => report('CB808', rowSpan(csv, cells), { found, expected }))
      continue
    }
    const values = new Map<string, Value>()
    let known = true
    for (const { name, column, index, read, currencyAt, readIn, identifies, required } of readers) {
      const text = cells.cells[index] ?? ''
      if (text === '') {
        if (!required) continue
        problems.raise('CB818', () => report('CB818', cellSpan(csv, cells, index), { column }))
        if (identifies) known = false
        continue
      }
      const reader = currencyAt === undefined ? read : readIn(cells.cells[currencyAt] ?? '')
      if (reader === undefined) continue
      const value = reader(text)
      if (!isRefusal(value)) values.set(name, value)
      else {
        problems.raise(value.code, () => value.at(cellSpan(csv, cells, index)))
        if (identifies) known = false
      }
    }
    if (known) rows.push({ row: { key: shape.key.map((name) => canonicalText(values.get(name) ?? '')), values, line: cells.line }, cells })
  }

  const indices = new Map(columns.map(({ field, index }) => [field.name, index]))
  return {
    shape,
    csv,
    rows,
    complete: csv.faults.length === 0 && rows.length === lines.length,
    fieldSpan: ({ cells }, field) => cellSpan(csv, cells, indices.get(field) ?? 0),
    span: ({ cells }) => rowSpan(csv, cells),
  }
}
