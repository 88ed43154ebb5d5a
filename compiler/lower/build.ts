/** Small builders of Core expressions. */
import type { Comparison, Expression } from '../../runtime/core/expression.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Rounding, Unit } from '../../runtime/core/unit.ts'

export const literal = (value: string, unit: Unit, origin: Origin): Expression => ({ kind: 'literal', unit, value, origin })
export const multiply = (left: Expression, right: Expression, origin: Origin): Expression => ({
  kind: 'arithmetic',
  op: 'multiply',
  left,
  right,
  origin,
})
export const divide = (left: Expression, right: Expression, origin: Origin): Expression => ({
  kind: 'arithmetic',
  op: 'divide',
  left,
  right,
  origin,
})
export const add = (left: Expression, right: Expression, origin: Origin): Expression => ({
  kind: 'arithmetic',
  op: 'add',
  left,
  right,
  origin,
})
export const subtract = (left: Expression, right: Expression, origin: Origin): Expression => ({
  kind: 'arithmetic',
  op: 'subtract',
  left,
  right,
  origin,
})
export const least = (values: Expression[], origin: Origin): Expression => ({ kind: 'minimum', values, origin })
export const greatest = (values: Expression[], origin: Origin): Expression => ({ kind: 'maximum', values, origin })
export const choose = (when: Expression, then: Expression, otherwise: Expression, origin: Origin): Expression => ({
  kind: 'if',
  when,
  then,
  otherwise,
  origin,
})
export const known = (value: Expression, origin: Origin): Expression => ({ kind: 'known', value, origin })
export const either = (left: Expression, right: Expression, origin: Origin): Expression => ({ kind: 'or', left, right, origin })
export const not = (value: Expression, origin: Origin): Expression => ({ kind: 'not', value, origin })
export const compare = (op: Comparison, left: Expression, right: Expression, origin: Origin): Expression => ({
  kind: 'compare',
  op,
  left,
  right,
  origin,
})
export const rounded = (value: Expression, rounding: Rounding, origin: Origin): Expression => ({
  kind: 'round',
  value,
  mode: rounding.mode,
  unit: rounding.unit,
  origin,
})
export const stepValue = (id: string, origin: Origin): Expression => ({ kind: 'step', id, origin })

export const FACTOR: Unit = { kind: 'factor' }
export const PERCENT: Unit = { kind: 'percent' }
export const both = (left: Expression, right: Expression, origin: Origin): Expression => ({ kind: 'and', left, right, origin })
export const eachRow = (metric: string, value: Expression, where: Expression | null, origin: Origin): Expression => ({
  kind: 'each_row',
  metric,
  where,
  value,
  origin,
})
export const rowAmount = (metric: string, origin: Origin): Expression => ({ kind: 'row_amount', metric, origin })
export const rowDriver = (metric: string, end: 'before' | 'after', origin: Origin): Expression => ({
  kind: 'row_driver',
  metric,
  end,
  origin,
})
