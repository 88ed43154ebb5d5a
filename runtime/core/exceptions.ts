/** What a person decided against, or beside, what the plan computes: each with a reason, an author and a date (semantics 9). */
import * as z from 'zod'
import { Origin } from './origin.ts'

const decided = {
  payee: z.string(),
  reason: z.string(),
  author: z.string(),
  /** The day on which it was decided; before it nothing is known of it. */
  dated: z.string(),
  origin: Origin,
}

/** `adjust` adds a line of its own; `set` makes what a part earns in a pay period this value, until a day. */
export const Adjustment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('adjust'), ...decided, part: z.string(), period: z.string(), amount: z.string() }),
  z.strictObject({
    kind: z.literal('set'),
    ...decided,
    part: z.string(),
    period: z.string(),
    amount: z.string(),
    /** The last day on which it holds; null: for good. */
    until: z.string().nullable(),
  }),
])
export type Adjustment = z.infer<typeof Adjustment>

/** What is left out for one person. */
export const LeftOut = z.discriminatedUnion('kind', [
  /** The clawback of one row. */
  z.strictObject({ kind: z.literal('clawback'), record: z.string(), row: z.string() }),
  /** The caps, floors or gates of one part of pay. */
  z.strictObject({ kind: z.enum(['cap', 'floor', 'gate']), part: z.string() }),
  /** A whole part of pay. */
  z.strictObject({ kind: z.literal('part'), part: z.string() }),
])
export type LeftOut = z.infer<typeof LeftOut>

export const Exemption = z.strictObject({ kind: z.literal('exempt'), ...decided, from: LeftOut })
export type Exemption = z.infer<typeof Exemption>

export const Exceptions = z.strictObject({ adjustments: z.array(Adjustment), exemptions: z.array(Exemption) })
export type Exceptions = z.infer<typeof Exceptions>

export const NO_EXCEPTIONS: Exceptions = { adjustments: [], exemptions: [] }

/** All of them. */
export const exceptionsOf = ({ adjustments, exemptions }: Exceptions): readonly (Adjustment | Exemption)[] => [
  ...adjustments,
  ...exemptions,
]
