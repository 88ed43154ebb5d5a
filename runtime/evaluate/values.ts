import { type Day, parseDay } from '../calendar/day.ts'
import type { Comparison } from '../core/expression.ts'
import type { Unit } from '../core/unit.ts'
import type { Value } from '../data/table.ts'
import { compareText } from '../exact/order.ts'
import { compare, fromDecimal, isRatio, type Ratio } from '../exact/ratio.ts'

/** The number in a value; undefined where there is none, or something else. */
export const numberIn = (value: Value | undefined): Ratio | undefined => (value !== undefined && isRatio(value) ? value : undefined)

/** The day in a value; undefined where there is none, or something else. */
export const dayIn = (value: Value | undefined): Day | undefined => (typeof value === 'number' ? value : undefined)

/** Whether a condition holds. No value holds nothing: logic has two values (semantics 1). */
export const holds = (value: Value | undefined): boolean => value === true

/** A decimal of the Core, exactly. The Core is checked at its boundary, so a text that is no decimal cannot occur. */
export function exactly(decimal: string): Ratio {
  const known = decimals.get(decimal)
  if (known !== undefined) return known
  const value = fromDecimal(decimal)
  if (value === undefined) throw new RangeError(`not a decimal in the Core: ${decimal}`)
  decimals.set(decimal, value)
  return value
}
const decimals = new Map<string, Ratio>()

/** A day of the Core, `YYYY-MM-DD`. */
export function dayOf(text: string): Day {
  const day = parseDay(text)
  if (day === undefined) throw new RangeError(`not a day in the Core: ${text}`)
  return day
}

/** The value that a literal of the Core stands for; money is in minor units. */
export function literalValue(unit: Unit, text: string): Value {
  switch (unit.kind) {
    case 'money':
    case 'percent':
    case 'factor':
    case 'number':
    case 'count':
    case 'months':
      return exactly(text)
    case 'date':
      return dayOf(text)
    case 'yesno':
      return text === 'yes' || text === 'true'
    case 'text':
    case 'reference':
      return text
    default: {
      const never: never = unit
      return never
    }
  }
}

/** Negative, zero or positive as `a` lies before, on or after `b`; undefined where the two cannot be ordered. */
function orderOf(a: Value, b: Value): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return a === b ? 0 : a ? 1 : -1
  if (isRatio(a) && isRatio(b)) return compare(a, b)
  return undefined
}

/** Whether `a op b`; false where either has no value (semantics 1). */
export function compares(op: Comparison, a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return false
  const order = orderOf(a, b)
  if (order === undefined) return false
  switch (op) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default: {
      const never: never = op
      return never
    }
  }
}
