/** What each token is to a reader: the one table that colours are made of, in editors and on pages. */
import type { IToken, TokenType } from 'chevrotain'
import { clausesOf, firstWords } from './expected.ts'
import * as t from './tokens.ts'
import { BUILT_IN, everyForm } from './vocabulary.ts'

/** `keyword` is a word of the language, `property` one that is only read (`owed`), `member` a word after a dot, `name` any other. */
export type TokenKind =
  | 'comment'
  | 'text'
  | 'number'
  | 'date'
  | 'keyword'
  | 'property'
  | 'member'
  | 'name'
  | 'operator'
  | 'bracket'
  | 'unknown'

/** Tokens with patterns of their own, in the order in which the lexer tries them. Words come after them. */
export const tokenTable: readonly { readonly token: TokenType; readonly kind: TokenKind }[] = [
  { token: t.Comment, kind: 'comment' },
  { token: t.DateToken, kind: 'date' },
  { token: t.OddNumber, kind: 'number' },
  { token: t.PeriodToken, kind: 'date' },
  { token: t.MoneyToken, kind: 'number' },
  { token: t.PercentToken, kind: 'number' },
  { token: t.FactorToken, kind: 'number' },
  { token: t.NumberToken, kind: 'number' },
  { token: t.TextToken, kind: 'text' },
  { token: t.OpenText, kind: 'text' },
  { token: t.OddText, kind: 'text' },
  { token: t.OddComment, kind: 'comment' },
  { token: t.OddSign, kind: 'operator' },
  { token: t.LeftBrace, kind: 'bracket' },
  { token: t.RightBrace, kind: 'bracket' },
  { token: t.LeftParen, kind: 'bracket' },
  { token: t.RightParen, kind: 'bracket' },
  { token: t.Comma, kind: 'bracket' },
  { token: t.Dot, kind: 'bracket' },
  { token: t.RowEnd, kind: 'bracket' },
  { token: t.Bar, kind: 'bracket' },
  { token: t.Compare, kind: 'operator' },
  { token: t.Minus, kind: 'operator' },
  { token: t.PlusSign, kind: 'operator' },
  { token: t.Times, kind: 'operator' },
]

/** Words with which a clause or an item begins, wherever. */
const heads: ReadonlySet<string> = new Set([...clausesOf(undefined), ...everyForm().flatMap(clausesOf)].flatMap(firstWords))
/** Whether a word can be read, and begins nothing: by itself it says what it is. */
export const isProperty = (word: string): boolean => BUILT_IN.has(word) && !heads.has(word)

const kinds: ReadonlyMap<TokenType, TokenKind> = new Map([
  ...tokenTable.map(({ token, kind }): [TokenType, TokenKind] => [token, kind]),
  ...[...t.wordTokens].map(([word, token]): [TokenType, TokenKind] => [token, isProperty(word) ? 'property' : 'keyword']),
  [t.Identifier, 'name'],
  [t.Unknown, 'unknown'],
])

/** A stretch of text of one kind. */
export interface KindOfToken {
  readonly token: IToken
  readonly kind: TokenKind
}

/** The tokens of a text with their kinds, comments included, in the order of the text. */
export function kindsIn(text: string): KindOfToken[] {
  // a byte order mark is no part of the text, but its place counts
  const { tokens, groups } = t.lexer.tokenize(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text)
  const found = tokens.map((token, at) => ({ token, kind: kindOf(token, tokens[at - 1]) }))
  const comments = (groups.comments ?? []).map((token): KindOfToken => ({ token, kind: 'comment' }))
  return comments.length === 0 ? found : [...found, ...comments].sort((a, b) => a.token.startOffset - b.token.startOffset)
}

function kindOf(token: IToken, before: IToken | undefined): TokenKind {
  const kind = kinds.get(token.tokenType) ?? 'unknown'
  const isWord = kind === 'name' || kind === 'keyword' || kind === 'property'
  return isWord && before?.tokenType === t.Dot && before.endOffset === token.startOffset - 1 ? 'member' : kind
}
