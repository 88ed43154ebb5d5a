/** Scalars and conditions of a relational program in JavaScript: doubles where they are proved to hold every number, else big integers. */
import type { Column } from '../../relational/program/ir.ts'
import type { Condition, Scalar } from '../../relational/program/scalar.ts'
import { type ColumnNamed, fits, type Interval, intervalOf, intervalOfColumn, roundingRoom } from '../interval.ts'
import { literal } from '../quote.ts'

/** Doubles hold every whole number up to here. */
const SAFE = 2n ** 53n - 1n

export type Held = 'number' | 'bigint' | 'text'

export interface Scope {
  readonly column: ColumnNamed
  /** A column as it is written where the expression stands. */
  readonly written: (name: string, side: 'left' | 'right' | undefined) => string
}

export const heldOf = (column: Column): Held => {
  const reach = intervalOfColumn(column)
  return reach === undefined ? 'text' : fits(reach, SAFE) ? 'number' : 'bigint'
}

/** A text that is held another way than it is wanted. */
function as(text: string, from: Held, to: Held): string {
  if (from === to || to === 'text') return text
  return to === 'number' ? `Number(${text})` : `BigInt(${text})`
}

/** A column of a row as another column holds it. */
export function copied(written: string, of: Column, column: Column): string {
  const [from, to] = [heldOf(of), heldOf(column)]
  if (from === to) return written
  return of.nullable ? `(${written} === null ? null : ${as(written, from, to)})` : as(written, from, to)
}

/** A scalar of a column, held as the column is. */
export function scalarJs(scalar: Scalar, column: Column, scope: Scope): string {
  const held = heldOf(column)
  if (scalar.kind === 'column') return copied(scope.written(scalar.name, scalar.side), scope.column(scalar.name, scalar.side), column)
  return print(scalar, scope, held)
}

const reachOf = (scalar: Scalar, { column }: Scope): Interval => intervalOf(scalar, column) ?? { low: 0n, high: 0n }

/** As which kind of number something is computed. */
const kindFor = (reaches: readonly Interval[]): 'number' | 'bigint' => (reaches.every((reach) => fits(reach, SAFE)) ? 'number' : 'bigint')

const SIGNS = { add: '+', subtract: '-', multiply: '*' } as const

/** A scalar, held as wanted. */
function print(scalar: Scalar, scope: Scope, wanted: Held): string {
  switch (scalar.kind) {
    case 'column':
      return as(scope.written(scalar.name, scalar.side), heldOf(scope.column(scalar.name, scalar.side)), wanted)
    case 'integer': {
      const text = wanted === 'bigint' ? `${scalar.value}n` : scalar.value
      return scalar.value.startsWith('-') ? `(${text})` : text
    }
    case 'text':
      return literal(scalar.value)
    case 'null':
      return 'null'
    case 'add':
    case 'subtract':
    case 'multiply': {
      const kind = kindFor([scalar, scalar.left, scalar.right].map((part) => reachOf(part, scope)))
      return as(`(${print(scalar.left, scope, kind)} ${SIGNS[scalar.kind]} ${print(scalar.right, scope, kind)})`, kind, wanted)
    }
    case 'smaller':
    case 'larger': {
      const kind = kindFor([scalar.left, scalar.right].map((part) => reachOf(part, scope)))
      return as(`${scalar.kind}(${print(scalar.left, scope, kind)}, ${print(scalar.right, scope, kind)})`, kind, wanted)
    }
    case 'round': {
      const [over, under] = [reachOf(scalar.over, scope), reachOf(scalar.under, scope)]
      const kind = kindFor([over, under, roundingRoom(over, under)])
      return as(`${FUNCTIONS[scalar.mode][kind]}(${print(scalar.over, scope, kind)}, ${print(scalar.under, scope, kind)})`, kind, wanted)
    }
    case 'quotient': {
      const kind = kindFor([reachOf(scalar.over, scope), reachOf(scalar.under, scope)])
      return as(`${FUNCTIONS.down[kind]}(${print(scalar.over, scope, kind)}, ${print(scalar.under, scope, kind)})`, kind, wanted)
    }
    case 'case': {
      const whens = scalar.when.map(({ if: condition, then }) => `${conditionJs(condition, scope)} ? ${print(then, scope, wanted)} : `)
      return `(${whens.join('')}${print(scalar.otherwise, scope, wanted)})`
    }
    case 'coalesce':
      return `(${nullable(scalar.value, scope, wanted)} ?? ${print(scalar.otherwise, scope, wanted)})`
    default: {
      const never: never = scalar
      return never
    }
  }
}

/** A scalar that may be null, held as wanted. */
function nullable(scalar: Scalar, scope: Scope, wanted: Held): string {
  if (scalar.kind !== 'column') return print(scalar, scope, wanted)
  const [written, of] = [scope.written(scalar.name, scalar.side), scope.column(scalar.name, scalar.side)]
  const from = heldOf(of)
  return from === wanted || wanted === 'text' ? written : `(${written} === null ? null : ${as(written, from, wanted)})`
}

/** The functions that round, for both kinds of numbers. */
export const FUNCTIONS = {
  half_up: { number: 'halfUp', bigint: 'halfUpBig' },
  half_down: { number: 'halfDown', bigint: 'halfDownBig' },
  half_even: { number: 'halfEven', bigint: 'halfEvenBig' },
  up: { number: 'up', bigint: 'upBig' },
  down: { number: 'whole', bigint: 'wholeBig' },
} as const

const COMPARISONS = { '=': '===', '<>': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const

export function conditionJs(condition: Condition, scope: Scope): string {
  switch (condition.kind) {
    case 'compare': {
      const kind = kindFor([condition.left, condition.right].map((part) => reachOf(part, scope)))
      return `${print(condition.left, scope, kind)} ${COMPARISONS[condition.op]} ${print(condition.right, scope, kind)}`
    }
    case 'text_equals': {
      const left = print(condition.left, scope, 'text')
      return `(${left} !== null && ${left} === ${print(condition.right, scope, 'text')})`
    }
    case 'text_in':
      return `[${condition.options.map(literal).join(', ')}].includes(${print(condition.value, scope, 'text')})`
    case 'is_null':
      return `${isNull(condition.value, scope)} === null`
    case 'and':
    case 'or':
      return `(${condition.parts.map((part) => conditionJs(part, scope)).join(condition.kind === 'and' ? ' && ' : ' || ')})`
    case 'not':
      return `!(${conditionJs(condition.value, scope)})`
    default: {
      const never: never = condition
      return never
    }
  }
}

const isNull = (scalar: Scalar, scope: Scope): string =>
  scalar.kind === 'column'
    ? scope.written(scalar.name, scalar.side)
    : print(scalar, scope, intervalOf(scalar, scope.column) === undefined ? 'text' : 'bigint')
