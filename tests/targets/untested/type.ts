/** How an engine types what is computed with whole numbers: the part of it that the printed texts use. */
import type { Interval } from '../../../compiler/emit/interval.ts'
import type { Dialect } from '../../../compiler/emit/sql/dialect.ts'

/** `whole`: a machine number; `decimal`: so many digits in all, so many of them behind the point. */
export type Type =
  | { readonly kind: 'whole'; readonly bits: 32 | 64 }
  | { readonly kind: 'decimal'; readonly digits: number; readonly scale: number }
  | { readonly kind: 'double' }
  /** Texts, and what holds or does not. */
  | { readonly kind: 'other' }
  | { readonly kind: 'null' }

export const whole = (bits: 32 | 64): Type => ({ kind: 'whole', bits })
export const decimal = (digits: number, scale = 0): Type => ({ kind: 'decimal', digits, scale })
export const OTHER: Type = { kind: 'other' }

/** Between two numbers: `MOD` and `DIV` are functions. */
export type Operator = '+' | '-' | '*' | '/' | '%' | 'div' | 'MOD' | 'DIV'

/** The rules of an engine, each from its documentation. */
export interface Model {
  readonly dialect: Dialect
  /** The type of this name. */
  readonly named: (name: string) => Type
  /** A literal of digits alone. */
  readonly literal: (digits: string) => Type
  /** Undefined: there is no such operator for these types. Of whole numbers a quotient is cut, of decimals it is rounded to its scale. */
  readonly apply: (operator: Operator, left: Type, right: Type) => Type | undefined
  /** What values of two types become beside each other: in a comparison, as branches, and before they are added. Undefined: nothing. */
  readonly common: (left: Type, right: Type) => Type | undefined
  /** The type of `SUM`. */
  readonly total: (of: Type) => Type
  /** The type of `COUNT` and `ROW_NUMBER`. */
  readonly counted: Type
}

/** How far from zero whole values of a type reach on both sides; undefined: it holds none exactly. */
export function mostOf(type: Type): bigint | undefined {
  if (type.kind === 'whole') return 2n ** BigInt(type.bits - 1) - 1n
  return type.kind === 'decimal' ? 10n ** BigInt(type.digits - type.scale) - 1n : undefined
}

export function holds(type: Type, { low, high }: Interval): boolean {
  const most = mostOf(type)
  return most !== undefined && low >= (type.kind === 'whole' ? -most - 1n : -most) && high <= most
}

export const nameOf = (type: Type): string =>
  type.kind === 'whole' ? `${type.bits} bits` : type.kind === 'decimal' ? `DECIMAL(${type.digits}, ${type.scale})` : type.kind

/** A decimal by the digits on both sides of its point, of 38 at most: those before it give way. */
export const sided = (before: number, scale: number): Type => decimal(Math.min(38, before + scale), scale)

/** Both as decimals, where a machine number has so many digits as one; undefined where either is no number. */
export function asDecimals(
  left: Type,
  right: Type,
  digitsOf: Readonly<Record<32 | 64, number>>,
): readonly [before: number, scale: number, before2: number, scale2: number] | undefined {
  const [l, r] = [left, right].map((type) => (type.kind === 'whole' ? decimal(digitsOf[type.bits]) : type))
  if (l?.kind !== 'decimal' || r?.kind !== 'decimal') return undefined
  return [l.digits - l.scale, l.scale, r.digits - r.scale, r.scale]
}

/** The common type of machine numbers, of nulls and of what is no number. */
export function plainCommon(left: Type, right: Type): Type | undefined {
  if (left.kind === 'null') return right
  if (right.kind === 'null') return left
  if (left.kind === 'whole' && right.kind === 'whole') return left.bits > right.bits ? left : right
  return left.kind === 'other' && right.kind === 'other' ? OTHER : undefined
}
