/** Texts whose closing quote is missing: the quote is put where the rest of its line fits best. */
import type { IToken } from 'chevrotain'
import type { Diagnostic } from '../messages/diagnostic.ts'
import { report } from '../messages/report.ts'
import { firstWords } from './expected.ts'
import { items } from './forms/items.ts'
import { parseTokens } from './parser.ts'
import { type Place, spanOfToken } from './place.ts'
import { fileHead, indexOf, REACH, startsLine } from './repairs.ts'
import * as t from './tokens.ts'

/** How many places for the quote are tried on one line, and how many lines are mended so. */
const MOST_PLACES = 60
const MOST_LINES = 10
const LONGEST_LINE = 2000

/** The tokens with open quotes closed, and the lines on which that was reported (CB103). */
export function closeQuotes(all: readonly IToken[], place: Place): { tokens: readonly IToken[]; lines: ReadonlySet<number> } {
  const lines = new Set<number>()
  if (!all.some(isOpen)) return { tokens: all, lines }
  const tokens: IToken[] = []
  let from = 0
  while (from < all.length && lines.size < MOST_LINES) {
    const to = lineEnd(all, from)
    const plain = all.slice(from, to)
    const line = plain.some(isOpen) ? closedLine(all, from, to, place) : plain
    const text = line.find(isOpen)
    if (text !== undefined) {
      place.report(unclosed(text, place))
      lines.add(text.startLine ?? 1)
    }
    for (const token of line) tokens.push(token)
    from = to
  }
  for (const token of all.slice(from)) {
    if (isOpen(token)) lines.add(token.startLine ?? 1)
    tokens.push(token)
  }
  return { tokens, lines }
}

function unclosed(text: IToken, place: Place): Diagnostic {
  const span = spanOfToken(text, place)
  const edits = [{ span: { ...span, start: span.end }, text: '"' }]
  return report('CB103', span, {}, { fix: { title: 'close the quote', edits } })
}

const isOpen = (token: IToken): boolean => token.tokenType === t.OpenText
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

/** The nearest token before that begins an item of the file, told by its place at the left edge. */
function itemStart(tokens: readonly IToken[], index: number): number {
  for (let at = Math.min(index, tokens.length - 1); at > 0; at--) {
    const token = tokens[at]
    if (token?.startColumn === 1 && ITEM_HEADS.has(token.image)) return at
  }
  return 0
}
const ITEM_HEADS: ReadonlySet<string> = new Set(items.flatMap(firstWords))

/** How far the parser comes, counted from the end of the line. */
function reachWith(tokens: readonly IToken[], from: number, to: number, line: readonly IToken[]): number {
  const begin = itemStart(tokens, from)
  const after = tokens.slice(to, to + REACH)
  const whole = [...(begin === 0 ? [] : fileHead), ...tokens.slice(begin, from), ...line, ...after]
  const { mistake } = parseTokens(whole)
  if (mistake === undefined) return after.length
  const index = indexOf(mistake.token, whole)
  return index - (whole.length - after.length)
}
