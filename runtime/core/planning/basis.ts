import * as z from 'zod'
import { FRACTION } from '../../exact/fraction.ts'
import { Origin } from '../origin.ts'

/** An exact number that need not end as a decimal: `0.05`, `1/9`. */
export const Fraction = z.string().regex(FRACTION)

/** What a node of the tree brings with it, as a number: what quotas are shared by, or bounded by. */
export const Basis = z.discriminatedUnion('kind', [
  /** The total of the quota's metric in a period, for everyone below the node. */
  z.strictObject({ kind: z.literal('history'), period: z.string() }),
  /** A number of the node's own row. */
  z.strictObject({ kind: z.literal('node'), path: z.array(z.string()).nonempty() }),
  /** A number of each person below the node, added up. */
  z.strictObject({ kind: z.literal('person'), path: z.array(z.string()).nonempty() }),
  /** A number of each row of `record` that leads to the node by `link`: to a person below it, or to its key. */
  z.strictObject({
    kind: z.literal('rows'),
    record: z.string(),
    path: z.array(z.string()).nonempty(),
    link: z.array(z.string()).nonempty(),
    to: z.enum(['person', 'node']),
  }),
  /** A number of each row that is in the territories of the people below the node. */
  z.strictObject({ kind: z.literal('territory'), record: z.string(), path: z.array(z.string()).nonempty() }),
  /** How many people are below the node. */
  z.strictObject({ kind: z.literal('headcount') }),
  /** How many people are below the node, each by the part of the year in which they count: by their days and their ramp. */
  z.strictObject({ kind: z.literal('capacity') }),
])
export type Basis = z.infer<typeof Basis>

/** A basis, as the plan wrote it. */
export const Named = z.strictObject({ basis: Basis, says: z.string(), origin: Origin })
export type Named = z.infer<typeof Named>

/** A basis and its part in a blend; the parts of a blend total 1. */
export const Weight = z.strictObject({ share: Fraction, of: Named })
export type Weight = z.infer<typeof Weight>

/** An amount in the quota's unit (money in minor units), or so much of a basis. */
export const Amount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stated'), amount: Fraction, says: z.string() }),
  z.strictObject({ kind: z.literal('basis'), factor: Fraction, of: Named, says: z.string() }),
])
export type Amount = z.infer<typeof Amount>

/** Who decided something by hand, why, and when. */
export const Authority = z.strictObject({ reason: z.string(), author: z.string(), dated: z.string() })
export type Authority = z.infer<typeof Authority>
