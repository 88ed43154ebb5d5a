/** Files to columns: what `data/read.ts` is for rows, with the same findings. */
import { type Code, report } from '../../messages/report.ts'
import { lineSpan, type Span } from '../../messages/span.ts'
import type { RecordShape } from '../core/record.ts'
import { columnsOf, type Column as Placed } from '../data/columns.ts'
import { type Refusal, refusal } from '../data/problems.ts'
import type { Reading } from '../data/rows.ts'
import { keyFindings, referenceFindings, type Target } from './checks.ts'
import type { Columns } from './column.ts'
import { judging, sinkOf } from './fields.ts'
import { findings } from './findings.ts'
import { headerOf } from './header.ts'
import { keyOrder } from './keys.ts'
import { locate } from './locate.ts'
import type { Stretch } from './places.ts'
import { OWN, type Room } from './room.ts'
import { type Fault, scanRows, type Wanted } from './scan.ts'
import type { CellSink } from './sink.ts'
import type { ByteSource } from './source.ts'

/** What reading by columns needs to know besides the file. */
export interface ReadingColumns extends Reading {
  /** Which fields are read later; the others are checked and not kept. */
  readonly reads: (field: string) => boolean
  /** Where columns stand in memory; for this thread alone where nothing is said. */
  readonly room?: Room
  /** The keys that references lead to; undefined where the record could not be read whole. */
  readonly targetOf: (record: string) => Target | undefined
}

/**
 * The rows of a record's file by column; undefined where its columns are not there or it is no text. What is wrong is reported as the
 * reference reader does (CB802 to CB820, CB824); where one of the findings is an error nothing may be computed from the columns.
 */
export function readColumns(shape: RecordShape, source: ByteSource, reading: ReadingColumns): Columns | undefined {
  const { problems } = reading
  const header = headerOf(shape.file, source)
  if (header.rows.length === 0 && header.faults.length === 0) {
    problems.raise('CB802', () => report('CB802', lineSpan(shape.file, 1), { file: shape.file }))
    return undefined
  }
  const placed = columnsOf(shape, header, problems)
  if (placed === undefined) return undefined
  const width = header.rows[0]?.cells.length ?? 0
  const found = findings(shape.file, source, problems)
  const sinks = new Map<string, CellSink>()
  const columns = wantedOf(shape, placed, width, reading, {
    keep: (field, sink) => sinks.set(field, sink),
    refuse: (at, { code, at: make }) => found.add(code, at, make),
  })
  const rows = scanRows(source, columns, faultsOf(shape.file, width, found.add))
  if (!found.raise()) return undefined
  const fields = new Map([...sinks].map(([name, sink]) => [name, sink.done(rows)]))
  const { order, distinct } = keyOrder(shape, fields, rows, reading.room ?? OWN)
  const read: Columns = { shape, count: rows, fields, order }
  const unplaced = [...keyFindings(read, distinct), ...referenceFindings(read, reading.targetOf)]
  if (unplaced.length === 0) return read
  const at = locate(
    source,
    () => wantedOf(shape, placed, width, reading, { keep: () => undefined, refuse: () => undefined }),
    (field) => placed.find((one) => one.field.name === field)?.index ?? -1,
    unplaced.flatMap(({ cell, other }) => (other === null ? [cell] : [cell, { row: other, field: null }])),
  )
  const later = findings(shape.file, source, problems)
  for (const { code, cell, other, make } of unplaced)
    later.add(code, at(cell), make, other === null ? undefined : at({ row: other, field: null }))
  later.raise()
  return read
}

interface Keeping {
  readonly keep: (field: string, sink: CellSink) => void
  readonly refuse: (at: Stretch, refusal: Refusal) => void
}

/** The columns of the file that fields of the record want. */
function wantedOf(
  shape: RecordShape,
  placed: readonly Placed[],
  width: number,
  reading: ReadingColumns,
  { keep, refuse }: Keeping,
): readonly (Wanted | null)[] {
  const identity = new Set(shape.history === null ? shape.key : [...shape.key, shape.history.from])
  const wanted: (Wanted | null)[] = Array.from({ length: width }, () => null)
  for (const { field, index } of placed) {
    const sink = sinkOf(shape, field, reading, reading.room ?? OWN)
    const identifies = identity.has(field.name)
    const kept = identifies || field.unit.kind === 'reference' || reading.reads(field.name)
    if (kept) keep(field.name, sink)
    const missing = refusal('CB818', { column: field.column })
    wanted[index] = {
      sink: kept ? sink : judging(sink),
      required: !field.optional || identifies,
      kept,
      identifies,
      refuse: (at, reason = missing) => refuse(at, reason),
    }
  }
  return wanted
}

/** What is wrong with the file or a whole row, as findings. */
const faultsOf =
  (file: string, expected: number, add: (code: Code, at: Stretch, make: Refusal['at']) => void): Fault =>
  (code, at, what) => {
    const make = (span: Span) => {
      if (code === 'CB808') return report(code, span, { found: Number(what), expected })
      if (code !== 'CB805') return report(code, span, {})
      const { start } = span
      return report(code, { ...span, end: { ...start, column: start.column + 1 } }, { file, found: what })
    }
    add(code, at, make)
  }
