import { bigquery as dialect } from '../../../compiler/emit/sql/dialects/bigquery.ts'
import { decimal, type Model, OTHER, plainCommon, type Type, whole } from './type.ts'

/** 38 whole digits before the point, and a part of a 39th that the model leaves out; 38 behind it. */
const BIGNUMERIC = decimal(76, 38)
const NAMES: Readonly<Record<string, Type>> = { INT64: whole(64), BIGNUMERIC }

const common = (left: Type, right: Type): Type | undefined => {
  const numbers = [left, right].every(({ kind }) => kind === 'whole' || kind === 'decimal')
  return numbers && left.kind !== right.kind ? BIGNUMERIC : left.kind === 'decimal' && numbers ? left : plainCommon(left, right)
}

/**
 * BigQuery. Source: docs.cloud.google.com/bigquery/docs/reference/standard-sql: "All operators will throw an error if the computation result
 * overflows" (operators); beside BIGNUMERIC an INT64 becomes BIGNUMERIC (conversion_rules); `+`, `-` and `*` have the common type, `/` of two INT64
 * is FLOAT64 (operators, arithmetic); `DIV` and `MOD` are whole and of the common type, and there is no `%` (mathematical_functions); BIGNUMERIC
 * has 76.76 digits, 38 of them behind the point (data-types); `SUM` of INT64 is INT64, and of BIGNUMERIC BIGNUMERIC, with an error where it
 * overflows (aggregate_functions).
 */
export const bigquery: Model = {
  dialect,
  named: (name) => NAMES[name] ?? OTHER,
  literal: () => whole(64),
  apply: (operator, left, right) => {
    if (operator === '%' || operator === 'div') return undefined
    const type = common(left, right)
    return operator === '/' && type?.kind === 'whole' ? { kind: 'double' } : type
  },
  common,
  total: (of) => of,
  counted: whole(64),
}
