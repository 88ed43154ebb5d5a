import * as z from 'zod'

/**
 * What a number counts. `money` is in minor units of `currency`; `percent` and `factor` are plain ratios
 * (12% is 0.12, 1.5x is 1.5); `count` is a whole number of things; `rate` is money earned for one unit of something else.
 */
export const Unit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('money'), currency: z.string() }),
  z.strictObject({ kind: z.literal('percent') }),
  z.strictObject({ kind: z.literal('factor') }),
  z.strictObject({ kind: z.literal('number') }),
  z.strictObject({ kind: z.literal('count') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({ kind: z.literal('months') }),
  z.strictObject({ kind: z.literal('text') }),
  z.strictObject({ kind: z.literal('yesno') }),
  z.strictObject({ kind: z.literal('reference'), record: z.string() }),
])
export type Unit = z.infer<typeof Unit>

/** A stretch of the fiscal calendar over which a value accumulates; `deal` is one row by itself. */
export const Window = z.enum(['deal', 'month', 'quarter', 'half', 'year', 'plan'])
export type Window = z.infer<typeof Window>

/** A period that pay or a stated amount can have. */
export const Per = z.enum(['month', 'quarter', 'half', 'year'])
export type Per = z.infer<typeof Per>

export const RoundingMode = z.enum(['half_up', 'half_even', 'half_down', 'up', 'down'])
export type RoundingMode = z.infer<typeof RoundingMode>

/** Round to whole multiples of `unit` (a decimal; for money in minor units). All modes are sign-symmetric. */
export const Rounding = z.strictObject({ mode: RoundingMode, unit: z.string() })
export type Rounding = z.infer<typeof Rounding>
