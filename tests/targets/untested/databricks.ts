import { databricks as dialect } from '../../../compiler/emit/sql/dialects/databricks.ts'
import { asDecimals, decimal, type Model, OTHER, plainCommon, type Type, whole } from './type.ts'

/** As decimals. Source: spark.apache.org/docs/latest/sql-ref-ansi-compliance and DecimalType.forType: INT is DECIMAL(10, 0), BIGINT is DECIMAL(20, 0). */
const BITS = { 32: 10, 64: 20 } as const

/** More than 38 digits: digits behind the point give way, down to six. Source: org.apache.spark.sql.types.DecimalType.adjustPrecisionScale. */
const adjusted = (digits: number, scale: number): Type =>
  digits <= 38 ? decimal(digits, scale) : decimal(38, Math.max(38 - (digits - scale), Math.min(scale, 6)))

/**
 * Databricks, in ANSI mode with `spark.sql.decimalOperations.allowPrecisionLoss` as it is from the start. Source:
 * docs.databricks.com/sql/language-manual/data-types/decimal-type and Spark's DecimalPrecision: of (p1, s1) and (p2, s2), `+` and `-` have
 * max(s1, s2) + max(p1 - s1, p2 - s2) + 1 digits and max(s1, s2) behind the point; `*` has p1 + p2 + 1 and s1 + s2; `/` has p1 - s1 + s2 +
 * max(6, s1 + p2 + 1) and max(6, s1 + p2 + 1), rounded; `%` has min(p1 - s1, p2 - s2) + max(s1, s2). `/` of whole numbers is DOUBLE; `div` is
 * BIGINT of any numbers (functions/div). An overflow is an error (sql-ref-ansi-compliance). `sum` of whole numbers is BIGINT; of decimals
 * bounded(p + 10, s) in Spark's Sum, where the page functions/sum says DECIMAL(p + min(10, 31 - p), s), which is less than p where that is above 31:
 * a sum that should then not fit would stop, and not lose a digit.
 */
export const databricks: Model = {
  dialect,
  named: (name) => {
    const [, digits, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(name) ?? []
    return digits === undefined ? (name === 'BIGINT' ? whole(64) : OTHER) : decimal(Number(digits), Number(scale))
  },
  literal: (digits) => whole(BigInt(digits) < 2n ** 31n ? 32 : 64),
  apply: (operator, left, right) => {
    if (operator === 'MOD' || operator === 'DIV') return undefined
    if (operator === 'div') return whole(64)
    if (left.kind === 'whole' && right.kind === 'whole') return operator === '/' ? { kind: 'double' } : plainCommon(left, right)
    const sides = asDecimals(left, right, BITS)
    if (sides === undefined) return undefined
    const [l1, s1, l2, s2] = sides
    const scale = Math.max(s1, s2)
    switch (operator) {
      case '+':
      case '-':
        return adjusted(scale + Math.max(l1, l2) + 1, scale)
      case '*':
        return adjusted(l1 + s1 + l2 + s2 + 1, s1 + s2)
      case '/': {
        const behind = Math.max(6, s1 + l2 + s2 + 1)
        return adjusted(l1 + s2 + behind, behind)
      }
      default:
        return adjusted(Math.min(l1, l2) + scale, scale)
    }
  },
  common: (left: Type, right: Type) => {
    const sides = left.kind === 'whole' && right.kind === 'whole' ? undefined : asDecimals(left, right, BITS)
    if (sides === undefined) return plainCommon(left, right)
    const [before, scale] = [Math.max(sides[0], sides[2]), Math.max(sides[1], sides[3])]
    return decimal(Math.min(38, before + scale), scale)
  },
  total: (of) => (of.kind === 'decimal' ? decimal(Math.min(38, of.digits + 10), of.scale) : whole(64)),
  counted: whole(64),
}
