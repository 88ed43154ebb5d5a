import type { Code } from '../../messages/report.ts'
import { decode } from '../data/utf8.ts'
import type { Stretch } from './places.ts'
import { type PlainRows, plainRows } from './plain.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'
import type { ByteSource } from './source.ts'

const [LF, CR, QUOTE, COMMA] = [10, 13, 34, 44]
const FIRST_BLOCK = 1 << 20
/** Bytes behind the block's end that a date may be looked for in. */
const BEHIND = 16
/** After so many rows the rest are known to be about as long, and to say about the same; later ones may be a little shorter. */
const ENOUGH_ROWS = 1000
const MORE_ROWS = 1.02
/** Row numbers are small integers. */
const MOST_ROWS = 0x3fff_ffff

/** One column of the file: where its cells go, or null where no field wants them. */
export interface Wanted {
  readonly sink: CellSink
  readonly required: boolean
  /** Whether the values are kept, or only judged. */
  readonly kept: boolean
  /** Whether a row without it is no row: keys. A row that lacks another value is kept, so that it is not refused for a second reason. */
  readonly identifies: boolean
  /** Told of a cell without value, by its bytes in the file. */
  readonly refuse: (cell: Stretch, reason: ReturnType<CellSink['take']>) => void
}

/** Told of what is wrong with the file or a whole row. `found`: cells of a row, or the byte that is no text. */
export type Fault = (code: Extract<Code, 'CB805' | 'CB806' | 'CB807' | 'CB808'>, at: Stretch, found: string) => void

/**
 * Reads all rows of a file into the columns' sinks, block by block, in one pass over the bytes (RFC 4180; lines end with LF, CRLF or CR; empty
 * lines are left out). The first row is the header and is passed over. How many rows were kept.
 */
