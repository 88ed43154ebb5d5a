/** The rate of a pay: what it earns on its base before gates, multipliers and limits (semantics 6). */
import type { Expression } from '../../runtime/core/expression.ts'
import type { Rate } from '../plan.ts'
import { choose, compare, eachRow, literal, multiply, rowAmount, subtract } from './build.ts'
import { rowSlices } from './each-row.ts'
import { keyed } from './keyed.ts'
import { lowerMatrix } from './matrix.ts'
import { type RateParts, rateOf } from './parts.ts'
import { standingIn } from './standing.ts'
import { lowerTable } from './tables.ts'

export function lowerRate(parts: RateParts): Expression {
  const whole = lowerWhole(parts)
  const { above, base } = parts.pay
  if (above === null) return whole
  // semantics 7 stage 3: H2(M) - H2(A), nothing below
  const { value, origin } = above
  const less = standingIn(whole, base, value)
  const none = literal('0', { kind: 'money', currency: parts.plan.currency.code }, origin)
  return choose(compare('>', parts.base, value, origin), subtract(whole, less, origin), none, origin)
}

function lowerWhole(parts: RateParts): Expression {
  const { pay, base } = parts
  const { rate } = pay
  const { origin } = rate
  switch (rate.kind) {
    case 'amount':
      return rate.value
    case 'flat':
      return multiply(base, rateOf(rate.cell, parts), origin)
    case 'table': {
      const slices = rate.mode === 'graduated' && rate.driver.kind !== 'pay' && rate.driver.metric !== pay.base
      return slices ? eachRow(pay.base, rowSlices(rate, parts), null, origin) : lowerTable(rate, parts)
    }
    case 'keyed':
      return byRow(rate)
        ? eachRow(pay.base, multiply(rowAmount(pay.base, origin), keyed(rate, parts), origin), null, origin)
        : multiply(base, keyed(rate, parts), origin)
    case 'matrix':
      return lowerMatrix(rate, parts)
    default: {
      const never: never = rate
      return never
    }
  }
}

/** Whether a keyed rate is read at each row: by a field of the row, not of the person. */
const byRow = ({ by }: Extract<Rate, { kind: 'keyed' }>): boolean => by.kind === 'field' && by.of === 'row'
