import { type Csv, readCsv } from '../data/csv.ts'
import { decode } from '../data/utf8.ts'
import { type ByteSource, fill } from './source.ts'

const FIRST_BLOCK = 4096

/** The first row of a file, as the reference reader sees it; its own faults are found again where the rows are read. */
export function headerOf(file: string, source: ByteSource): Csv {
  for (let size = FIRST_BLOCK; ; size *= 2) {
    const block = new Uint8Array(size)
    const length = fill(source, block, 0)
    const decoded = decode(block.subarray(0, length))
    // a character that the block cuts in two stands behind the header, or the block grows
    const csv = readCsv(file, 'text' in decoded ? decoded.text : decoded.before)
    if (length < size || csv.rows.length > 1) return { ...csv, rows: csv.rows.slice(0, 1) }
  }
}
