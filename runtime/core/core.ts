import * as z from 'zod'
import { Calendar } from './calendar.ts'
import { Crediting } from './credit.ts'
import { Event } from './events.ts'
import { Exceptions } from './exceptions.ts'
import { Exchange } from './exchange.ts'
import { Basis, Expression } from './expression.ts'
import { Measure } from './measure.ts'
import { Origin } from './origin.ts'
import { Payments } from './payments.ts'
import { People } from './people.ts'
import { Planning } from './planning/planning.ts'
import { CreditedTerritories } from './planning/territories.ts'
import { Proration } from './proration.ts'
import { RecordShape } from './record.ts'
import { Per, Rounding, Window } from './unit.ts'

export { Aggregate, Measure, Quota, QuotaSource } from './measure.ts'
export { Proration }

// ---- steps: a scalar program per component, person and window

/**
 * One named step. `reads`: `window` steps see the data up to the end of the component's own window, `modifier` steps see the data up
 * to the period asked for (semantics 17.1). `stage` is the row of the table in semantics 7.
 */
export const Step = z.strictObject({
  id: z.string(),
  label: z.string(),
  stage: z.enum(['rate', 'gate', 'limit_before', 'multiplier', 'kicker', 'limit_after']),
  reads: z.enum(['window', 'modifier']),
  value: Expression,
  origin: Origin,
})
export type Step = z.infer<typeof Step>

export const Component = z.strictObject({
  name: z.string(),
  label: z.string(),
  because: z.string().nullable(),
  /** The metric it pays on; its window is the component's window. */
  metric: z.string(),
  window: Window,
  /** The longest window of its gates and multipliers where that is longer than its own; else null. */
  modifierWindow: Window.nullable(),
  /** Share of target, a decimal. */
  worth: z.string().nullable(),
  basis: Basis,
  steps: z.array(Step).nonempty(),
  /** RP7, on the result of the last step. */
  round: Rounding,
  /** The metric whose rows it pays for; `step`: what each of them earned there stands for its amount (semantics 6.7). */
  base: z.strictObject({ metric: z.string(), step: z.string().nullable() }),
  /** How the earned amount is shared over the rows that made it (semantics 6.7). */
  attribution: z.enum(['in_order', 'in_proportion', 'none']),
  earnedStaysEarned: z.boolean(),
  /** `paid at end of year`: nothing is earned before that window ends; null: as it comes (semantics 8). */
  paidAt: Window.nullable(),
  /** What its cap cuts in one window is added to the next, until the end of `restarts`; `step` is the cap (semantics 7, carry-over). */
  carry: z.strictObject({ step: z.string(), restarts: Window }).nullable(),
  origin: Origin,
})
export type Component = z.infer<typeof Component>

// ---- running: over people, components and periods in order

/** `pay only when ...` or `pay multiplied by ...`: on the components' earned to date in the fiscal year, before the limits. */
export const PlanFactor = z.strictObject({ label: z.string(), factor: Expression, origin: Origin })
export type PlanFactor = z.infer<typeof PlanFactor>

/** `cap pay at ...` or `floor pay at ...`: on the components' earned to date in the fiscal year. */
export const PlanLimit = z.strictObject({
  kind: z.enum(['cap', 'floor']),
  limit: Expression,
  /** `each month`: on what each period adds, instead of the fiscal year to date. */
  each: Per.nullable(),
  /** The condition under which it binds; null: always. */
  when: Expression.nullable(),
  origin: Origin,
})
export type PlanLimit = z.infer<typeof PlanLimit>

export const Target = z.strictObject({
  value: Expression,
  per: Per,
  prorate: Proration.nullable(),
  origin: Origin,
})
export type Target = z.infer<typeof Target>

/**
 * What is in force from a day on, whole (semantics 14). `changed`: the components whose steps are others than before, and how far back
 * that reaches: not at all (`increments`), to the start of the window under way (`whole`), or with the window starting anew (`restart`).
 */
export const Amendment = z.strictObject({
  from: z.string(),
  target: Target.nullable(),
  credit: z.array(Crediting),
  measures: z.array(Measure),
  components: z.array(Component),
  changed: z.array(z.strictObject({ component: z.string(), reach: z.enum(['increments', 'whole', 'restart']) })),
})
export type Amendment = z.infer<typeof Amendment>

/** What every evaluator runs and every emitter prints. Versioned; amounts of money are in minor units. */
export const Core = z.strictObject({
  kind: z.literal('core'),
  version: z.literal(1),
  plan: z.strictObject({ name: z.string(), label: z.string() }),
  currency: z.strictObject({ code: z.string(), digits: z.number().int().min(0).max(4) }),
  rounding: z.strictObject({ money: Rounding, ratio: Rounding }),
  exchange: Exchange,
  calendar: Calendar,
  /** The record whose rows are no workdays; null: weekdays are workdays. */
  holidays: z.string().nullable(),
  effective: z.strictObject({ from: z.string(), to: z.string().nullable() }),
  /** An inherited plan pays no period that ends after `until`. */
  legacy: z.strictObject({ until: z.string(), origin: Origin }).nullable(),
  paid: Per,
  records: z.array(RecordShape),
  people: People,
  /** Whether its people may have a target in another plan on the same day. */
  alongside: z.boolean(),
  target: Target.nullable(),
  // rows
  credit: z.array(Crediting),
  // totals
  measures: z.array(Measure),
  // steps
  components: z.array(Component),
  // running
  factors: z.array(PlanFactor),
  limits: z.array(PlanLimit),
  /** Spiffs, milestones, contests and pools: they stand outside worth and limits, and feed no measure. */
  events: z.array(Event),
  /** Share of later pay that may recover an overpayment, a decimal; `never`. */
  overpayment: z.string(),
  exceptions: Exceptions,
  payments: Payments,
  /** What changes after the first day, in order of the days. */
  amendments: z.array(Amendment),
  /** The quotas files whose quotas drive pay; they are allocated in the same run. */
  planning: z.array(Planning),
  /** The territories through which rows are credited or measured. */
  territories: z.array(CreditedTerritories),
})
export type Core = z.infer<typeof Core>
