/** What is known inside the block of one metric's quota. */
import type { AllocationClause } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import type { ExprSyntax } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Calendar } from '../../../runtime/core/calendar.ts'
import type { Unit } from '../../../runtime/core/unit.ts'
import type { Metric } from '../../plan.ts'
import type { Context } from '../context.ts'
import type { Place } from './basis.ts'
import type { FoundLevel } from './levels.ts'

export type Clauses = readonly AllocationClause[]

/** What the blocks of a file share. */
export interface Facts {
  readonly context: Context
  readonly calendar: Calendar
  readonly effective: { readonly from: string; readonly to: string }
  /** The record that territories are made of; null where the file has none. */
  readonly covered: string | null
  readonly metrics: readonly Metric[]
}

export interface Within extends Facts {
  readonly metric: string
  readonly unit: Unit
  readonly levels: readonly FoundLevel[]
}

export const isMoney = ({ unit }: Pick<Within, 'unit'>): boolean => unit.kind === 'money'

/** Reports an amount that is not in the quota's unit (CB304). */
export function wrongUnit(within: Pick<Within, 'context' | 'unit'>, e: ExprSyntax, clause: string): undefined {
  const expected = isMoney(within) ? 'money' : 'a number'
  within.context.report(reportOf('CB304', e.span, { clause, expected, found: `\`${printExpression(e)}\`` }))
  return undefined
}

/** Where the bases of a clause are read: the nodes of a level, or the whole. */
export const placeOf = ({ context, calendar, covered }: Within, level: FoundLevel | null, address: string): Place => ({
  context,
  calendar,
  covered,
  level: level === null ? null : { name: level.name, record: level.record },
  address,
})
