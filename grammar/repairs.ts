/** What a repair is, and how a stretch of tokens is read on trial: the repair after which most of the text fits is the one that was meant. */
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain'
import type { Diagnostic } from '../messages/diagnostic.ts'
import { type Mistake, parseTokens } from './parser.ts'
import type { Place } from './place.ts'
import * as t from './tokens.ts'

/** Tokens `from` up to `to` are replaced by `put`; `finding` is what is said about it. */
export interface Repair {
  readonly from: number
  readonly to: number
  readonly put: readonly IToken[]
  readonly finding: () => Diagnostic
}

/** A mistake in its text. */
export interface Trouble {
  readonly mistake: Mistake
  readonly tokens: readonly IToken[]
  /** Where the token that does not fit stands; the number of tokens at the end of the text. */
  readonly index: number
  /** Whether a whole clause ends before the mistake, so that the token does not begin another. */
  readonly ended: boolean
  readonly place: Place
}

/** How many tokens after a mistake a repair is tried on. */
export const REACH = 60

/** The place of a token; the number of tokens where it is none of them. They stand in order of their places in the text, so few are looked at. */
export function indexOf(token: IToken, tokens: readonly IToken[]): number {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.startOffset ?? 0) < token.startOffset) low = middle + 1
    else high = middle
  }
  for (let at = low; tokens[at]?.startOffset === token.startOffset; at++) if (tokens[at] === token) return at
  const index = tokens.indexOf(token)
  return index < 0 ? tokens.length : index
}

export const startsLine = (tokens: readonly IToken[], index: number): boolean => {
  const token = tokens[index]
  return token !== undefined && (index === 0 || token.startLine !== tokens[index - 1]?.endLine)
}

export const lineStart = (tokens: readonly IToken[], index: number): number => {
  let at = Math.min(index, tokens.length - 1)
  while (at > 0 && !startsLine(tokens, at)) at--
  return Math.max(at, 0)
}

/** A token that stands for nothing in the text, put where `near` is. */
export const madeToken = (type: TokenType, image: string, near: IToken | undefined): IToken => {
  const offset = near?.startOffset ?? 0
  const line = near?.startLine ?? 1
  return createTokenInstance(type, image, offset, offset - 1, line, line, near?.startColumn ?? 1, (near?.startColumn ?? 1) - 1)
}

export const isWord = (token: IToken | undefined): token is IToken => token !== undefined && /^[A-Za-z_]\w*$/.test(token.image)

/** Whether the clause of the mistake began on the line of a token: what runs over a line's end most often lacks its own end. */
export const onOneLine = (token: IToken | undefined, { mistake }: Trouble): boolean =>
  token !== undefined && mistake.clauses.at(-1)?.start.startLine === token.startLine

/** The index up to which the text fits after a repair; at most some tokens past the mistake. */
export function reachOf(repair: Repair, trouble: Trouble): number {
  const { tokens, index, mistake } = trouble
  const item = mistake.clauses.findLast((clause) => clause.depth === 0 && indexOf(clause.start, tokens) <= repair.from)
  const begin = item === undefined ? 0 : indexOf(item.start, tokens)
  const last = Math.max(index, repair.to) + REACH
  const before = [...(begin === 0 ? [] : fileHead), ...tokens.slice(begin, repair.from), ...repair.put]
  const rest = tokens.slice(repair.to, last)
  const whole = [...before, ...rest]
  const after = parseTokens(whole).mistake
  const stopped = after === undefined ? whole.length : indexOf(after.token, whole)
  return stopped >= whole.length ? index + REACH : Math.min(repair.to + stopped - before.length, index + REACH)
}

/** Stands for the head line where only part of a file is read. */
export const fileHead = [madeToken(t.wordTokens.get('plan') ?? t.Identifier, 'plan', undefined), madeToken(t.Identifier, 'x', undefined)]

/** The tokens that would have fitted at `end`, had the text ended there. */
export const wantedAt = (tokens: readonly IToken[], end: number): Mistake | undefined => parseTokens(tokens.slice(0, end)).mistake

export const mayEnd = (mistake: Mistake): boolean => mistake.expected.includes('RightBrace') || mistake.expected.includes('EOF')
