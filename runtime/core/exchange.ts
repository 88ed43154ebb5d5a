/** How an amount in one currency becomes one in another (semantics 11). */
import * as z from 'zod'
import { Origin } from './origin.ts'
import { Rounding } from './unit.ts'

/**
 * Pay in the currency at the end of a path from the person. `frozen`: at the rate of the period that a line is for, corrections too;
 * `floating`: at the rate of the period in which it is posted.
 */
export const Pay = z.strictObject({ path: z.tuple([z.string()], z.string()), rate: z.enum(['frozen', 'floating']), origin: Origin })

/** Where rates come from. */
export const Exchange = z.strictObject({
  /** The record that holds them; null: there is none. */
  rates: z.string().nullable(),
  /** The currency through which a pair without a price of its own goes; null: only pairs with a price are converted. */
  via: z.string().nullable(),
  /** How money of a currency is rounded where that is stated; otherwise as the plan's, to its smallest unit. */
  rounding: z.record(z.string(), Rounding),
  /** Pay in the currency of each person; null: in the plan's. */
  pay: Pay.nullable(),
})
export type Exchange = z.infer<typeof Exchange>

/** A plan in one currency. */
export const ONE_CURRENCY: Exchange = { rates: null, via: null, rounding: {}, pay: null }

/** At what rate a metric counts amounts of other currencies, where it is not that of the row's incentive date. */
export const Conversion = z.discriminatedUnion('kind', [
  /** The rate of a date of the row; the incentive date's until that date is there. */
  z.strictObject({ kind: z.literal('on'), date: z.string(), origin: Origin }),
  /** A rate that the plan states, a decimal: so many of the plan's currency for one of the row's. */
  z.strictObject({ kind: z.literal('at'), rate: z.string(), origin: Origin }),
])
export type Conversion = z.infer<typeof Conversion>
