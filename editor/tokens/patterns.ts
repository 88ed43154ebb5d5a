/** The patterns of tokens, for highlighters that know no grammar: read from the table of tokens, in the lexer's order. */
import { isProperty, type TokenKind, tokenTable } from '../../grammar/kinds.ts'
import { Dot, Identifier, Unknown, wordTokens } from '../../grammar/tokens.ts'

export interface Pattern {
  readonly kind: TokenKind
  /** A regular expression of JavaScript. */
  readonly source: string
  /** Whether a word right after it is a member. */
  readonly isDot: boolean
}

const sourceOf = (pattern: unknown): string => (pattern instanceof RegExp ? pattern.source : String(pattern))

/** Everything but words, in the order in which it is tried. */
export const signs: readonly Pattern[] = tokenTable.map(({ token, kind }) => ({
  kind,
  source: sourceOf(token.PATTERN),
  isDot: token === Dot,
}))

/** A word of the language with a space in it. */
export const spaced: readonly string[] = [...wordTokens.values()].flatMap(({ PATTERN }) =>
  PATTERN instanceof RegExp ? [PATTERN.source] : [],
)

const words = [...wordTokens].flatMap(([word, { PATTERN }]) => (typeof PATTERN === 'string' ? [word] : [])).sort()
export const keywords: readonly string[] = words.filter((word) => !isProperty(word))
export const properties: readonly string[] = words.filter(isProperty)

export const identifier = sourceOf(Identifier.PATTERN)
export const unknown = sourceOf(Unknown.PATTERN)
