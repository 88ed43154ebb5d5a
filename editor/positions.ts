/** Offsets, lines and columns of a text. A line ends with `\n`, `\r\n` or `\r`, as for the parser. */
import type { Edit } from '../messages/diagnostic.ts'
import type { Position, Span } from '../messages/span.ts'

/** The offsets at which the lines of a text begin. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  return starts
}

/** The place of an offset; the end of the text for one beyond it. */
export function positionAt(text: string, offset: number, starts: readonly number[] = lineStarts(text)): Position {
  const at = Math.max(0, Math.min(offset, text.length))
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return { offset: at, line: low + 1, column: at - (starts[low] ?? 0) + 1 }
}

/** The offset of a line and column, both counted from 1; the nearest place of the text for others. */
export function offsetAt(text: string, line: number, column: number, starts: readonly number[] = lineStarts(text)): number {
  const start = starts[Math.max(0, Math.min(line, starts.length) - 1)] ?? 0
  const end = starts[line] ?? text.length
  return Math.max(start, Math.min(start + column - 1, end))
}

export const spanAt = (text: string, file: string, start: number, end: number, starts: readonly number[] = lineStarts(text)): Span => ({
  file,
  start: positionAt(text, start, starts),
  end: positionAt(text, end, starts),
})

export const contains = ({ start, end }: Span, offset: number): boolean => start.offset <= offset && offset <= end.offset

/** The text of one file after those of some edits that are of it; they may not overlap. */
export const edited = (text: string, file: string, edits: readonly Edit[]): string =>
  edits
    .filter(({ span }) => span.file === file)
    .sort((a, b) => b.span.start.offset - a.span.start.offset || b.span.end.offset - a.span.end.offset)
    .reduce((done, { span, text: by }) => done.slice(0, span.start.offset) + by + done.slice(span.end.offset), text)
