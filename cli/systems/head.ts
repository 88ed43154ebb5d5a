/** The first row of a file, without reading the rest. */
import { closeSync, openSync, readSync } from 'node:fs'
import { type CsvRow, readCsv } from '../../runtime/data/csv.ts'

/** The first bytes of a file hold its column names. */
const HEAD = 1 << 16

export interface FirstRow extends CsvRow {
  /** As it is written, its line end left out. */
  readonly written: string
}

/** The row with the column names; undefined where there is none. */
export function headOf(path: string, file: string): FirstRow | undefined {
  const handle = openSync(path, 'r')
  const bytes = Buffer.alloc(HEAD)
  const length = readSync(handle, bytes, 0, HEAD, 0)
  closeSync(handle)
  const text = new TextDecoder().decode(bytes.subarray(0, length))
  const [row] = readCsv(file, text).rows
  return row === undefined ? undefined : { ...row, written: text.slice(row.starts[0], row.end) }
}
