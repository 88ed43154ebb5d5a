/** What edits make of a plan: a member of a family, and a plan that changes in mid-year. */
import * as z from 'zod'
import { Crediting } from '../../runtime/core/credit.ts'
import { Expression } from '../../runtime/core/expression.ts'
import { Origin } from '../../runtime/core/origin.ts'
import { Per } from '../../runtime/core/unit.ts'
import { Metric } from './metric.ts'
import { Pay } from './pay.ts'

/** One edit as it is written: `change cloud_commission worth 50% of target`. */
export const Change = z.strictObject({
  verb: z.enum(['change', 'add', 'remove']),
  /** The block that it changes, adds or removes; `plan` for the plan's own lines. */
  block: z.string(),
  says: z.string(),
  origin: Origin,
})
export type Change = z.infer<typeof Change>

/** The plan that a plan starts from. */
export const StartsFrom = z.strictObject({ name: z.string(), label: z.string(), changes: z.array(Change) })
export type StartsFrom = z.infer<typeof StartsFrom>

/**
 * What is in force from a day on (semantics 14). `increments`: earnings before the day do not move. `whole`: the window under way is
 * recomputed. `restart`: it begins again at zero.
 */
export const Reach = z.enum(['increments', 'whole', 'restart'])
export type Reach = z.infer<typeof Reach>
export const Amendment = z.strictObject({
  from: z.string(),
  changes: z.array(Change.extend({ reach: Reach })),
  target: z.strictObject({ value: Expression, per: Per, says: z.string(), origin: Origin }).nullable(),
  credit: z.array(Crediting),
  metrics: z.array(Metric),
  pays: z.array(Pay),
})
export type Amendment = z.infer<typeof Amendment>
