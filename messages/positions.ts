/** Offsets, lines and columns of a text. A line ends with `\n`, `\r\n` or `\r`, as for the parser. */
import type { Edit } from './diagnostic.ts'
import { comparePlaces, type Position, type Span } from './span.ts'

const [LF, CR] = [10, 13]

/** The offsets at which the lines of a text begin. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1)
  }
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
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 }
}

/** The offset of a place; that of the nearest one for a place that the text does not have. */
export function offsetAt(text: string, { line, column }: Position, starts: readonly number[] = lineStarts(text)): number {
  const start = starts[Math.max(0, Math.min(line, starts.length) - 1)] ?? 0
  const end = starts[line] ?? text.length
  return Math.max(start, Math.min(start + column - 1, end))
}

export const spanAt = (text: string, file: string, start: number, end: number, starts: readonly number[] = lineStarts(text)): Span => ({
  file,
  start: positionAt(text, start, starts),
  end: positionAt(text, end, starts),
})

/** What stands in a stretch of a text. */
export const sliceAt = (text: string, { start, end }: Pick<Span, 'start' | 'end'>, starts: readonly number[] = lineStarts(text)): string =>
  text.slice(offsetAt(text, start, starts), offsetAt(text, end, starts))

/** The text of one file after those of some edits that are of it; they may not overlap. */
export function edited(text: string, file: string, edits: readonly Edit[]): string {
  const starts = lineStarts(text)
  return edits
    .filter(({ span }) => span.file === file)
    .sort(({ span: a }, { span: b }) => comparePlaces(b.start, a.start) || comparePlaces(b.end, a.end))
    .reduce(
      (done, { span: { start, end }, text: by }) =>
        done.slice(0, offsetAt(text, start, starts)) + by + done.slice(offsetAt(text, end, starts)),
      text,
    )
}
