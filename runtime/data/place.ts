import type { Position, Span } from '../../messages/span.ts'

/** Finds lines and columns in one file. Lines end with LF, CRLF or CR, as the files do. */
export interface Places {
  readonly file: string
  /** The place from offset `start` up to offset `end`, in UTF-16 units from the first character. */
  readonly span: (start: number, end: number) => Span
}

function startsOf(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

/** The last of the ascending numbers that is not above `value`; its index. */
function lastUpTo(starts: readonly number[], value: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** Places in `text`. Lines are only counted when a place is asked for, so a clean file pays nothing. */
export function placesIn(file: string, text: string): Places {
  let starts: number[] | undefined
  const position = (offset: number): Position => {
    starts ??= startsOf(text)
    const line = lastUpTo(starts, offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
  }
  return { file, span: (start, end) => ({ file, start: position(start), end: position(end) }) }
}
