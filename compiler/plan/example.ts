/** Worked examples of a plan: what they state, and what must come out. */
import * as z from 'zod'
import { Origin } from '../../runtime/core/origin.ts'
import { Per, Unit } from '../../runtime/core/unit.ts'

/** A value that an example states, as a decimal (money in minor units). */
export const ExampleValue = z.strictObject({ unit: Unit, value: z.string(), origin: Origin })
export type ExampleValue = z.infer<typeof ExampleValue>

/** What a metric, its quota or its attainment is. */
export const ExampleMeasure = z.strictObject({
  /** Null: for every person. */
  person: z.string().nullable(),
  metric: z.string(),
  measure: ExampleValue.nullable(),
  quota: ExampleValue.nullable(),
  attainment: ExampleValue.nullable(),
  /** The fiscal period of a running table's row; null: every window has the value. */
  period: z.string().nullable(),
  /** Whether the measure of a period is what its window has come to, not what the period adds. */
  toDate: z.boolean(),
  origin: Origin,
})
export type ExampleMeasure = z.infer<typeof ExampleMeasure>

/** An amount by the name of its pay: what it earns, or what was already paid for it; or what was open before the first pay period. */
export const ExampleAmount = z.strictObject({
  person: z.string().nullable(),
  /** Empty for what was open. */
  pay: z.string(),
  kind: z.enum(['earned', 'already_paid', 'owed', 'deferred']),
  amount: ExampleValue,
  /** Null: the plan's first pay period. */
  period: z.string().nullable(),
  origin: Origin,
})
export type ExampleAmount = z.infer<typeof ExampleAmount>

export const Expectation = z.strictObject({
  /** What is looked at: an amount earned, an account of the payments ledger, a measure, or a property; of a quotas file, also a territory or the team. */
  of: z.enum(['earned', 'account', 'measure', 'quota', 'attainment', 'rate', 'worth', 'target', 'fund', 'territory', 'team']),
  /** The pay, account, metric, pool or territory, or what of the team; empty for all pay and for the target. */
  name: z.string(),
  /** What of a territory: `rows`, or a number of its rows; null of everything else. */
  number: z.string().nullable(),
  /** As it was written: `commission.rate`. */
  says: z.string(),
  /** Whose it is; of a quota that is allocated, any part of the tree. */
  person: z.string().nullable(),
  /** Whether it is the sum over all people, or the same for each of them. */
  everyone: z.boolean(),
  each: z.boolean(),
  /** A fiscal period; null: the whole time. */
  period: z.string().nullable(),
  /** Whether it is from the plan's first day to the period's last, not of the period alone. */
  toDate: z.boolean(),
  /** The place, among the rows of the case, of the row that the amount belongs to; null: of all rows. */
  row: z.number().int().min(0).nullable(),
  value: ExampleValue,
  /** What came out is rounded half up to whole multiples of it (a decimal) before it is compared; null: exact. */
  roundedTo: z.string().nullable(),
  origin: Origin,
})
export type Expectation = z.infer<typeof Expectation>

/** Facts that hold together, and what must come of them. */
export const ExampleCase = z.strictObject({
  measures: z.array(ExampleMeasure),
  target: z.strictObject({ value: ExampleValue, per: z.union([Per, z.literal('plan')]) }).nullable(),
  /** Rows of records, the people's and others, by field. */
  rows: z.array(z.strictObject({ record: z.string(), values: z.record(z.string(), ExampleValue), origin: Origin })),
  amounts: z.array(ExampleAmount),
  expectations: z.array(Expectation),
  origin: Origin,
})
export type ExampleCase = z.infer<typeof ExampleCase>

export const Example = z.strictObject({ title: z.string(), cases: z.array(ExampleCase), origin: Origin })
export type Example = z.infer<typeof Example>
