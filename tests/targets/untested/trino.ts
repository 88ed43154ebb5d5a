import { trino as dialect } from '../../../compiler/emit/sql/dialects/trino.ts'
import { asDecimals, decimal, type Model, OTHER, plainCommon, sided, type Type, whole } from './type.ts'

/** As decimals. Source: io.trino.type.TypeCoercion: INTEGER is DECIMAL(10, 0), BIGINT is DECIMAL(19, 0). */
const BITS = { 32: 10, 64: 19 } as const

/**
 * Trino. Source: trino.io/docs/current/functions/decimal: of (p1, s1) and (p2, s2), `+` and `-` have min(38, 1 + max(s1, s2) + max(p1 - s1,
 * p2 - s2)) digits and max(s1, s2) behind the point; `*` has min(38, p1 + p2) and s1 + s2; `/` has min(38, p1 + s2 - s1 + max(0, s2 - s1)) and
 * max(s1, s2), rounded; `%` has min(p1 - s1, p2 - s2) + max(s1, s2); both sides are made their common type first; what does not fit "is out of
 * range", an error. On whole numbers `/` cuts, and an overflow is an error (functions/math, language/types). A literal of digits is INTEGER where it
 * fits, else BIGINT; `DECIMAL '12'` has the digits that it is written with. `sum` has the "same as input type" of BIGINT, and of a decimal 38
 * digits (functions/aggregate).
 */
export const trino: Model = {
  dialect,
  named: (name) => {
    const [, digits, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(name) ?? []
    return digits === undefined ? (name === 'BIGINT' ? whole(64) : OTHER) : decimal(Number(digits), Number(scale))
  },
  literal: (digits) => whole(BigInt(digits) < 2n ** 31n ? 32 : 64),
  apply: (operator, left, right) => {
    if (operator === 'div' || operator === 'DIV') return undefined
    if (left.kind === 'whole' && right.kind === 'whole') return plainCommon(left, right)
    const sides = asDecimals(left, right, BITS)
    if (sides === undefined) return undefined
    const [l1, s1, l2, s2] = sides
    const scale = Math.max(s1, s2)
    switch (operator) {
      case '+':
      case '-':
        return decimal(Math.min(38, 1 + scale + Math.max(l1, l2)), scale)
      case '*':
        return decimal(Math.min(38, l1 + s1 + l2 + s2), s1 + s2)
      case '/':
        return decimal(Math.min(38, l1 + s2 + Math.max(0, s2 - s1)), scale)
      default:
        return decimal(Math.min(l1, l2) + scale, scale)
    }
  },
  common: (left: Type, right: Type) => {
    const sides = left.kind === 'whole' && right.kind === 'whole' ? undefined : asDecimals(left, right, BITS)
    return sides === undefined ? plainCommon(left, right) : sided(Math.max(sides[0], sides[2]), Math.max(sides[1], sides[3]))
  },
  total: (of) => (of.kind === 'decimal' ? decimal(38, of.scale) : of),
  counted: whole(64),
}
