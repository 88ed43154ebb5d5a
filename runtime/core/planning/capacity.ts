import * as z from 'zod'
import { Origin } from '../origin.ts'
import { Fraction } from './basis.ts'

/** How much a team can sell, month by month (semantics 13). Money in minor units; amounts are for a year. */
export const Capacity = z.strictObject({
  /** Who is there on the first day; `since`: the first month of the ramp in which they count as they do. */
  start: z.array(z.strictObject({ heads: Fraction, since: z.number().int().nonnegative(), origin: Origin })),
  /** What a ramped person sells, and the part of it to expect. */
  productivity: z.strictObject({ perYear: Fraction, attainment: Fraction.nullable(), says: z.string(), origin: Origin }),
  /** From a month since hire on, a share; empty: everyone counts whole at once. */
  ramp: z.array(z.strictObject({ month: z.number().int().nonnegative(), share: Fraction, origin: Origin })),
  /** The part of all that leaves in a year, and how many full months a place stays empty; null: it is never refilled. */
  attrition: z
    .strictObject({ perYear: Fraction, emptyMonths: z.number().int().nonnegative().nullable(), says: z.string(), origin: Origin })
    .nullable(),
  /** Who is hired in which month of the year, 0 the first. */
  hires: z.array(z.strictObject({ heads: Fraction, month: z.number().int().min(0).max(11), origin: Origin })),
  need: z.strictObject({ perYear: Fraction, says: z.string(), origin: Origin }).nullable(),
  committed: z.strictObject({ perYear: Fraction, says: z.string(), origin: Origin }).nullable(),
  because: z.string().nullable(),
  origin: Origin,
})
export type Capacity = z.infer<typeof Capacity>
