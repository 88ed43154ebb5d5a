import * as z from 'zod'
import { Expression } from './expression.ts'
import { Origin } from './origin.ts'
import { Lying } from './planning/territories.ts'

/** Who gets credit for a row. */
export const Receiver = z.discriminatedUnion('kind', [
  /** The person at the end of a path of references from the row (`['owner']`). */
  z.strictObject({ kind: z.literal('path'), path: z.array(z.string()).nonempty() }),
  /** The people of a record whose rows name the credited row in their field `link`, each at the end of `path` from such a row. */
  z.strictObject({ kind: z.literal('linked'), record: z.string(), link: z.string(), path: z.array(z.string()).nonempty() }),
  /** Whoever has, on the row's date, the territories in which the row lies. */
  z.strictObject({ kind: z.literal('territory'), lies: Lying }),
])
export type Receiver = z.infer<typeof Receiver>

/** One rule of a credit block (semantics 3). A `when` is read on the row, or on each linked row. */
export const CreditRule = z.discriminatedUnion('kind', [
  /** A share of the row, a literal or a field of the row or of the linked row. */
  z.strictObject({
    kind: z.literal('share'),
    role: z.enum(['direct', 'overlay', 'rollup']),
    share: Expression,
    to: Receiver,
    when: Expression.nullable(),
    origin: Origin,
  }),
  /** What the direct shares leave. */
  z.strictObject({ kind: z.literal('rest'), to: Receiver, origin: Origin }),
  /** What the direct shares leave, in equal parts. */
  z.strictObject({ kind: z.literal('equal'), to: Receiver, origin: Origin }),
  /** A share of each direct line to the person above, along the field `via` of the people's record; one share a level, nearest first. */
  z.strictObject({ kind: z.literal('levels'), shares: z.array(z.string()).nonempty(), via: z.string(), origin: Origin }),
])
export type CreditRule = z.infer<typeof CreditRule>

/** A factor on a whole row's money before it is shared, or before a measure counts it. */
export const CreditFactor = z.strictObject({ by: Expression, when: Expression.nullable(), says: z.string(), origin: Origin })
export type CreditFactor = z.infer<typeof CreditFactor>

/** The most that a row's money counts for, with either sign. */
export const CreditCap = z.strictObject({ limit: Expression, says: z.string(), origin: Origin })
export type CreditCap = z.infer<typeof CreditCap>

/** What changes a whole row's money before it is shared, or before a measure counts it. */
export const OnCredit = z.strictObject({ factors: z.array(CreditFactor), cap: CreditCap.nullable() })
export type OnCredit = z.infer<typeof OnCredit>

/** Who gets credit for the rows of `record`. */
export const Crediting = z.strictObject({
  record: z.string(),
  rules: z.array(CreditRule),
  /** Which direct rules hold: all whose condition is true, the first, or the one whose condition is narrowest. */
  order: z.enum(['all', 'first_match', 'most_specific']),
  /** Whether a part of a row may be left to nobody. */
  mayTotalLess: z.boolean(),
  factors: z.array(CreditFactor),
  cap: CreditCap.nullable(),
  /** The date field of the row on which managers are looked up; null: its incentive date. */
  hierarchy: z.string().nullable(),
  origin: Origin,
})
export type Crediting = z.infer<typeof Crediting>
