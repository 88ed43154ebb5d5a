import * as z from 'zod'
import { OnCredit } from './credit.ts'
import { Conversion } from './exchange.ts'
import { Expression } from './expression.ts'
import { Origin } from './origin.ts'
import { Proration } from './proration.ts'
import { Scope } from './scope.ts'
import { Per, Unit, Window } from './unit.ts'

// ---- totals: what is measured, by person and window

export const Aggregate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sum'), of: Expression }),
  /** Rows; `weighted`: each by its share of credit. */
  z.strictObject({ kind: z.literal('count'), weighted: z.boolean() }),
  /** Rows whose field is zero or more, less rows whose field is below zero. */
  z.strictObject({ kind: z.literal('count_net'), of: Expression, weighted: z.boolean() }),
  z.strictObject({ kind: z.literal('count_distinct'), of: Expression }),
  z.strictObject({ kind: z.literal('average'), of: Expression }),
  z.strictObject({ kind: z.literal('min'), of: Expression }),
  z.strictObject({ kind: z.literal('max'), of: Expression }),
  /** The value of the row with the greatest date, then key. */
  z.strictObject({ kind: z.literal('latest'), of: Expression }),
  z.strictObject({ kind: z.literal('ratio'), of: Expression, to: Expression }),
  /** How much a metric grew over the same days of an earlier window. */
  z.strictObject({ kind: z.literal('growth'), metric: z.string(), against: z.enum(['last_year', 'previous_window']) }),
  /** The part of the people below the person for whom a test holds. */
  z.strictObject({ kind: z.literal('team_share'), via: z.string(), test: Expression }),
])
export type Aggregate = z.infer<typeof Aggregate>

export const QuotaSource = z.discriminatedUnion('kind', [
  /** An amount in the plan, or a person's field. */
  z.strictObject({ kind: z.literal('value'), value: Expression, per: Per }),
  /** Exactly one row of `record` per person and period: `value`, for the person `by` and the period that starts on `starts`. */
  z.strictObject({ kind: z.literal('record'), record: z.string(), value: z.string(), by: z.string(), starts: z.string(), per: Per }),
  /** What a quotas file allocates to each person and month; it is prorated there and nowhere else (semantics 2). */
  z.strictObject({ kind: z.literal('planned'), planning: z.string(), metric: z.string(), per: Per }),
])
export type QuotaSource = z.infer<typeof QuotaSource>

export const Quota = z.strictObject({
  source: QuotaSource,
  /** Null: not prorated. */
  prorate: Proration.nullable(),
  /** `no_pay`: no attainment. `weight_moves`: its worth goes to the other components, month by month. `error`: the run stops. A decimal: attainment is that constant. */
  whenMissing: z.string(),
  origin: Origin,
})
export type Quota = z.infer<typeof Quota>

export const Measure = z.strictObject({
  name: z.string(),
  label: z.string(),
  record: z.string(),
  aggregate: Aggregate,
  where: Expression.nullable(),
  /** What changes a row's money before this measure counts it. */
  onCredit: OnCredit,
  /** At what rate it counts amounts of other currencies; null: at that of the incentive date. */
  converted: Conversion.nullable(),
  scope: Scope,
  window: Window,
  unit: Unit,
  /** What counts where there are no rows: a decimal in the measure's unit, `no_pay`, `error`; null where it cannot happen. */
  whenEmpty: z.string().nullable(),
  quota: Quota.nullable(),
  origin: Origin,
})
export type Measure = z.infer<typeof Measure>
