/**
 * The Plan: what was meant. Names are resolved, defaults explicit, units known, every policy shown with where it comes from.
 * Read by the checks, by lowering, by explanations, diffs and scenarios.
 */
import * as z from 'zod'
import { Calendar } from '../runtime/core/calendar.ts'
import { Proration } from '../runtime/core/core.ts'
import { Crediting } from '../runtime/core/credit.ts'
import { Exceptions } from '../runtime/core/exceptions.ts'
import { Exchange } from '../runtime/core/exchange.ts'
import { Expression } from '../runtime/core/expression.ts'
import { Origin } from '../runtime/core/origin.ts'
import { Payments } from '../runtime/core/payments.ts'
import { Presence } from '../runtime/core/people.ts'
import { RecordShape } from '../runtime/core/record.ts'
import { Per, Rounding } from '../runtime/core/unit.ts'
import { Amendment, StartsFrom } from './plan/amendment.ts'
import { PlanEvent } from './plan/events.ts'
import { Example } from './plan/example.ts'
import { Metric } from './plan/metric.ts'
import { Limit, Pay } from './plan/pay.ts'
import { Quotas } from './plan/quotas.ts'
import { WholePay } from './plan/whole-pay.ts'

export type { Amendment, Change, Reach, StartsFrom } from './plan/amendment.ts'
export type { Example, ExampleCase, ExampleValue, Expectation } from './plan/example.ts'
export * from './plan/metric.ts'
export * from './plan/pay.ts'

export const Objective = z.strictObject({
  name: z.string(),
  label: z.string(),
  category: z.enum(['customer', 'product', 'coverage', 'financial', 'talent']).nullable(),
  owner: z.string().nullable(),
  because: z.string().nullable(),
  origin: Origin,
})
export type Objective = z.infer<typeof Objective>

/** A decision in force, in words, and the place that made it (clause, plan or company). */
export const Policy = z.strictObject({
  what: z.enum(['attainment', 'no_quota', 'no_value', 'prorate', 'overpayment', 'rounding']),
  /** The clause that it serves: `cloud_bookings`, or the plan's name. */
  at: z.string(),
  says: z.string(),
  from: z.enum(['clause', 'plan', 'company']),
  origin: Origin,
})
export type Policy = z.infer<typeof Policy>

export const Plan = z.strictObject({
  kind: z.literal('plan'),
  version: z.literal(1),
  language: z.literal(1),
  name: z.string(),
  label: z.string(),
  because: z.string().nullable(),
  /** The company whose facts it uses; null for a plan that holds its own. */
  company: z.strictObject({ name: z.string(), label: z.string() }).nullable(),
  currency: z.strictObject({ code: z.string(), digits: z.number().int() }),
  rounding: z.strictObject({ money: Rounding, ratio: Rounding }),
  exchange: Exchange,
  calendar: Calendar,
  effective: z.strictObject({ from: z.string(), to: z.string().nullable(), origin: Origin }),
  paid: Per,
  appliesTo: z.strictObject({ record: z.string(), where: Expression.nullable(), says: z.string(), origin: Origin }),
  target: z.strictObject({ value: Expression, per: Per, says: z.string(), origin: Origin }).nullable(),
  /** Whether its people may have a target in another plan on the same day. */
  alongside: z.boolean(),
  /** Absences, and whose rows count while or after. */
  presence: Presence,
  /** The record of the days off; null where no file is named. */
  holidays: z.string().nullable(),
  /** What shrinks, and why; null where nothing does. */
  prorate: z.strictObject({
    target: Proration.nullable(),
    quota: Proration.nullable(),
    cap: Proration.nullable(),
    floor: Proration.nullable(),
    guarantee: Proration.nullable(),
    draw: Proration.nullable(),
  }),
  /** Reasons that nobody has decided on, of the five. */
  undecided: z.array(z.string()),
  /** Share of later pay that recovers an overpayment, a decimal; `never`. */
  overpayment: z.string(),
  policies: z.array(Policy),
  objectives: z.array(Objective),
  records: z.array(RecordShape),
  credit: z.array(Crediting),
  metrics: z.array(Metric),
  pays: z.array(Pay),
  /** Gates and factors on all parts together. */
  wholePay: WholePay,
  limits: z.array(Limit),
  exceptions: Exceptions,
  events: z.array(PlanEvent),
  /** Clawbacks, holds, draws and the like: what happens between earning and payment. */
  payments: Payments,
  examples: z.array(Example),
  promises: z.array(z.strictObject({ title: z.string(), origin: Origin })),
  /** The plan that it starts from, with what it changes there; null for one that stands alone. */
  startsFrom: StartsFrom.nullable(),
  /** What changes after the first day, in order of the days. */
  amendments: z.array(Amendment),
  /** The quotas files whose quotas drive its pay. */
  planning: z.array(Quotas),
  legacy: z.strictObject({ until: z.string(), because: z.string(), origin: Origin }).nullable(),
  origin: Origin,
})
export type Plan = z.infer<typeof Plan>
