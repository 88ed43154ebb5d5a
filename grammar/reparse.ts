/**
 * A long text read again after a change: only the items around the change are parsed, the others are kept. The result is that of reading
 * the whole text; wherever that is not sure, the whole text is read.
 */
import type { Diagnostic, Edit, Report } from '../messages/diagnostic.ts'
import type { Position, Span } from '../messages/span.ts'
import { parse } from './parse.ts'
import type { FileSyntax, NodeBase } from './syntax.ts'

/** Shorter texts are read whole in no time. */
const LONG_TEXT = 20_000
/** So many characters after a change are read again at least: what a repair of a mistake looks at. */
const LOOKED_AT = 3000
/** A file of many mistakes is read up to the first ones only. */
const MOST_FINDINGS = 2

/** Reads `text` as `parse` does. `before` is the same file before a change, without any mistake in its text. */
export function reparse(text: string, before: FileSyntax, report: Report): FileSyntax {
  const { file } = before
  const part = text.length < LONG_TEXT ? undefined : partOf(text, before)
  const read = part && readPart(text, part, before)
  if (read === undefined) return parse(text, file, report)
  for (const finding of read.found) report(finding)
  return read.syntax
}

/** Items `first` up to `last` of the file before, and the stretch of the new text that is read in their place. */
interface Part {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
  /** How much further on what follows now stands. */
  readonly move: Move
}
interface Move {
  readonly lines: number
  readonly offset: number
}

/** What is read again: from two items before the change, to two after it. */
function partOf(text: string, { text: old, items }: FileSyntax): Part | undefined {
  const most = Math.min(text.length, old.length)
  let same = 0
  while (same < most && text.charCodeAt(same) === old.charCodeAt(same)) same++
  let tail = 0
  while (tail < most - same && text.charCodeAt(text.length - 1 - tail) === old.charCodeAt(old.length - 1 - tail)) tail++
  const first = items.findLastIndex(({ span }) => span.start.offset < same) - 2
  const end = old.length - tail
  const next = items.findIndex(({ span }) => span.start.offset > end)
  const last = next < 0 ? -1 : items.findIndex(({ span }, at) => at >= next + 2 && span.start.offset > end + LOOKED_AT)
  const [begin, stop] = [items[first], items[last]]
  if (begin === undefined || stop === undefined || !beginsLine(begin, old) || !beginsLine(stop, old)) return undefined
  const offset = text.length - old.length
  return {
    first,
    last,
    from: lineOf(begin),
    to: stop.span.end.offset + offset,
    move: { lines: linesIn(text, same, tail) - linesIn(old, same, tail), offset },
  }
}

const lineOf = ({ span: { start } }: NodeBase): number => start.offset - start.column + 1
const beginsLine = (node: NodeBase, text: string): boolean => text.slice(lineOf(node), node.span.start.offset).trim() === ''
const linesIn = (text: string, same: number, tail: number): number =>
  text.slice(same === 0 ? 0 : same - 1, text.length - tail + 1).split(/\r\n?|\n/).length

function readPart(
  text: string,
  { first, last, from, to, move }: Part,
  before: FileSyntax,
): { syntax: FileSyntax; found: readonly Diagnostic[] } | undefined {
  const { items, file, head } = before
  const [begin, stop] = [items[first], items[last]]
  if (begin === undefined || stop === undefined || head === undefined) return undefined
  // findings speak of the file by its first line
  const line = `${before.text.slice(head.span.start.offset, head.span.end.offset).replace(/\s+/g, ' ')}\n`
  const found: Diagnostic[] = []
  const part = parse(line + text.slice(from, to), file, (finding) => found.push(finding))
  const place: Move = { lines: begin.span.start.line - 2, offset: from - line.length }
  const read = moved(part.items, place)
  const [start, end] = [read[0], read.at(-1)]
  const next = moved(stop.span, move)
  const isSure =
    found.length <= MOST_FINDINGS &&
    part.closing.length === 0 &&
    start !== undefined &&
    end !== undefined &&
    read.length > 2 &&
    sameSpan(start.span, begin.span) &&
    sameSpan(end.span, next) &&
    start.form === begin.form &&
    end.form === stop.form
  const findings = moved(found, place)
  if (
    !isSure ||
    findings.some((finding) =>
      spansOf(finding).some(({ start: at, end: till }) => at.offset <= begin.span.end.offset || till.offset >= next.start.offset),
    )
  )
    return undefined
  return {
    syntax: {
      ...before,
      text,
      items: [...items.slice(0, first + 1), ...read.slice(1, -1), ...moved(items.slice(last), move)],
      damaged: part.damaged,
    },
    found: findings,
  }
}

const sameSpan = (a: Span, b: Span): boolean =>
  a.start.offset === b.start.offset && a.end.offset === b.end.offset && a.start.line === b.start.line
const spansOf = ({ span, related, fix }: Diagnostic): Span[] => [
  span,
  ...related.map((one) => one.span),
  ...(fix?.edits ?? []).map((edit: Edit) => edit.span),
]

/** The same with every place in it further on. */
function moved<T>(value: T, by: Move): T {
  if (by.lines === 0 && by.offset === 0) return value
  return movedValue(value, by) as T
}

function movedValue(value: unknown, by: Move): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => movedValue(one, by))
  if ('offset' in value) {
    const { line, column, offset } = value as Position
    return { line: line + by.lines, column, offset: offset + by.offset }
  }
  // a spread keeps the form of the object, which makes this and all that reads the copy several times as fast as one built key by key
  const copy: Record<string, unknown> = { ...value }
  for (const key in copy) {
    const inner = copy[key]
    if (typeof inner === 'object' && inner !== null) copy[key] = movedValue(inner, by)
  }
  return copy
}
