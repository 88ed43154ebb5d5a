/** Text to Syntax: the whole way of this folder. */
import type { IToken } from 'chevrotain'
import type { Report } from '../messages/diagnostic.ts'
import { report as reportOf } from '../messages/report.ts'
import { buildFile } from './build.ts'
import { attachComments } from './comments.ts'
import { checkHidden, sayCharacter } from './literals.ts'
import { mendOdd } from './odd.ts'
import { type Place, spanOfToken } from './place.ts'
import { parseAndRepair } from './repair.ts'
import type { FileSyntax } from './syntax.ts'
import { LeftParen, lexer, RightParen, Unknown } from './tokens.ts'

/** The largest plan text, in characters, and in words and signs. */
const LARGEST_TEXT = 1024 * 1024
const MOST_WORDS = 250_000
const DEEPEST_NESTING = 64
/** Of the places with unknown characters so many are reported. */
const MOST_CHARACTERS = 25

/** Reads a text. Never throws on what a user wrote: mistakes are reported (CB1xx) and the rest is still understood. */
export function parse(text: string, file: string, report: Report): FileSyntax {
  const place: Place = { file, text, report }
  const empty: FileSyntax = { file, text, head: undefined, items: [], closing: [], damaged: true }
  const start = { line: 1, column: 1 }
  if (text.length > LARGEST_TEXT) {
    report(reportOf('CB113', { file, start, end: start }, { limit: '1 MiB' }))
    return empty
  }
  if (text.length > MOST_WORDS && wordsIn(text) > MOST_WORDS) {
    report(reportOf('CB113', { file, start, end: start }, { limit: `${MOST_WORDS} words and signs` }))
    return empty
  }
  // a byte order mark is no part of the text, but its place counts
  const lexed = lexer.tokenize(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text)
  const comments = lexed.groups.comments ?? []
  const unknown = lexed.tokens.filter((token) => token.tokenType === Unknown)
  const known = unknown.length === 0 ? lexed.tokens : lexed.tokens.filter((token) => token.tokenType !== Unknown)
  const strange = unknown.filter((token, index) => token.startLine !== unknown[index - 1]?.startLine)
  for (const token of strange.slice(0, MOST_CHARACTERS))
    report(reportOf('CB107', spanOfToken(token, place), { found: sayCharacter(token.image), meant: undefined }))
  const { tokens, lines } = mendOdd(known, place)
  for (const comment of comments) checkHidden(comment.image, () => spanOfToken(comment, place), place)
  const deep = tooDeep(tokens)
  if (deep !== undefined) {
    report(reportOf('CB115', spanOfToken(deep, place), { limit: DEEPEST_NESTING }))
    return empty
  }
  const told = new Set([...lines, ...unknown.map((token) => token.startLine ?? 1)])
  const { cst, damaged } = parseAndRepair(tokens, place, told)
  if (cst === undefined) return empty
  const built = buildFile(cst, place)
  const { items, head, closing } = attachComments(built, comments, text)
  return { file, text, head, items, closing, damaged: damaged || unknown.length > 0 || lines.size > 0 }
}

/** How many words and signs a text has, those of its texts and comments included. */
function wordsIn(text: string): number {
  let count = 0
  let inWord = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const letter = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122)
    if (!(letter ? inWord : code <= 32)) count++
    inWord = letter
  }
  return count
}

function tooDeep(tokens: readonly IToken[]): IToken | undefined {
  let depth = 0
  return tokens.find((token) => {
    if (token.tokenType === LeftParen) depth++
    else if (token.tokenType === RightParen) depth--
    return depth > DEEPEST_NESTING
  })
}
