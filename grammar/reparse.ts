/**
 * A long text read again after a change: only the items around the change are parsed, the others are kept. The result is that of reading
 * the whole text; wherever that is not sure, the whole text is read.
 */

import type { Diagnostic, Edit, Report } from '../messages/diagnostic.ts'
import { lineStarts, offsetAt, positionAt, sliceAt } from '../messages/positions.ts'
import { comparePlaces, type Position, type Span } from '../messages/span.ts'
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
  /** How many lines further on what follows now stands. */
  readonly lines: number
}

/** What is read again: from two items before the change, to two after it. */
function partOf(text: string, { text: old, items }: FileSyntax): Part | undefined {
  const most = Math.min(text.length, old.length)
  let same = 0
  while (same < most && text.charCodeAt(same) === old.charCodeAt(same)) same++
  let tail = 0
  while (tail < most - same && text.charCodeAt(text.length - 1 - tail) === old.charCodeAt(old.length - 1 - tail)) tail++
  const starts = lineStarts(old)
  const [begun, ended, looked] = [same, old.length - tail, old.length - tail + LOOKED_AT].map((at) => positionAt(old, at, starts))
  const isAfter = ({ span }: NodeBase, place: Position | undefined): boolean => place !== undefined && comparePlaces(span.start, place) > 0
  const first = items.findLastIndex(({ span }) => begun !== undefined && comparePlaces(span.start, begun) < 0) - 2
  const next = items.findIndex((item) => isAfter(item, ended))
  const last = next < 0 ? -1 : items.findIndex((item, at) => at >= next + 2 && isAfter(item, looked))
  const [begin, stop] = [items[first], items[last]]
  const beginsLine = ({ span: { start } }: NodeBase): boolean =>
    sliceAt(old, { start: { ...start, column: 1 }, end: start }, starts).trim() === ''
  if (begin === undefined || stop === undefined || !beginsLine(begin) || !beginsLine(stop)) return undefined
  return {
    first,
    last,
    from: offsetAt(old, { line: begin.span.start.line, column: 1 }, starts),
    to: offsetAt(old, stop.span.end, starts) + text.length - old.length,
    lines: linesIn(text, same, tail) - linesIn(old, same, tail),
  }
}

const linesIn = (text: string, same: number, tail: number): number =>
  lineStarts(text.slice(same === 0 ? 0 : same - 1, text.length - tail + 1)).length

function readPart(
  text: string,
  { first, last, from, to, lines }: Part,
  before: FileSyntax,
): { syntax: FileSyntax; found: readonly Diagnostic[] } | undefined {
  const { items, file, head } = before
  const [begin, stop] = [items[first], items[last]]
  if (begin === undefined || stop === undefined || head === undefined) return undefined
  // findings speak of the file by its first line
  const line = `${sliceAt(before.text, head.span).replace(/\s+/g, ' ')}\n`
  const found: Diagnostic[] = []
  const part = parse(line + text.slice(from, to), file, (finding) => found.push(finding))
  const further = begin.span.start.line - 2
  const read = moved(part.items, further)
  const [start, end] = [read[0], read.at(-1)]
  const next = moved(stop.span, lines)
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
  const findings = moved(found, further)
  if (
    !isSure ||
    findings.some((finding) =>
      spansOf(finding).some(({ start: at, end: till }) => comparePlaces(at, begin.span.end) <= 0 || comparePlaces(till, next.start) >= 0),
    )
  )
    return undefined
  return {
    syntax: {
      ...before,
      text,
      items: [...items.slice(0, first + 1), ...read.slice(1, -1), ...moved(items.slice(last), lines)],
      damaged: part.damaged,
    },
    found: findings,
  }
}

const sameSpan = (a: Span, b: Span): boolean => comparePlaces(a.start, b.start) === 0 && comparePlaces(a.end, b.end) === 0
const spansOf = ({ span, related, fix }: Diagnostic): Span[] => [
  span,
  ...related.map((one) => one.span),
  ...(fix?.edits ?? []).map((edit: Edit) => edit.span),
]

/** The same with every place in it some lines further on; the very same where it is none. */
function moved<T>(value: T, by: number): T {
  if (by === 0) return value
  return movedValue(value, by) as T
}

function movedValue(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => movedValue(one, by))
  if ('line' in value && 'column' in value) {
    const { line, column } = value as Position
    return { line: line + by, column }
  }
  // a spread keeps the form of the object, which makes this and all that reads the copy several times as fast as one built key by key
  const copy: Record<string, unknown> = { ...value }
  for (const key in copy) {
    const inner = copy[key]
    if (typeof inner === 'object' && inner !== null) copy[key] = movedValue(inner, by)
  }
  return copy
}
