/** What may be written at a place of a text that is half typed. */
import type { IToken } from 'chevrotain'
import { clausesOf, firstWords } from './expected.ts'
import type { Shape } from './form.ts'
import { items } from './forms/items.ts'
import { mendOdd } from './odd.ts'
import { type Possible, possibleAfter } from './parser.ts'
import type { Place } from './place.ts'
import { mended } from './repair.ts'
import { fileHead, startsLine } from './repairs.ts'
import { Bar, lexer, RowEnd, Unknown, wordOf } from './tokens.ts'

export interface Assist {
  /** The tokens of the item before the place, mended where they do not fit. */
  readonly before: readonly IToken[]
  readonly possible: readonly Possible[]
}

/** What may stand at the end of a text; undefined where too much before it is wrong. */
export function assistAtEnd(text: string): Assist | undefined {
  const place: Place = { file: '', text, report: () => undefined }
  const lexed = lexer.tokenize(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text).tokens
  const { tokens } = mendOdd(
    lexed.filter(({ tokenType }) => tokenType !== Unknown),
    place,
  )
  const start = startOfItem(tokens)
  const own = openRow(tokens.slice(start), text)
  const before = mended(start === 0 ? own : [...fileHead, ...own], place)
  return before && { before, possible: possibleAfter([...before]) }
}

/** Whether a clause or an item begins with what is possible, rather than going on. */
export function begins({ open, token, slot }: Possible): boolean {
  const form = open.at(-1)
  if (form === undefined || (open.length > 1 && !clausesOf(open.at(-2)).includes(form))) return false
  const word = wordOf(token)
  return firstsOf(form.parts).some((first) => (first.is === 'words' ? first.words[0] === word : word === undefined) && first.slot === slot)
}

type Captured = Extract<Shape, { is: 'words' | 'name' }>
/** The words or names with which a sequence of parts can begin. */
function firstsOf(parts: readonly Shape[]): Captured[] {
  const firsts: Captured[] = []
  for (const part of parts) {
    if (part.is === 'optional') firsts.push(...firstsOf(part.parts))
    else if (part.is === 'choice') return [...firsts, ...part.options.flatMap(firstsOf)]
    else if (part.is === 'node') return [...firsts, ...firstsOf(part.form().parts)]
    else return part.is === 'words' || part.is === 'name' ? [...firsts, part] : firsts
  }
  return firsts
}

const ITEM_WORDS: ReadonlySet<string> = new Set(items.flatMap(firstWords))

/** A bar at the end is not the end of its row while the row is being written. */
function openRow(tokens: readonly IToken[], text: string): readonly IToken[] {
  const last = tokens.at(-1)
  if (last?.tokenType !== RowEnd || text.includes('\n', last.startOffset)) return tokens
  const bar: IToken = { ...last, tokenType: Bar, tokenTypeIdx: Bar.tokenTypeIdx ?? 0 }
  return [...tokens.slice(0, -1), bar]
}

/**
 * Where the last item begins. Braces tell, and where one is missing the layout does: what begins with an item's word in the first column
 * is one, where the clauses around it stand further in.
 */
function startOfItem(tokens: readonly IToken[]): number {
  let [start, depth] = [0, 0]
  let indent: number | undefined
  tokens.forEach((token, index) => {
    if (startsLine(tokens, index)) {
      const outer = depth === 0 || (token.startColumn === 1 && (indent ?? 1) > 1)
      if (outer && ITEM_WORDS.has(token.image)) [start, depth, indent] = [index, 0, undefined]
      else if (depth > 0) indent ??= token.startColumn
    }
    if (token.image === '{') depth++
    else if (token.image === '}') depth = Math.max(0, depth - 1)
  })
  return start
}
