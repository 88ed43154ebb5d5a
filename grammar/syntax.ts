/** What was written. Everything keeps its span; nothing is resolved, no default is filled in. */
import type { Span } from '../messages/span.ts'

/** A word of the text that was captured: a name, or the words of a choice joined by one space. */
export interface Word<T extends string = string> {
  readonly text: T
  readonly span: Span
}

/** A dotted path: `deal.owner.role`. */
export interface PathSyntax {
  readonly words: readonly Word[]
  readonly span: Span
}

/** Comments that belong to a node, word for word with their `#`. */
export interface Comments {
  /** On lines of their own before the node. An empty string is a blank line kept. */
  readonly before: readonly string[]
  /** On the node's last line. */
  readonly after: string | undefined
}
export interface BlockSyntax {
  readonly span: Span
  /** On the line of the opening brace, and on lines of their own before the closing one. */
  readonly opening: string | undefined
  readonly closing: readonly string[]
}
/** What every node of the syntax tree has, whatever its form. */
export interface NodeBase {
  readonly form: string
  readonly span: Span
  readonly comments: Comments
}
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
  | {
      readonly kind: 'within'
      readonly value: ExprSyntax
      readonly count: LiteralSyntax
      readonly unit: Word
      readonly after: ExprSyntax
      readonly span: Span
    }
  | { readonly kind: 'months_from'; readonly from: ExprSyntax; readonly to: ExprSyntax; readonly span: Span }
  | { readonly kind: 'months_since'; readonly whole: boolean; readonly of: PathSyntax; readonly span: Span }
  | { readonly kind: 'none_has'; readonly record: Word; readonly condition: ExprSyntax; readonly span: Span }
  | { readonly kind: 'history'; readonly period: LiteralSyntax; readonly span: Span }

export type BinaryOperator = 'or' | 'and' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'is' | '+' | '-' | '*' | '/' | 'of' | 'times' | 'else'

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
