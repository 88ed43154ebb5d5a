/** Repairs of braces: one that is missing is put where the lines come back to the left, one too many is taken out. */
import type { IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { spanOfToken } from './place.ts'
import { lineStart, madeToken, type Repair, startsLine, type Trouble } from './repairs.ts'
import * as t from './tokens.ts'
import { sayHead } from './wording.ts'

/** How many braces before a mistake are tried as the one too many. */
const MOST_TRIED = 8

/** The blocks that may lack their closing brace, innermost first. */
export function missingBraces(trouble: Trouble): Repair[] {
  const { tokens, index } = trouble
  if (surplus(tokens) <= 0 && index < tokens.length) return []
  return openBraces(tokens, index)
    .reverse()
    .map((opener) => closed(opener, trouble))
}

function closed(opener: number, { tokens, index, place }: Trouble): Repair {
  const at = endByIndent(tokens, opener, index) ?? (tokens[index] === undefined ? index : lineStart(tokens, index))
  const head = lineStart(tokens, opener)
  const next = tokens[at]
  const brace = madeToken(t.RightBrace, '}', next ?? tokens.at(-1))
  const related = next === undefined ? [] : [{ span: spanOfToken(next, place), note: `\`${next.image}\` begins here, outside the block` }]
  const finding = () =>
    report('CB102', spanOfToken(tokens[opener] ?? brace, place), { block: sayHead(tokens.slice(head, opener)) }, { related })
  return { from: Math.max(at, opener + 1), to: Math.max(at, opener + 1), put: [brace], finding }
}

/** The first line after a block's head that stands no deeper than the head, if the block's own lines do stand deeper. */
function endByIndent(tokens: readonly IToken[], opener: number, upTo: number): number | undefined {
  const head = tokens[lineStart(tokens, opener)]?.startColumn ?? 1
  for (let at = opener + 1; at <= Math.min(upTo, tokens.length - 1); at++) {
    if (!startsLine(tokens, at)) continue
    if ((tokens[at]?.startColumn ?? 1) <= head) return at === opener + 1 ? undefined : at
  }
  return undefined
}

/** The closing braces that may be one too many, the most likely first. */
export function extraBraces(trouble: Trouble): Repair[] {
  const { tokens, index, place } = trouble
  if (surplus(tokens) >= 0) return []
  const closers: number[] = []
  for (let at = Math.min(index, tokens.length - 1); at >= 0 && closers.length < MOST_TRIED; at--) {
    if (tokens[at]?.tokenType === t.RightBrace) closers.push(at)
  }
  return closers
    .map((at) => ({ at, alone: startsLine(tokens, at) ? 1 : 0 }))
    .sort((a, b) => a.alone - b.alone)
    .map(({ at }) => ({
      from: at,
      to: at + 1,
      put: [],
      finding: () => report('CB109', spanOfToken(tokens[at] ?? trouble.mistake.token, place), {}),
    }))
}

/** How many more braces open than close. */
const surplus = (tokens: readonly IToken[]): number =>
  tokens.reduce((count, { tokenType }) => count + (tokenType === t.LeftBrace ? 1 : tokenType === t.RightBrace ? -1 : 0), 0)

/** Indices of the braces that are open before a place, outermost first. */
export function openBraces(tokens: readonly IToken[], index: number): number[] {
  const open: number[] = []
  for (let at = 0; at < Math.min(index, tokens.length); at++) {
    if (tokens[at]?.tokenType === t.LeftBrace) open.push(at)
    else if (tokens[at]?.tokenType === t.RightBrace) open.pop()
  }
  return open
}
