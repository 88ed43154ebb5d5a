/** Numbers that are wholly stated in the text: `$48,000,000`, `1% of $100,000,000`, `10/11`. */
import { printExpression } from '../../../grammar/print-expression.ts'
import type { ExprSyntax } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { toFraction } from '../../../runtime/exact/fraction.ts'
import { add, divide, fromDecimal, isZero, multiply, negate, ONE, type Ratio, subtract } from '../../../runtime/exact/ratio.ts'
import type { Context } from '../context.ts'
import { valueOfLiteral } from '../literal.ts'

export interface Constant {
  /** `ratio`: a percent or factor. */
  readonly unit: 'money' | 'ratio' | 'number'
  /** A fraction; money in minor units. */
  readonly value: string
}
interface Exact {
  readonly unit: Constant['unit']
  readonly value: Ratio
}

/** The value of an expression of literals. Reports CB310 where something else is in it, CB303, CB306. */
export function constantOf(e: ExprSyntax, context: Context): Constant | undefined {
  const found = exactOf(e, context)
  return found && { unit: found.unit, value: toFraction(found.value) }
}

function exactOf(e: ExprSyntax, context: Context): Exact | undefined {
  switch (e.kind) {
    case 'literal': {
      const bound = valueOfLiteral(e.literal, context.currency, context)
      const value = bound === undefined ? undefined : fromDecimal(bound.value)
      if (bound === undefined) return undefined
      const unit = { money: 'money', percent: 'ratio', factor: 'ratio', number: 'number' }[bound.unit.kind as 'money'] as
        | Constant['unit']
        | undefined
      return value === undefined || unit === undefined ? notStated(e, context) : { unit, value }
    }
    case 'group':
      return exactOf(e.value, context)
    case 'negate': {
      const inner = exactOf(e.value, context)
      return inner && { ...inner, value: negate(inner.value) }
    }
    case 'binary': {
      const left = exactOf(e.left, context)
      const right = left && exactOf(e.right, context)
      if (left === undefined || right === undefined) return undefined
      return combined(e, left, right) ?? notStated(e, context)
    }
    default:
      return notStated(e, context)
  }
}

function combined(e: ExprSyntax & { kind: 'binary' }, left: Exact, right: Exact): Exact | undefined {
  switch (e.op) {
    case '+':
    case '-':
      return left.unit === right.unit ? { unit: left.unit, value: (e.op === '+' ? add : subtract)(left.value, right.value) } : undefined
    case '*':
    case 'of':
    case 'times': {
      if (left.unit === 'money' && right.unit === 'money') return undefined
      const unit = left.unit === 'ratio' ? right.unit : right.unit === 'ratio' || right.unit === 'number' ? left.unit : right.unit
      return { unit, value: multiply(left.value, right.value) }
    }
    case '/': {
      if (isZero(right.value) || (right.unit === 'money' && left.unit !== 'money')) return undefined
      return { unit: left.unit === right.unit && left.unit !== 'number' ? 'ratio' : left.unit, value: divide(left.value, right.value) }
    }
    default:
      return undefined
  }
}

function notStated(e: ExprSyntax, context: Context): undefined {
  context.report(reportOf('CB310', e.span, { what: 'a stated amount', found: `\`${printExpression(e)}\`` }))
  return undefined
}

/** The same, where it must be zero or more. Reports CB539. */
export function notBelowZero(e: ExprSyntax, clause: string, context: Context): Constant | undefined {
  const found = constantOf(e, context)
  if (found === undefined || !found.value.startsWith('-')) return found
  context.report(reportOf('CB539', e.span, { clause, found: `\`${printExpression(e)}\`` }))
  return undefined
}

/** The text of `1` as a fraction. */
export const WHOLE = toFraction(ONE)
