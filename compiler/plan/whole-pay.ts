/** What acts on all parts of pay together, before the plan's limits (semantics 7 stage 10, 17.12). */
import * as z from 'zod'
import { Gate, Multiplier } from './pay.ts'

/** `pay only when ...` and `pay multiplied by ...`: gates and factors of the sum of all parts. */
export const WholePay = z.strictObject({ gates: z.array(Gate), multipliers: z.array(Multiplier) })
export type WholePay = z.infer<typeof WholePay>
