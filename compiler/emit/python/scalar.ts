/** Scalars and conditions of a relational program in Python, whose whole numbers have no end. */
import type { Condition, Scalar } from '../../relational/program/scalar.ts'
import { pythonLiteral as literal } from '../quote.ts'

/** A column as it is written where the expression stands. */
export type Written = (name: string, side: 'left' | 'right' | undefined) => string

const SIGNS = { add: '+', subtract: '-', multiply: '*' } as const
const COMPARISONS = { '=': '==', '<>': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const

export function scalarPy(scalar: Scalar, written: Written): string {
  const of = (part: Scalar): string => scalarPy(part, written)
  switch (scalar.kind) {
    case 'column':
      return written(scalar.name, scalar.side)
    case 'integer':
      return scalar.value.startsWith('-') ? `(${scalar.value})` : scalar.value
    case 'text':
      return literal(scalar.value)
    case 'null':
      return 'None'
    case 'add':
    case 'subtract':
    case 'multiply':
      return `(${of(scalar.left)} ${SIGNS[scalar.kind]} ${of(scalar.right)})`
    case 'smaller':
      return `min(${of(scalar.left)}, ${of(scalar.right)})`
    case 'larger':
      return `max(${of(scalar.left)}, ${of(scalar.right)})`
    case 'round':
      return `rounded(${of(scalar.over)}, ${of(scalar.under)}, ${literal(scalar.mode)})`
    case 'quotient':
      return `whole(${of(scalar.over)}, ${of(scalar.under)})`
    case 'case': {
      const whens = scalar.when.map(({ if: condition, then }) => `${of(then)} if ${conditionPy(condition, written)} else `)
      return `(${whens.join('')}${of(scalar.otherwise)})`
    }
    case 'coalesce':
      return `first(${of(scalar.value)}, ${of(scalar.otherwise)})`
    default: {
      const never: never = scalar
      return never
    }
  }
}

export function conditionPy(condition: Condition, written: Written): string {
  const of = (part: Scalar): string => scalarPy(part, written)
  switch (condition.kind) {
    case 'compare':
      return `${of(condition.left)} ${COMPARISONS[condition.op]} ${of(condition.right)}`
    case 'text_equals':
      return `same(${of(condition.left)}, ${of(condition.right)})`
    case 'text_in':
      return `${of(condition.value)} in (${condition.options.map(literal).join(', ')},)`
    case 'is_null':
      return `${of(condition.value)} is None`
    case 'and':
    case 'or':
      return `(${condition.parts.map((part) => conditionPy(part, written)).join(condition.kind === 'and' ? ' and ' : ' or ')})`
    case 'not':
      return `not (${conditionPy(condition.value, written)})`
    default: {
      const never: never = condition
      return never
    }
  }
}
