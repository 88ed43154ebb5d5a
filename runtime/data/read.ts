import type { Report } from '../../messages/diagnostic.ts'
import type { Day } from '../calendar/day.ts'
import type { Field, RecordShape } from '../core/record.ts'
import type { Csv } from './csv.ts'
import { type DataFiles, fileReader } from './files.ts'
import { checkKeys } from './keys.ts'
import { knownRows } from './known.ts'
import { rowOrder } from './order.ts'
import { type Problems, problemsInto } from './problems.ts'
import { checkRates } from './rates.ts'
import { checkReferences, type Elsewhere } from './references.ts'
import { type ReadRecord, rowsOf } from './rows.ts'
import type { Data, Table } from './table.ts'

/**
 * The data of a run: one table per record, rows in canonical order whatever the order of the files. Money comes in minor units
 * of its currency, whose decimals `digitsOf` gives. Every row is in the answer; what is checked between rows is what is known on
 * `asOf` (null: all that was ever recorded).
 *
 * Everything that is wrong is reported (CB8xx, at most 100 per code and a count of the rest). When one of the findings is an
 * error, the answer is incomplete and the run must be refused: nothing may be computed from it. `elsewhere` gives the keys of records that are
 * held in another way.
 */
export function readData(
  records: readonly RecordShape[],
  files: DataFiles,
  digitsOf: (currency: string) => number,
  report: Report,
  asOf: Day | null = null,
  elsewhere: Source['elsewhere'] = undefined,
): Data {
  const problems = problemsInto(report)
  const data = readTables(records, { open: fileReader(files, problems), digitsOf, asOf, problems, elsewhere })
  problems.close()
  return data
}

/** Where tables are read from, and where what is wrong goes. */
export interface Source {
  /** The cells of a record's file; undefined where it cannot be read. */
  readonly open: (shape: RecordShape) => Csv | undefined
  readonly digitsOf: (currency: string) => number
  readonly asOf: Day | null
  readonly problems: Problems
  /** The keys of records that are no tables but are referred to, asked for when all tables are read. */
  readonly elsewhere?: ((tables: Data) => readonly Elsewhere[]) | undefined
}

/** Reads and checks all tables; what is wrong goes to `problems`. */
export function readTables(records: readonly RecordShape[], { open, digitsOf, asOf, problems, elsewhere }: Source): Data {
  const keyFields = new Map(
    records.map(({ name, key, fields }) => [name, key.length === 1 ? fields.find((one) => one.name === key[0]) : undefined]),
  )
  const keyField = (record: string): Field | undefined => keyFields.get(record)
  const read: ReadRecord[] = []
  const tables = new Map<string, Table>()
  for (const shape of records) {
    const csv = open(shape)
    const record = csv === undefined ? undefined : rowsOf(shape, csv, { digitsOf, keyField, problems })
    const order = rowOrder(shape)
    const rows = [...(record?.rows ?? [])].sort((a, b) => order(a.row, b.row))
    if (record !== undefined) {
      read.push({ ...record, rows })
      checkKeys(record, rows, asOf, problems)
      checkRates(
        record,
        knownRows(shape, rows, ({ row }) => row, asOf),
        problems,
      )
    }
    tables.set(shape.name, { record: shape.name, file: shape.file, rows: rows.map(({ row }) => row) })
  }
  const data = { tables }
  checkReferences(read, asOf, problems, elsewhere?.(data))
  return data
}
