/** A file too large for memory, read a block of rows at a time: cells are read and refused as in a whole file, at the places of the whole file. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Position, Span } from '../../messages/span.ts'
import { type ByteSource, fill } from '../columns/source.ts'
import type { RecordShape } from '../core/record.ts'
import { fileReader } from './files.ts'
import type { Problems } from './problems.ts'
import { type Reading, type ReadRecord, rowsOf } from './rows.ts'

const BLOCK = 1 << 22
const [LF, CR, QUOTE] = [10, 13, 34]

function lineEndsIn(bytes: Uint8Array): number {
  let lines = 0
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)) lines += 1
  return lines
}

/** Just after the last row that ends in these bytes, whose first begins a row; 0 where none ends. */
function endOfRows(bytes: Uint8Array, first: boolean): number {
  let [end, inside] = [0, false]
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]
    if (byte === QUOTE) inside = !inside
    else if (byte === LF && !inside) {
      end = i + 1
      if (first) return end
    }
  }
  return end
}

/** Places in a text of column names and a block behind them, as places in the file. */
function movedBy(head: number, before: number): (span: Span) => Span {
  const moved = ({ line, column }: Position): Position => ({ line: line <= head ? line : line - head + before, column })
  return ({ file, start, end }) => ({ file, start: moved(start), end: moved(end) })
}

const at = (place: (span: Span) => Span, found: Diagnostic): Diagnostic => ({
  ...found,
  span: place(found.span),
  related: found.related.map(({ span, note }) => ({ span: place(span), note })),
})

/**
 * The rows of a record's file, block by block, in the order of the file. What is wrong with cells, columns and the text itself goes to the
 * problems of `reading` (CB802 to CB818); after a block in which columns are missing or the text ends nothing more is read. What is checked
 * between rows (keys, references) is not.
 */
export function* blocksOf(shape: RecordShape, source: ByteSource, reading: Reading, size = BLOCK): Generator<ReadRecord> {
  const piece = (from: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(Math.min(length, Math.max(0, source.size - from)))
    return bytes.subarray(0, fill(source, bytes, from))
  }
  const first = piece(0, size)
  const head = first.subarray(0, endOfRows(first, true))
  const linesOfHead = lineEndsIn(head)
  let [from, before] = [head.length, linesOfHead]
  for (let wanted = size; ; ) {
    const bytes = piece(from, wanted)
    const isLast = from + bytes.length >= source.size
    const end = isLast ? bytes.length : endOfRows(bytes, false)
    // a row, or a quote that is never closed, that is longer than a block
    if (end === 0 && !isLast) {
      wanted *= 2
      continue
    }
    if (end === 0 && from > head.length) return
    const rows = bytes.subarray(0, end)
    const text = new Uint8Array(head.length + rows.length)
    text.set(head)
    text.set(rows, head.length)
    const place = movedBy(linesOfHead, before)
    const problems: Problems = {
      raise: (code, make) => reading.problems.raise(code, () => at(place, make())),
      close: reading.problems.close,
    }
    const csv = fileReader(() => text, problems)(shape)
    const record = csv === undefined ? undefined : rowsOf(shape, csv, { ...reading, problems })
    if (record === undefined) return
    const lines = before - linesOfHead
    yield {
      ...record,
      rows: record.rows.map(({ row, cells }) => ({ row: { ...row, line: row.line + lines }, cells })),
      fieldSpan: (row, field) => place(record.fieldSpan(row, field)),
      span: (row) => place(record.span(row)),
    }
    if (isLast) return
    before += lineEndsIn(rows)
    from += end
    wanted = size
  }
}
