/** The Plan, metrics: what is measured, over what window, against what quota. */
import * as z from 'zod'
import { Aggregate } from '../../runtime/core/core.ts'
import { OnCredit } from '../../runtime/core/credit.ts'
import { Conversion } from '../../runtime/core/exchange.ts'
import { Basis, Expression } from '../../runtime/core/expression.ts'
import { Origin } from '../../runtime/core/origin.ts'
import { Scope } from '../../runtime/core/scope.ts'
import { Per, Unit, Window } from '../../runtime/core/unit.ts'

export const QuotaClause = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('value'), value: Expression, per: Per }),
    z.strictObject({ kind: z.literal('record'), record: z.string(), value: z.string(), by: z.string(), starts: z.string(), per: Per }),
    z.strictObject({ kind: z.literal('planned'), planning: z.string(), metric: z.string(), per: Per }),
  ]),
  unit: Unit,
  /** `no_pay`, `weight_moves`, `error`, or a decimal that attainment then is. */
  whenMissing: z.string(),
  origin: Origin,
})
export type QuotaClause = z.infer<typeof QuotaClause>

export const Metric = z.strictObject({
  name: z.string(),
  label: z.string(),
  supports: z.array(z.strictObject({ objective: z.string(), origin: Origin })),
  encourages: z.string().nullable(),
  because: z.string().nullable(),
  record: z.string(),
  aggregate: Aggregate,
  where: Expression.nullable(),
  onCredit: OnCredit,
  converted: Conversion.nullable(),
  scope: Scope,
  window: Window,
  unit: Unit,
  basis: Basis,
  quota: QuotaClause.nullable(),
  /** `no_pay`, `error` or a decimal; null where it cannot be without a value. */
  whenEmpty: z.string().nullable(),
  origin: Origin,
})
export type Metric = z.infer<typeof Metric>
