/** Reading with suspense: rows that are refused are set aside, all others are read (semantics 15). */
import type { Diagnostic, Report } from '../../messages/diagnostic.ts'
import type { Code } from '../../messages/report.ts'
import type { Day } from '../calendar/day.ts'
import type { RecordShape } from '../core/record.ts'
import { currencyOf } from '../exact/currency.ts'
import type { Csv, CsvRow } from './csv.ts'
import { type DataFiles, fileReader } from './files.ts'
import { problemsInto } from './problems.ts'
import { readTables } from './read.ts'
import type { Data } from './table.ts'

/** A row that is set aside, and why. */
export interface Suspended {
  readonly record: string
  readonly file: string
  readonly line: number
  readonly code: string
  /** The first thing that is wrong with it, in words. */
  readonly reason: string
  /** What its cells say, by the name of the field; nothing of them was accepted. */
  readonly cells: ReadonlyMap<string, string>
}

/** Data without the rows that are set aside; those in the order of files and lines. */
export interface WithSuspense {
  readonly data: Data
  readonly suspended: readonly Suspended[]
}

type Warning = readonly [code: Code, make: () => Diagnostic]

/**
 * The data of a run, read until nothing more is refused: a row that names a row in suspense goes there too, and of two rows with one key
 * both, for nobody knows which of them is meant. A file that cannot be read at all is still an error and leaves no answer.
 */
export function readWithSuspense(records: readonly RecordShape[], files: DataFiles, report: Report, asOf: Day | null): WithSuspense {
  const fatal = problemsInto(report)
  const open = fileReader(files, fatal)
  const aside = new Map<CsvRow, Suspended>()
  const digitsOf = (code: string): number => currencyOf(code)?.digits ?? 2
  for (;;) {
    const found: Diagnostic[] = []
    const warnings: Warning[] = []
    const raise = (code: Code, make: () => Diagnostic): void => {
      const diagnostic = make()
      if (diagnostic.severity === 'error') found.push(diagnostic)
      else warnings.push([code, make])
    }
    const remaining = (shape: RecordShape): Csv | undefined => {
      const csv = open(shape)
      return csv === undefined ? undefined : { ...csv, rows: csv.rows.filter((row) => !aside.has(row)) }
    }
    const data = readTables(records, { open: remaining, digitsOf, asOf, problems: { raise, close: () => undefined } })
    const before = aside.size
    for (const diagnostic of found) {
      const rows = rowsAt(diagnostic, records, remaining)
      if (rows.length === 0) fatal.raise(diagnostic.code as Code, () => diagnostic)
      for (const { shape, csv, row } of rows) aside.set(row, suspendedOf(shape, csv, row, diagnostic))
    }
    if (aside.size > before) continue
    for (const [code, make] of warnings) fatal.raise(code, make)
    fatal.close()
    return { data, suspended: [...aside.values()].sort((a, b) => compare(a.file, b.file) || a.line - b.line) }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Found {
  readonly shape: RecordShape
  readonly csv: Csv
  readonly row: CsvRow
}

/** The rows that a finding speaks of: its own, and for two rows that cannot both be right the other one too. */
function rowsAt({ span, related }: Diagnostic, records: readonly RecordShape[], open: (shape: RecordShape) => Csv | undefined): Found[] {
  return [span, ...related.map((one) => one.span)].flatMap(({ file, start }): Found[] => {
    const shape = records.find((record) => record.file === file)
    const csv = shape === undefined ? undefined : open(shape)
    const row = csv?.rows.slice(1).findLast(({ line }) => line <= start.line)
    return shape === undefined || csv === undefined || row === undefined ? [] : [{ shape, csv, row }]
  })
}

function suspendedOf({ name, file, fields }: RecordShape, { rows }: Csv, row: CsvRow, { code, message }: Diagnostic): Suspended {
  const header = rows[0]?.cells ?? []
  const cells = new Map(fields.map((field) => [field.name, row.cells[header.indexOf(field.column)] ?? ''] as const))
  return { record: name, file, line: row.line, code, reason: message, cells }
}