export function scanRows(
  source: ByteSource,
  columns: readonly (Wanted | null)[],
  tell: Fault,
  ended?: (row: number, at: Stretch) => void,
): number {
  let room = FIRST_BLOCK
  let block = new Uint8Array(room + BEHIND)
  /** The file's place of the block's first byte, how many bytes it holds, and whether the file ends there. */
  let [base, limit] = [0, 0]
  let atEnd = false
  let row = 0
  let header = true
  let at = 0

  /** What is wrong in the row at hand: told at its end, since a row that the block cuts is read again. */
  const faults: (() => void)[] = []
  const refusals: (() => void)[] = []
  const fault: Fault = (code, where, found) => faults.push(() => tell(code, where, found))
  const tellAll = (wholeRow: boolean): void => {
    for (const one of faults.splice(0)) one()
    for (const one of refusals.splice(0)) if (wholeRow) one()
  }

  /** Drops what was read before `from` and fills the block up. */
  const refill = (from: number): void => {
    if (from === 0 && limit >= room) {
      room *= 2
      const larger = new Uint8Array(room + BEHIND)
      larger.set(block.subarray(0, limit))
      block = larger
    } else {
      block.copyWithin(0, from, limit)
      base += from
      limit -= from
    }
    const free = block.subarray(limit, room)
    const length = free.length === 0 ? 0 : source.read(free, base + limit)
    limit += length
    atEnd = base + limit >= source.size
    block[limit] = LF
  }

  /** The end of a cell of any kind; `limit` or more where the block ends first. Null: its quote is never closed. */
  const cellEnd = (start: number): number | null => {
    let i = start
    if (block[i] === QUOTE) {
      for (i += 1; i < limit; i += 1) {
        if (block[i] !== QUOTE) continue
        if (block[i + 1] === QUOTE && i + 1 < limit) i += 1
        else break
      }
      if (i >= limit) return atEnd ? null : limit
      i += 1
    }
    while (i < limit && !endsCell(block[i] ?? LF)) i += 1
    return i
  }

  /** A cell's text, without its quotes; undefined where it is not text. */
  const textOf = (start: number, end: number): string | undefined => {
    const decoded = decode(block.subarray(start, end), true)
    if ('found' in decoded) {
      const bad = base + start + new TextEncoder().encode(decoded.before).length
      fault('CB805', { start: bad, end: bad + 1 }, decoded.found)
      return undefined
    }
    const { text } = decoded
    const close = text.startsWith('"') ? closing(text) : 0
    const stray = close > 0 ? (close < text.length ? close - 1 : -1) : text.indexOf('"')
    if (stray >= 0) {
      const bytes = base + start + new TextEncoder().encode(text.slice(0, stray)).length
      fault('CB807', { start: bytes, end: bytes + 1 }, '')
    }
    return close > 0 ? text.slice(1, close - 1).replaceAll('""', '"') : text
  }

  /** The program for plain rows as long as it fits the columns, and where it stopped. */
  let program: { readonly key: string; readonly rows: PlainRows | undefined } | undefined
  const stopped = new Int32Array(2)
  const skimmed = columns.map((column) => column && { cells: column.sink.plain, optional: !column.required, kept: column.kept })
  const keyNow = (): string => skimmed.map((column) => column?.cells.key()).join('|')

  /** Reads the plain rows that are next. */
  const skim = (): void => {
    if (program === undefined) {
      // columns that grow by copying need the memory twice
      const rows = Math.ceil((source.size / Math.max(1, base + at)) * row * MORE_ROWS)
      for (const column of columns) column?.sink.reserve(rows, row)
    }
    const key = keyNow()
    if (program?.key !== key) program = { key, rows: plainRows(skimmed) }
    if (program.rows === undefined) return
    const bound = skimmed.map((column) => column?.cells.bound(row))
    const most = bound.reduce((least, one) => Math.min(least, one?.room ?? least), MOST_ROWS)
    program.rows(block, at, limit, row, most, bound, stopped)
    at = stopped[0] ?? at
    row = stopped[1] ?? row
  }

  refill(0)
  if (block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf) at = 3
  const width = columns.length
  rows: for (;;) {
    if (at >= limit) {
      if (atEnd) break
      refill(at)
      at = 0
      continue
    }
    if (row >= ENOUGH_ROWS && ended === undefined) {
      skim()
      if (at >= limit) continue
    }
    const start = at
    const first = block[at] ?? 0
    if (first === LF || first === CR) {
      at += 1
      continue
    }
    let place = 0
    let good = true
    for (;;) {
      const column = header || place >= width ? undefined : columns[place]
      const cell = at
      let end = NOT_PLAIN
      if (column === null || column === undefined) end = passOver(block, at)
      else if (!endsCell(block[at] ?? LF)) end = column.sink.scan(block, at, row)
      if (end === NOT_PLAIN) {
        const found = cellEnd(at)
        if (found === null) {
          fault('CB806', { start: base + at, end: base + at + 1 }, '')
          tellAll(false)
          return row
        }
        end = found
        if (end < limit || atEnd) {
          const text = textOf(cell, end)
          if (text === undefined) {
            tellAll(false)
            return row
          }
          const bytes = { start: base + cell, end: base + end }
          if (column !== null && column !== undefined) {
            const empty = text === ''
            const reason = empty ? undefined : column.sink.take(text, row, bytes)
            if (reason !== undefined || (empty && column.required)) {
              refusals.push(() => column.refuse(bytes, reason))
              if (column.identifies) good = false
              else column.sink.skip(row)
            } else if (empty) column.sink.skip(row)
          }
        }
      }
      if (end >= limit && !atEnd) {
        // the block ends inside the row: read it again from its start, with more of the file
        faults.length = 0
        refusals.length = 0
        refill(start)
        at = 0
        continue rows
      }
      place += 1
      at = end
      if (end >= limit || block[end] !== COMMA) break
      at += 1
    }
    const whole = header || place === width
    if (!whole) fault('CB808', { start: base + start, end: base + at }, String(place))
    if (faults.length + refusals.length > 0) tellAll(whole)
    if (!header && good && whole) ended?.(row, { start: base + start, end: base + at })
    at += 1
    if (header) header = false
    else if (good && whole) row += 1
    else for (const column of columns) column?.sink.forget(row)
  }
  return row
}

/** The end of a plain cell that nobody wants; `NOT_PLAIN` where it is quoted or might not be text. */
function passOver(bytes: Uint8Array, at: number): number {
  let end = at
  for (let byte = bytes[end] ?? 0; !endsCell(byte); byte = bytes[++end] ?? 0)
    if (byte === QUOTE || byte === 0 || byte >= 0x80) return NOT_PLAIN
  return end
}

/** Just after the quote that closes a quoted text; 0 where none does. */
function closing(text: string): number {
  for (let from = 1; ; ) {
    const close = text.indexOf('"', from)
    if (close < 0) return 0
    if (text[close + 1] !== '"') return close + 1
    from = close + 2
  }
}
