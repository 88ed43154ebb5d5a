import type { Span } from '../../messages/span.ts'
import { type Places, placesIn } from './place.ts'

/** One line of cells. A cell with newlines makes it span several lines of the file. */
export interface CsvRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** The offset of each cell as written, its opening quote included. */
  readonly starts: readonly number[]
  /** The offset just after the last cell. */
  readonly end: number
}

export interface Csv {
  readonly places: Places
  readonly rows: readonly CsvRow[]
  readonly faults: readonly CsvFault[]
}

/** `unfinished`: the rest of the file is inside a quote, nothing after it was read. `stray`: a quote in the middle of a cell. */
export interface CsvFault {
  readonly kind: 'unfinished' | 'stray'
  readonly span: Span
}

const [LF, CR, QUOTE, COMMA] = [10, 13, 34, 44]

const endsCell = (unit: number): boolean => unit === COMMA || unit === LF || unit === CR

/** What the quoted cell at `start` says and where it ends; `end` is -1 when its quote is never closed. */
function quotedCell(text: string, start: number): { value: string; end: number } {
  let from = start + 1
  let value = ''
  for (;;) {
    const close = text.indexOf('"', from)
    if (close < 0) return { value, end: -1 }
    value += text.slice(from, close)
    if (text.charCodeAt(close + 1) !== QUOTE) return { value, end: close + 1 }
    value += '"'
    from = close + 2
  }
}

/** How many lines end in a stretch of text. */
function linesIn(text: string, start: number, end: number): number {
  let lines = 0
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit === LF || (unit === CR && text.charCodeAt(i + 1) !== LF)) lines += 1
  }
  return lines
}

/**
 * The rows of a text of comma-separated values (RFC 4180), in one pass, by slices of the text. Lines end with LF, CRLF or CR,
 * the last one may lack its end; empty lines are left out. Cells are not trimmed. `file` is for places only.
 */
export function readCsv(file: string, text: string): Csv {
  const places = placesIn(file, text)
  const rows: CsvRow[] = []
  const faults: CsvFault[] = []
  const length = text.length
  let [i, line] = [0, 1]
  while (i < length) {
    const rowStart = i
    const rowLine = line
    const cells: string[] = []
    const starts: number[] = []
    for (;;) {
      const start = i
      let value: string
      if (text.charCodeAt(i) === QUOTE) {
        const cell = quotedCell(text, start)
        if (cell.end < 0) {
          faults.push({ kind: 'unfinished', span: places.span(start, start + 1) })
          return { places, rows, faults }
        }
        line += linesIn(text, start, cell.end)
        value = cell.value
        i = cell.end
        while (i < length && !endsCell(text.charCodeAt(i))) i += 1
        if (i > cell.end) faults.push({ kind: 'stray', span: places.span(cell.end - 1, cell.end) })
      } else {
        let stray = -1
        for (; i < length; i += 1) {
          const unit = text.charCodeAt(i)
          if (endsCell(unit)) break
          if (unit === QUOTE && stray < 0) stray = i
        }
        if (stray >= 0) faults.push({ kind: 'stray', span: places.span(stray, stray + 1) })
        value = text.slice(start, i)
      }
      cells.push(value)
      starts.push(start)
      if (text.charCodeAt(i) !== COMMA) break
      i += 1
    }
    if (i > rowStart) rows.push({ line: rowLine, cells, starts, end: i })
    i += text.charCodeAt(i) === CR && text.charCodeAt(i + 1) === LF ? 2 : 1
    line += 1
  }
  return { places, rows, faults }
}

/** The place of one cell as written, its quotes included. */
export function cellSpan({ places }: Csv, row: CsvRow, column: number): Span {
  const next = row.starts[column + 1]
  return places.span(row.starts[column] ?? row.end, next === undefined ? row.end : next - 1)
}

/** The place of a whole row. */
export const rowSpan = ({ places }: Csv, row: CsvRow): Span => places.span(row.starts[0] ?? row.end, row.end)
