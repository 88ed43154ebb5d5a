import * as z from 'zod'
import { Origin } from '../origin.ts'
import { Fraction } from './basis.ts'

/** How much a team can sell, month by month (semantics 13). Money in minor units; amounts are for a year. */
export const Capacity = z.strictObject({
  start: z.array(z.strictObject({ heads: Fraction, share: Fraction, origin: Origin })),
  productivity: z.strictObject({ perYear: Fraction, attainment: Fraction.nullable(), says: z.string(), origin: Origin }).nullable(),
  /** From a month since hire on, a share; empty: everyone counts whole at once. */
  ramp: z.array(z.strictObject({ month: z.number().int().nonnegative(), share: Fraction, origin: Origin })),
  attrition: z.strictObject({ perYear: Fraction, emptyMonths: z.number().int().nonnegative(), origin: Origin }).nullable(),
  /** Who is hired in which month of the year, 0 the first. */
  hires: z.array(z.strictObject({ heads: Fraction, month: z.number().int().min(0).max(11), origin: Origin })),
  need: z.strictObject({ perYear: Fraction, says: z.string(), origin: Origin }).nullable(),
  committed: z.strictObject({ perYear: Fraction, says: z.string(), origin: Origin }).nullable(),
  because: z.string().nullable(),
  origin: Origin,
})
export type Capacity = z.infer<typeof Capacity>
