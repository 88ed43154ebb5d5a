import type { Expression } from '../../runtime/core/expression.ts'
import { divide } from './build.ts'

/** An expression in which a value stands in for a metric, and for its attainment the value over the quota. */
export function standingIn(expression: Expression, metric: string, value: Expression): Expression {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    if (isRead(part, 'measure', metric)) return value
    if (isRead(part, 'attainment', metric)) {
      const { basis, origin } = part
      return divide(value, { kind: 'quota', metric, basis, origin }, origin)
    }
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, key === 'origin' ? inner : walk(inner)]))
  }
  return walk(expression) as Expression
}

const isRead = <K extends 'measure' | 'attainment'>(part: object, kind: K, metric: string): part is Extract<Expression, { kind: K }> =>
  'kind' in part && part.kind === kind && 'metric' in part && part.metric === metric
