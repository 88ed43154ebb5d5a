/** Texts whose closing quote is missing: the quote is put where the rest of its line fits best. */
import type { IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { parseTokens } from './parser.ts'
import { type Place, spanOfToken } from './place.ts'
import { indexOf, lineStart, startsLine } from './repairs.ts'
import * as t from './tokens.ts'

/** How many places for the quote are tried on one line, and how many lines are mended so. */
const MOST_PLACES = 60
const MOST_LINES = 10
const LONGEST_LINE = 2000

/** The tokens with every open quote closed, and the lines on which that was reported (CB103). */
export function closeQuotes(all: readonly IToken[], place: Place): { tokens: readonly IToken[]; lines: ReadonlySet<number> } {
  const lines = new Set<number>()
  let tokens = all
  for (let at = tokens.findIndex(isOpen); at >= 0; at = next(tokens, lines)) {
    const from = lineStart(tokens, at)
    const to = lineEnd(tokens, at)
    const line = tokens[at]?.startLine ?? 1
    const closed = lines.size < MOST_LINES ? closedLine(tokens, from, to, place) : tokens.slice(from, to)
    tokens = [...tokens.slice(0, from), ...closed, ...tokens.slice(to)]
    lines.add(line)
    const open = closed.find(isOpen)
    if (open !== undefined) {
      const span = spanOfToken(open, place)
      const fix = { title: 'close the quote', edits: [{ span: { ...span, start: span.end }, text: '"' }] }
      place.report(report('CB103', span, {}, { fix }))
    }
  }
  return { tokens, lines }
}

const isOpen = (token: IToken): boolean => token.tokenType === t.OpenText
const next = (tokens: readonly IToken[], done: ReadonlySet<number>): number =>
  tokens.findIndex((token) => isOpen(token) && !done.has(token.startLine ?? 1))
const lineEnd = (tokens: readonly IToken[], index: number): number => {
  let at = index + 1
  while (at < tokens.length && !startsLine(tokens, at)) at++
  return at
}

/** The tokens of one line with a quote put in at the place that lets the parser go farthest; the end of the line where none is better. */
function closedLine(tokens: readonly IToken[], from: number, to: number, place: Place): readonly IToken[] {
  const first = tokens[from]
  const last = tokens[to - 1]
  if (first === undefined || last === undefined) return []
  const begin = first.startOffset
  const line = place.text.slice(begin, (last.endOffset ?? begin) + 1)
  let best = tokens.slice(from, to)
  if (line.length > LONGEST_LINE) return best
  let reach = reachWith(tokens, from, to, best)
  for (const at of placesFor(line)) {
    const closed = [...lexed(`${line.slice(0, at)}"`, first, begin, true), ...lexed(line.slice(at), first, begin + at, false, at)]
    if (closed.some((token, index) => isOpen(token) && closed.findIndex(isOpen) !== index)) continue
    const found = reachWith(tokens, from, to, closed)
    if (found > reach) {
      best = closed
      reach = found
    }
  }
  return best
}

/** Offsets of a line at which a text may have ended: before a space, a comma, a parenthesis, a brace or a bar. The last ones first. */
const placesFor = (line: string): number[] =>
  [...line.matchAll(/(?<=[^\s,({|])(?=[\s,){|}])|(?<="[^"]*)(?=\s[{|}])/g)]
    .map((match) => match.index)
    .reverse()
    .slice(0, MOST_PLACES)

/** Part of a line as tokens at their places in the text; the last text before the quote put in counts as open. */
function lexed(part: string, first: IToken, begin: number, closes: boolean, skipped = 0): IToken[] {
  const tokens = t.lexer.tokenize(part).tokens
  const column = (first.startColumn ?? 1) + skipped
  return tokens.map((token, index) => {
    const added = closes && index === tokens.length - 1 && token.tokenType === t.TextToken
    const cut = added ? 1 : 0
    return {
      ...token,
      ...(added ? { tokenType: t.OpenText, tokenTypeIdx: t.OpenText.tokenTypeIdx ?? 0, image: token.image.slice(0, -1) } : {}),
      startOffset: begin + token.startOffset,
      endOffset: begin + (token.endOffset ?? token.startOffset) - cut,
      startLine: first.startLine ?? 1,
      endLine: first.startLine ?? 1,
      startColumn: column + (token.startColumn ?? 1) - 1,
      endColumn: column + (token.endColumn ?? 1) - 1 - cut,
    }
  })
}

/** How far the parser comes, counted from the end of the line. */
function reachWith(tokens: readonly IToken[], from: number, to: number, line: readonly IToken[]): number {
  const after = tokens.slice(to, to + 40)
  const whole = [...tokens.slice(0, from), ...line, ...after]
  const { mistake } = parseTokens(whole)
  if (mistake === undefined) return after.length
  const index = indexOf(mistake.token, whole)
  return index - from - line.length
}
