import * as z from 'zod'
import { Expression } from './expression.ts'
import { Origin } from './origin.ts'

/** Rows that say when someone is away: the person `whose`, from the day `from` to the day `to`, both included. */
export const Away = z.strictObject({ record: z.string(), whose: z.string(), from: z.string(), to: z.string(), origin: Origin })
export type Away = z.infer<typeof Away>

/** `credit for 30 days after rep.left_on`: rows count so many days longer for those who were in the plan on that date. */
export const CreditAfter = z.strictObject({ days: z.number().int().nonnegative(), date: z.string(), origin: Origin })
export type CreditAfter = z.infer<typeof CreditAfter>

/** Whose time in the plan counts for what (semantics 2). */
export const Presence = z.strictObject({
  away: z.array(Away),
  /** Whether rows count for a person who is away on their day. */
  creditWhileAway: z.boolean(),
  creditAfter: CreditAfter.nullable(),
})
export type Presence = z.infer<typeof Presence>

/** Nobody is ever away, and credit ends with the time in the plan. */
export const PRESENT: Presence = { away: [], creditWhileAway: true, creditAfter: null }

export const People = z.strictObject({
  record: z.string(),
  where: Expression.nullable(),
  hired: z.string().nullable(),
  left: z.string().nullable(),
  label: z.string().nullable(),
  presence: Presence,
})
export type People = z.infer<typeof People>
