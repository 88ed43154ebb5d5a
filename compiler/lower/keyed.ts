import type { Expression } from '../../runtime/core/expression.ts'
import type { Rate } from '../plan.ts'
import { type RateParts, rateOf } from './parts.ts'

/** The rate that is stated for a text (semantics 6.6). */
export const keyed = ({ by, cases, otherwise, origin }: Extract<Rate, { kind: 'keyed' }>, parts: RateParts): Expression => ({
  kind: 'keyed',
  by,
  cases: cases.map((one) => ({ value: one.value, cell: rateOf(one.cell, parts), says: one.cell.says, origin: one.origin })),
  otherwise: otherwise === null ? null : { cell: rateOf(otherwise, parts), says: otherwise.says, origin: otherwise.origin },
  origin,
})
