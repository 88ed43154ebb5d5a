/** What can be written at a place: only what fits there, read from the forms of the language and the names that are known. */

import { assistAtEnd, begins } from '../grammar/assist.ts'
import type { Possible } from '../grammar/parser.ts'
import { lexer, OpenText } from '../grammar/tokens.ts'
import { lineStarts, offsetAt, spanAt } from '../messages/positions.ts'
import type { Position, Span } from '../messages/span.ts'
import type { Analysis } from './analysis.ts'
import { namedHere } from './complete/named.ts'
import type { Suggestion } from './complete/suggestion.ts'
import { wordsHere } from './complete/vocabulary.ts'

export interface Completion extends Suggestion {
  /** What is put in the place of `replace`. */
  readonly insert: string
  readonly replace: Span
}

/** What may stand at a place of a file, the likeliest first; the text may be half typed. */
export function completions(analysis: Analysis, file: string, place: Position): Completion[] {
  const text = analysis.sources.get(file)
  if (text === undefined) return []
  const at = offsetAt(text, place)
  const typed = typedAt(text, at)
  if (typed === undefined) return []
  const assist = assistAtEnd(text.slice(0, typed.start))
  if (assist === undefined) return []
  const possible = inLine(assist.possible, text, typed.start)
  const found = [
    ...namedHere(possible, assist.before, analysis, file),
    ...(typed.quoted ? [] : wordsHere(possible, assist.before.at(-1)?.image)),
  ].filter(({ kind }) => !typed.quoted || kind === 'text')
  const replace = spanAt(text, file, typed.start, typed.end, lineStarts(text))
  const unique = new Map(found.map((one) => [`${one.kind === 'text' ? 'text' : ''} ${one.label}`, one]).reverse() as [string, Suggestion][])
  return [...unique.values()]
    .map((one): Completion => ({ ...one, insert: one.label, replace }))
    .sort((a, b) => a.order - b.order || (a.label < b.label ? -1 : 1))
}

/** The word or text that is being typed; undefined where nothing can be completed: in a comment, in a number. */
function typedAt(text: string, offset: number): { readonly start: number; readonly end: number; readonly quoted: boolean } | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1
  const { tokens, groups } = lexer.tokenize(text.slice(line, offset))
  const last = tokens.at(-1)
  if ((groups.comments ?? []).length > 0) return undefined
  const after = text.slice(offset)
  if (last?.tokenType === OpenText) {
    const rest = /^\w*"?/.exec(after)?.[0] ?? ''
    return { start: line + last.startOffset, end: offset + rest.length, quoted: true }
  }
  const touches = last !== undefined && line + (last.endOffset ?? 0) + 1 === offset
  if (!touches) return { start: offset, end: offset, quoted: false }
  if (/^[A-Za-z_]\w*$/.test(last.image)) {
    const rest = /^\w*/.exec(after)?.[0] ?? ''
    return { start: line + last.startOffset, end: offset + rest.length, quoted: false }
  }
  return /[\w"%]$/.test(last.image) ? undefined : { start: offset, end: offset, quoted: false }
}

/** At the beginning of a line a clause begins; in the middle of one it goes on, unless a block has just been opened. */
function inLine(possible: readonly Possible[], text: string, start: number): readonly Possible[] {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trimEnd()
  const heads = possible.filter(begins)
  if (before === '') return heads.length > 0 ? heads : possible
  return before.endsWith('{') ? possible : possible.filter((one) => !heads.includes(one))
}
