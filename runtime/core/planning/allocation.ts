import * as z from 'zod'
import { Expression } from '../expression.ts'
import { Origin } from '../origin.ts'
import { Proration } from '../proration.ts'
import { Per, Unit } from '../unit.ts'
import { Amount, Authority, Fraction, Named, Weight } from './basis.ts'

/** How a parent's amount is shared among its parts. */
export const Shared = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('evenly') }),
  /** By a blend; `above`: each part first has its own amount of this basis, and the blend shares what is left. */
  z.strictObject({ kind: z.literal('by'), weights: z.array(Weight).nonempty(), above: Named.nullable() }),
])
export type Shared = z.infer<typeof Shared>

export const Bound = z.strictObject({ amount: Amount, origin: Origin })
export type Bound = z.infer<typeof Bound>

/** One level of the tree, from the top. The last one is the people. */
export const Level = z.strictObject({
  name: z.string(),
  /** From a person's row to the key of its node on this level; empty: the person. */
  path: z.array(z.string()),
  /** The record whose rows are the nodes; null: the values of a text field. */
  record: z.string().nullable(),
  shared: Shared,
  /** What children receive above the parent's amount, as a part of it: 0.1 is 110% of plan. */
  over: Fraction,
  floor: Bound.nullable(),
  ceiling: Bound.nullable(),
  origin: Origin,
})
export type Level = z.infer<typeof Level>

export const Growth = z.strictObject({ says: z.string(), factor: Fraction, origin: Origin })
export type Growth = z.infer<typeof Growth>

/** How a year is spread over its months. */
export const Season = z.discriminatedUnion('kind', [
  /** By the length of the months. */
  z.strictObject({ kind: z.literal('even'), per: Per }),
  /** A share for each period of the year, in order; they total 1. */
  z.strictObject({ kind: z.literal('shares'), per: Per, shares: z.array(Fraction) }),
  /** As the metric's total fell in the periods of an earlier year. */
  z.strictObject({ kind: z.literal('history'), per: Per, period: z.string() }),
])
export type Season = z.infer<typeof Season>

export const Ramp = z.strictObject({
  /** The date field of a person. */
  since: z.array(z.string()).nonempty(),
  whole: z.boolean(),
  /** From month on, a share; in order of the months. */
  steps: z.array(z.strictObject({ month: z.number().int().nonnegative(), share: Fraction })).nonempty(),
  origin: Origin,
})
export type Ramp = z.infer<typeof Ramp>

export const Relief = z.strictObject({
  node: z.string(),
  /** A part of the quota, or an amount in its unit. */
  of: z.enum(['share', 'amount']),
  value: Fraction,
  /** The days that it is for; null: all. */
  period: z.strictObject({ label: z.string(), from: z.string(), to: z.string() }).nullable(),
  says: z.string(),
  authority: Authority,
  origin: Origin,
})
export type Relief = z.infer<typeof Relief>

export const Override = z.strictObject({
  /** The level of the node; null: the only node of that key. */
  level: z.string().nullable(),
  node: z.string(),
  amount: Fraction,
  /** Whether the parent grows with it; otherwise the others share what is left. */
  adds: z.boolean(),
  locked: z.boolean(),
  says: z.string(),
  authority: Authority,
  origin: Origin,
})
export type Override = z.infer<typeof Override>

/** Quota that goes from one person to another from a day on: an amount for a year, or a part of the giver's. */
export const Move = z.strictObject({
  of: z.enum(['share', 'amount']),
  value: Fraction,
  from: z.string(),
  to: z.string(),
  day: z.string(),
  says: z.string(),
  authority: Authority,
  origin: Origin,
})
export type Move = z.infer<typeof Move>

/** Accounts of nobody: people whose quota is nobody's, and an amount that is taken from the whole before it is shared. */
export const House = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('people'), where: Expression, says: z.string(), origin: Origin }),
  z.strictObject({ kind: z.literal('share'), share: Fraction, says: z.string(), origin: Origin }),
  z.strictObject({ kind: z.literal('amount'), amount: Fraction, says: z.string(), origin: Origin }),
])
export type House = z.infer<typeof House>

/** The allocation from a day on. */
export const Version = z.strictObject({
  from: z.string(),
  /** Null: the sum of what the people have. */
  root: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('total'), amount: Fraction, says: z.string(), origin: Origin }),
      z.strictObject({ kind: z.literal('start'), of: Named, origin: Origin }),
    ])
    .nullable(),
  growth: z.array(Growth),
  /** From the bottom up: what each person has for a year. */
  each: z.strictObject({ value: Expression, per: Per, says: z.string(), origin: Origin }).nullable(),
  levels: z.array(Level).nonempty(),
  season: Season,
  seasonsOf: z.array(z.strictObject({ node: z.string(), season: Season, origin: Origin })),
  ramp: Ramp.nullable(),
  prorate: Proration.nullable(),
  reliefs: z.array(Relief),
  house: z.array(House),
  /** The multiple that quotas are rounded to (money in minor units), and whether the parts of a parent still sum to it. */
  round: z.strictObject({ unit: z.string(), keeping: z.boolean(), says: z.string() }),
  overrides: z.array(Override),
  moves: z.array(Move),
  /** What every quota is raised by, last of all. */
  pad: Fraction,
})
export type Version = z.infer<typeof Version>

/** The quota of one metric, allocated from the top to each person. */
export const Allocation = z.strictObject({
  metric: z.string(),
  label: z.string(),
  unit: Unit,
  because: z.string().nullable(),
  versions: z.array(Version).nonempty(),
  origin: Origin,
})
export type Allocation = z.infer<typeof Allocation>
