import type { Span } from '../../messages/span.ts'
import { type Cell, cellsOf, columnOf } from './cells.ts'

/** A stretch of text to underline, with a note behind the underline. */
export interface Mark {
  readonly span: Span
  readonly note: string
  readonly sign: '^' | '-' | '+'
  readonly paint: (text: string) => string
}

/** One underline on one line, in UTF-16 units from 0. */
interface Stroke {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly mark: Mark
  readonly note: string
}

/** The text last split: findings come in runs from one file, and data files are large. */
let last: { readonly text: string; readonly lines: readonly string[] } = { text: '', lines: [''] }

export function linesOf(text: string): readonly string[] {
  if (last.text !== text) last = { text, lines: text.split(/\r\n|\n|\r/) }
  return last.lines
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** The underlines of a mark: one, or for several lines one on the first and one on the last. */
function strokesOf(mark: Mark, lines: readonly string[]): Stroke[] {
  const last = Math.max(1, lines.length)
  const { start, end } = mark.span
  const line = Math.min(start.line, last)
  const length = (lines[line - 1] ?? '').length
  const from = start.line > last ? length : Math.min(start.column - 1, length)
  // A span that ends before the first character of a line ends, for the eye, on the line before.
  const endLine = Math.min(end.column === 1 && end.line > start.line ? end.line - 1 : end.line, last)
  if (endLine <= line) {
    const to = end.line > start.line ? length : Math.min(end.column - 1, length)
    return [{ line, from, to: Math.max(from + 1, to), mark, note: mark.note }]
  }
  const closing = lines[endLine - 1] ?? ''
  const to = endLine < end.line ? closing.length : Math.min(end.column - 1, closing.length)
  return [
    { line, from, to: Math.max(from + 1, length), mark, note: '' },
    { line: endLine, from: Math.min(indentOf(closing), to), to: Math.max(to, indentOf(closing) + 1), mark, note: mark.note },
  ]
}

/** The part of a long line that is shown: from which column on, and how many. */
function windowOf(cells: readonly Cell[], strokes: readonly Stroke[], room: number): number {
  const total = cells.reduce((sum, cell) => sum + cell.width, 0)
  const start = Math.min(...strokes.map((stroke) => columnOf(cells, stroke.from)))
  return total <= room || start < room / 2 ? 0 : Math.min(start - Math.floor(room / 3), total - room + 1)
}

function underline(cells: readonly Cell[], stroke: Stroke, skip: number, room: number): string {
  const from = Math.max(0, columnOf(cells, stroke.from) - skip)
  const to = columnOf(cells, stroke.to) - skip
  const width = Math.max(1, Math.min(to, room) - from)
  const { sign, paint } = stroke.mark
  return ' '.repeat(from) + paint(sign.repeat(width) + (stroke.note === '' ? '' : ` ${stroke.note}`))
}

/** Digits that the line numbers of these marks need. */
export const gutterOf = (marks: readonly Mark[], text: string | undefined): number => {
  const last = text === undefined ? Number.POSITIVE_INFINITY : linesOf(text).length
  return Math.max(1, ...marks.map(({ span }) => String(Math.min(Math.max(span.start.line, span.end.line), last)).length))
}

/** Source lines with their underlines; lines without any are left out, single ones between are kept. */
export function snippet(text: string, marks: readonly Mark[], gutter: number, room: number, dim: (text: string) => string): string[] {
  const lines = linesOf(text)
  const strokes = marks.flatMap((mark) => strokesOf(mark, lines)).sort((a, b) => a.line - b.line || a.from - b.from)
  const shown = [...new Set(strokes.map((stroke) => stroke.line))]
  const bar = dim('|')
  const empty = `${' '.repeat(gutter)} ${bar}`
  const printed: string[] = [empty]
  const source = (line: number, here: readonly Stroke[]): void => {
    const cells = cellsOf(lines[line - 1] ?? '')
    const skip = here.length === 0 ? 0 : windowOf(cells, here, room)
    const cut = cells.filter((cell) => cell.at >= skip && cell.at + cell.width <= skip + room).map((cell) => cell.text)
    const more = cells.some((cell) => cell.at + cell.width > skip + room) ? dim('…') : ''
    printed.push(`${dim(String(line).padStart(gutter))} ${bar} ${cut.join('')}${more}`.trimEnd())
    for (const stroke of here) printed.push(`${empty} ${underline(cells, stroke, skip, room)}`)
  }
  shown.forEach((line, place) => {
    const before = shown[place - 1] ?? line - 1
    if (line - before === 2) source(line - 1, [])
    else if (line - before > 2) printed.push(dim('...'))
    source(
      line,
      strokes.filter((stroke) => stroke.line === line),
    )
  })
  return printed
}
