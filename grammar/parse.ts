/** Text to Syntax: the whole way of this folder. */
import type { IToken } from 'chevrotain'
import type { Report } from '../messages/diagnostic.ts'
import { report as reportOf } from '../messages/report.ts'
import { buildFile } from './build.ts'
import { attachComments } from './comments.ts'
import type { Place } from './place.ts'
import { parseAndRepair } from './repair.ts'
import type { FileSyntax } from './syntax.ts'
import { LeftParen, lexer, RightParen } from './tokens.ts'

/** The largest plan text, in characters. */
const LARGEST_TEXT = 1024 * 1024
const DEEPEST_NESTING = 64

/** Reads a text. Never throws on what a user wrote: mistakes are reported (CB1xx) and the rest is still understood. */
export function parse(text: string, file: string, report: Report): FileSyntax {
  const place: Place = { file, text, report }
  const empty: FileSyntax = { file, text, head: undefined, items: [], closing: [], damaged: true }
  const start = { line: 1, column: 1, offset: 0 }
  if (text.length > LARGEST_TEXT) {
    report(reportOf('CB113', { file, start, end: start }, { limit: '1 MiB' }))
    return empty
  }
  const lexed = lexer.tokenize(text)
  for (const error of lexed.errors) {
    const at = { line: error.line ?? 1, column: error.column ?? 1, offset: error.offset }
    const found = text.slice(error.offset, error.offset + error.length)
    const end = { ...at, column: at.column + error.length, offset: at.offset + error.length }
    report(reportOf('CB107', { file, start: at, end }, { found: found.length > 20 ? `${found.slice(0, 19)}…` : found }))
  }
  const deep = tooDeep(lexed.tokens)
  if (deep !== undefined) {
    const at = { line: deep.startLine ?? 1, column: deep.startColumn ?? 1, offset: deep.startOffset }
    report(reportOf('CB115', { file, start: at, end: at }, { limit: DEEPEST_NESTING }))
    return empty
  }
  const { cst, damaged } = parseAndRepair(lexed.tokens, place)
  if (cst === undefined) return empty
  const built = buildFile(cst, place)
  const { items, head, closing } = attachComments(built, lexed.groups.comments ?? [], text)
  return { file, text, head, items, closing, damaged: damaged || lexed.errors.length > 0 }
}

function tooDeep(tokens: readonly IToken[]): IToken | undefined {
  let depth = 0
  return tokens.find((token) => {
    if (token.tokenType === LeftParen) depth++
    else if (token.tokenType === RightParen) depth--
    return depth > DEEPEST_NESTING
  })
}
