/** What was written. Everything keeps its span; nothing is resolved, no default is filled in. */
import type { Span } from '../messages/span.ts'
import type { NodeBase, PathSyntax, Word } from './form.ts'

/** A literal as written; `text` is its source text (for `text` literals the content between the quotes, unescaped). */
export interface LiteralSyntax {
  readonly kind: 'text' | 'number' | 'percent' | 'factor' | 'money' | 'date' | 'period' | 'yesno'
  readonly text: string
  /** The source text, with sign. */
  readonly source: string
  readonly negative: boolean
  readonly span: Span
}

export type ExprSyntax =
  | { readonly kind: 'literal'; readonly literal: LiteralSyntax; readonly span: Span }
  | { readonly kind: 'path'; readonly path: PathSyntax; readonly span: Span }
  | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: ExprSyntax; readonly right: ExprSyntax; readonly span: Span }
  | { readonly kind: 'not' | 'negate' | 'group'; readonly value: ExprSyntax; readonly span: Span }
  | { readonly kind: 'in'; readonly value: ExprSyntax; readonly options: readonly ExprSyntax[]; readonly span: Span }
  | { readonly kind: 'known'; readonly value: ExprSyntax; readonly span: Span }
  | { readonly kind: 'within'; readonly value: ExprSyntax; readonly count: LiteralSyntax; readonly unit: Word; readonly after: ExprSyntax; readonly span: Span }
  | { readonly kind: 'months_from'; readonly from: ExprSyntax; readonly to: ExprSyntax; readonly span: Span }
  | { readonly kind: 'months_since'; readonly of: PathSyntax; readonly span: Span }
  | { readonly kind: 'none_has'; readonly record: Word; readonly condition: ExprSyntax; readonly span: Span }
  | { readonly kind: 'history'; readonly period: LiteralSyntax; readonly span: Span }

export type BinaryOperator = 'or' | 'and' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'is' | '+' | '-' | '*' | '/' | 'of' | 'else'

/** A file: its head line, then its items in the order written. */
export interface FileSyntax {
  readonly file: string
  readonly text: string
  readonly head: NodeBase | undefined
  readonly items: readonly NodeBase[]
  /** Comments after the last item. */
  readonly closing: readonly string[]
  /** Whether mistakes were found, so that what is missing may only be misspelt. */
  readonly damaged: boolean
}
