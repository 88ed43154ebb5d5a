import { snowflake as dialect } from '../../../compiler/emit/sql/dialects/snowflake.ts'
import { asDecimals, decimal, type Model, OTHER, plainCommon, sided, type Type } from './type.ts'

/** Every number is fixed-point here, so that none has bits. */
const BITS = { 32: 38, 64: 38 } as const

/**
 * Snowflake. Source: docs.snowflake.com/en/sql-reference/operators-arithmetic, "Scale and precision in arithmetic operations": with L digits
 * before the point and S behind it, `*` has L1 + L2 and min(S1 + S2, max(S1, S2, 12)); `/` has L1 + S2 and max(S1, min(S1 + 6, 12)), rounded;
 * `+` and `-` have max(L1, L2) + 1 and max(S1, S2); the precision is always limited to 38, and what does not fit is an error. Whole
 * literals are fixed-point of their digits (sql-reference/data-types-numeric). `SUM` sums "into an equivalent or larger data type"
 * (functions/sum): the model takes the smallest that could be meant.
 */
export const snowflake: Model = {
  dialect,
  named: (name) => {
    const [, digits, scale] = /^NUMBER\((\d+),(\d+)\)$/.exec(name) ?? []
    return digits === undefined ? OTHER : decimal(Number(digits), Number(scale))
  },
  literal: (digits) => decimal(digits.length),
  apply: (operator, left, right) => {
    const sides = asDecimals(left, right, BITS)
    if (sides === undefined) return undefined
    const [l1, s1, l2, s2] = sides
    switch (operator) {
      case '+':
      case '-':
        return sided(Math.max(l1, l2) + 1, Math.max(s1, s2))
      case '*':
        return sided(l1 + l2, Math.min(s1 + s2, Math.max(s1, s2, 12)))
      case '/':
        return sided(l1 + s2, Math.max(s1, Math.min(s1 + 6, 12)))
      case '%':
      case 'MOD':
        return sided(Math.max(l1, l2), Math.max(s1, s2))
      default:
        return undefined
    }
  },
  common: (left: Type, right: Type) => {
    const sides = asDecimals(left, right, BITS)
    return sides === undefined ? plainCommon(left, right) : sided(Math.max(sides[0], sides[2]), Math.max(sides[1], sides[3]))
  },
  total: (of) => of,
  // functions/count and functions/row_number say no more than that it is a whole number
  counted: decimal(18),
}
