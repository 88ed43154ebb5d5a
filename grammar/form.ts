/**
 * A form is the shape of one clause, declared once: the parser, the tree builder, the formatter, the clause table of the docs
 * and the generator of random plans are all read from it. `slots` name what a form captures, and type the syntax nodes.
 */
import type { BlockSyntax, ExprSyntax, LiteralSyntax, NodeBase, PathSyntax, Word } from './syntax.ts'

type LiteralToken = 'text' | 'number' | 'percent' | 'money' | 'date' | 'period'

/** What a part is, for the machines that read forms. */
export type Shape =
  | { is: 'words'; words: readonly string[]; slot: string | undefined }
  | { is: 'name'; slot: string }
  | { is: 'path'; slot: string }
  | { is: 'expression'; slot: string }
  | { is: 'literal'; slot: string; tokens: readonly LiteralToken[] }
  | { is: 'signed'; slot: string; quoted: boolean }
  | { is: 'symbol'; symbol: ',' | '(' | ')' }
  | { is: 'node'; slot: string; form: () => AnyForm; separator: 'none' | 'comma' | 'one' }
  | { is: 'optional'; parts: readonly Shape[] }
  | { is: 'choice'; options: readonly (readonly Shape[])[] }
  | { is: 'block'; slot: string; forms: () => readonly AnyForm[]; layout: 'lines' | 'line' }
  | { is: 'row'; slot: string; cell: () => AnyForm }

declare const slots: unique symbol
/** A piece of a form that captures the slots `S`. */
export interface Part<S> {
  readonly shape: Shape
  readonly [slots]?: S
}
type Any = Part<object>
type SlotsOf<P> = P extends Part<infer S> ? S : never
type Intersect<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never
type All<T extends readonly Any[]> = { [K in keyof Intersect<SlotsOf<T[number]>>]: Intersect<SlotsOf<T[number]>>[K] }
type Maybe<S> = { [K in keyof S]?: S[K] | undefined }
type KeysOf<U> = U extends unknown ? keyof U : never
type Get<U, K> = U extends unknown ? (K extends keyof U ? U[K] : never) : never
type Either<U> = { [K in KeysOf<U>]?: Get<U, K> | undefined }

const part = <S>(shape: Shape): Part<S> => ({ shape })
const shapes = (parts: readonly Any[]): Shape[] => parts.map((p) => p.shape)

/** Fixed words, one or more: `w('applies to')`. */
export const w = (words: string): Part<object> => part({ is: 'words', words: words.split(' '), slot: undefined })
/** Fixed words whose presence is captured. */
export const mark = <S extends string, T extends string>(slot: S, words: T): Part<Record<S, Word<T>>> =>
  part({ is: 'words', words: words.split(' '), slot })
/** One of several fixed phrases, captured. */
export const pick = <S extends string, const T extends readonly string[]>(slot: S, ...phrases: T): Part<Record<S, Word<T[number]>>> =>
  part({ is: 'choice', options: phrases.map((p) => [{ is: 'words', words: p.split(' '), slot }]) })
export const name = <S extends string>(slot: S): Part<Record<S, Word>> => part({ is: 'name', slot })
export const path = <S extends string>(slot: S): Part<Record<S, PathSyntax>> => part({ is: 'path', slot })
export const expr = <S extends string>(slot: S): Part<Record<S, ExprSyntax>> => part({ is: 'expression', slot })
export const literal = <S extends string>(slot: S, ...tokens: LiteralToken[]): Part<Record<S, LiteralSyntax>> =>
  part({ is: 'literal', slot, tokens })
export const text = <S extends string>(slot: S): Part<Record<S, LiteralSyntax>> => literal(slot, 'text')
/** Any literal, with a sign before it or not. */
export const signed = <S extends string>(slot: S): Part<Record<S, LiteralSyntax>> => part({ is: 'signed', slot, quoted: true })
/** Any literal but a text. */
export const unquoted = <S extends string>(slot: S): Part<Record<S, LiteralSyntax>> => part({ is: 'signed', slot, quoted: false })
export const symbol = (s: ',' | '(' | ')'): Part<object> => part({ is: 'symbol', symbol: s })
export const opt = <T extends readonly Any[]>(...parts: T): Part<Maybe<All<T>>> => part({ is: 'optional', parts: shapes(parts) })
/** One of several sequences; what each captures is optional to the whole. */
export const choice = <const T extends readonly (readonly Any[])[]>(...options: T): Part<Either<{ [K in keyof T]: All<T[K]> }[number]>> =>
  part({ is: 'choice', options: options.map(shapes) })
export const one = <S extends string, F extends AnyForm>(slot: S, form: () => F): Part<Record<S, NodeOf<F>>> =>
  part({ is: 'node', slot, form, separator: 'one' })
/** One or more, separated by commas. */
export const list = <S extends string, F extends AnyForm>(slot: S, form: () => F): Part<Record<S, readonly NodeOf<F>[]>> =>
  part({ is: 'node', slot, form, separator: 'comma' })
/** None or more, side by side. */
export const many = <S extends string, F extends AnyForm>(slot: S, form: () => F): Part<Record<S, readonly NodeOf<F>[]>> =>
  part({ is: 'node', slot, form, separator: 'none' })
/** Clauses between braces. */
export const block = <S extends string, F extends AnyForm>(
  slot: S,
  forms: () => readonly F[],
  layout: 'lines' | 'line' = 'lines',
): Part<Record<S, readonly NodeOf<F>[]> & Record<`${S}Block`, BlockSyntax>> => part({ is: 'block', slot, forms, layout })
/** A table row: cells between bars. */
export const row = <S extends string, F extends AnyForm>(slot: S, cell: () => F): Part<Record<S, readonly NodeOf<F>[]>> =>
  part({ is: 'row', slot, cell })

/** The shape of one clause. */
export interface Form<N extends string, S> {
  readonly name: N
  /** One sentence for completion, hover and the clause table. */
  readonly about: string
  readonly parts: readonly Shape[]
  readonly [slots]?: S
}
export type AnyForm = Form<string, object>

/** Declares a form: `form('cap', 'the most it pays', w('cap at'), expr('limit'))`. */
export const form = <N extends string, T extends readonly Any[]>(formName: N, about: string, ...parts: T): Form<N, All<T>> => ({
  name: formName,
  about,
  parts: shapes(parts),
})

/** The syntax node of a form: its slots, with the form's name as discriminant. */
export type NodeOf<F> = F extends Form<infer N, infer S> ? NodeBase & { readonly form: N } & S : never
