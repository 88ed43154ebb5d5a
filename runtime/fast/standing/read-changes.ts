/** A file of changed rows: the record's own columns, and one that says what happened to each row. */

import type { Span } from '../../../messages/span.ts'
import type { Field, RecordShape } from '../../core/record.ts'
import type { Csv } from '../../data/csv.ts'
import { fileReader } from '../../data/files.ts'
import type { Problems } from '../../data/problems.ts'
import { type ReadRow, rowsOf } from '../../data/rows.ts'
import type { Row } from '../../data/table.ts'

export type Happening = 'added' | 'changed' | 'removed'
const HAPPENINGS: readonly Happening[] = ['added', 'changed', 'removed']

/** The column that says what happened. */
export const CHANGE_COLUMN = 'change'

/** One line of the file. A row that is removed has the fields that identify it, and no others. */
export interface RowChange {
  readonly happened: Happening
  readonly row: Row
  readonly span: Span
  readonly fieldSpan: (field: string) => Span
}

/** What reading needs besides the file. */
export interface ReadingChanges {
  readonly digitsOf: (currency: string) => number
  readonly keyField: (record: string) => Field | undefined
  readonly problems: Problems
}

/**
 * Reads the changes of a record from a file. A row that is added or changed is read like a row of the record's own file, with the same
 * findings; of one that is removed only what identifies it is read. Reports CB801 to CB818.
 */
export function readChanges(shape: RecordShape, file: string, bytes: Uint8Array, reading: ReadingChanges): readonly RowChange[] {
  const own = { ...shape, file }
  const csv = fileReader(() => bytes, reading.problems)(own)
  if (csv === undefined) return []
  const happened = happenings(own, csv, reading)
  if (happened === undefined) return []
  const removed = readLines(identityShape(own), csv, (line) => happened.get(line) === 'removed', reading)
  const others = readLines(own, csv, (line) => happened.has(line) && happened.get(line) !== 'removed', reading)
  return [...removed, ...others]
    .map(({ row, span, fieldSpan }) => ({ happened: happened.get(row.line) ?? 'changed', row, span, fieldSpan }))
    .sort((a, b) => a.row.line - b.row.line)
}

/** What happened, by line; undefined where the column is missing. */
function happenings(shape: RecordShape, csv: Csv, reading: ReadingChanges): ReadonlyMap<number, Happening> | undefined {
  const field: Field = {
    name: CHANGE_COLUMN,
    column: CHANGE_COLUMN,
    unit: { kind: 'text' },
    oneOf: [...HAPPENINGS],
    per: null,
    optional: false,
    role: 'plain',
    currency: null,
    form: { scale: 'plain', dates: null, zone: null },
    origin: shape.origin,
  }
  const said = rowsOf({ ...shape, key: [CHANGE_COLUMN], fields: [field], history: null, known: null, withdrawn: null }, csv, reading)
  if (said === undefined) return undefined
  const found = new Map<number, Happening>()
  for (const { row } of said.rows) {
    const happened = HAPPENINGS.find((one) => one === row.values.get(CHANGE_COLUMN))
    if (happened !== undefined) found.set(row.line, happened)
  }
  return found
}

/** The record with nothing but what tells its rows apart. */
function identityShape(shape: RecordShape): RecordShape {
  const identity = new Set([...shape.key, shape.history?.from, shape.known])
  return { ...shape, fields: shape.fields.filter(({ name }) => identity.has(name)), withdrawn: null }
}

function readLines(
  shape: RecordShape,
  csv: Csv,
  wanted: (line: number) => boolean,
  reading: ReadingChanges,
): Omit<RowChange, 'happened'>[] {
  const [header, ...lines] = csv.rows
  const rows = lines.filter(({ line }) => wanted(line))
  if (header === undefined || rows.length === 0) return []
  const read = rowsOf(shape, { ...csv, rows: [header, ...rows] }, reading)
  return (read?.rows ?? []).map((one: ReadRow) => ({
    row: one.row,
    span: read?.span(one) ?? shape.origin.span,
    fieldSpan: (field) => read?.fieldSpan(one, field) ?? shape.origin.span,
  }))
}
