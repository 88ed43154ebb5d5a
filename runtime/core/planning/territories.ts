import * as z from 'zod'
import { Expression } from '../expression.ts'
import { Origin } from '../origin.ts'
import { Fraction } from './basis.ts'

/** Segments of a record's rows: the first class whose condition holds takes a row; `when` null: every other row. */
export const Segment = z.strictObject({
  record: z.string(),
  classes: z.array(z.strictObject({ name: z.string(), when: Expression.nullable(), says: z.string(), origin: Origin })),
  origin: Origin,
})
export type Segment = z.infer<typeof Segment>

/** Rows by their keys, why, and on which days; null: from the first day, or to the last. */
export const NamedRows = z.strictObject({
  keys: z.array(z.string()).nonempty(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string(),
  origin: Origin,
})
export type NamedRows = z.infer<typeof NamedRows>

/** A rule of a territory: rows of a record for which a condition holds, or every row (of the territory above) that no other one has. */
export const Covers = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('where'), record: z.string(), where: Expression, says: z.string(), origin: Origin }),
  z.strictObject({ kind: z.literal('rest'), origin: Origin }),
])
export type Covers = z.infer<typeof Covers>

export const Territory = z.strictObject({
  name: z.string(),
  label: z.string(),
  /** Who has it, each from a day on (null: from the first), in that order; empty: nobody, its rows are the house's. */
  owners: z.array(z.strictObject({ person: z.string(), from: z.string().nullable(), origin: Origin })),
  /** The territory that it is part of: a row must be covered there as well, and belongs to the part rather than to the whole. */
  under: z.string().nullable(),
  /** The lowest number wins, and any number wins over none (null). */
  priority: z.number().int().nullable(),
  covers: z.array(Covers),
  includes: z.array(NamedRows),
  excludes: z.array(NamedRows),
  because: z.string().nullable(),
  origin: Origin,
})
export type Territory = z.infer<typeof Territory>

/** How even the territories must be: a blend of numbers of the rows, and how far a territory may be from the mean. */
export const Balance = z.strictObject({
  score: z.array(z.strictObject({ share: Fraction, path: z.array(z.string()).nonempty(), says: z.string(), origin: Origin })).nonempty(),
  within: Fraction,
  says: z.string(),
  origin: Origin,
})
export type Balance = z.infer<typeof Balance>

export const Territories = z.strictObject({
  /** The record whose rows are assigned; null where there are no territories. */
  record: z.string().nullable(),
  segments: z.array(Segment),
  territories: z.array(Territory),
  /** How many territories may have one row. */
  winners: z.number().int().positive(),
  balance: Balance.nullable(),
})
export type Territories = z.infer<typeof Territories>

/** The territories of a quotas file, by which rows are credited on its days. */
export const CreditedTerritories = z.strictObject({
  file: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  /** The day on which rows and owners are read, whatever the date of what is credited; null: that date. */
  asOf: z.string().nullable(),
  territories: Territories,
})
export type CreditedTerritories = z.infer<typeof CreditedTerritories>

/**
 * In which territories a row lies: those of the row of `record` at the end of `link` (empty: of the row itself), by the files of
 * `Core.territories` that are named here, each on the days that it is for.
 */
export const Lying = z.strictObject({ record: z.string(), link: z.array(z.string()), files: z.array(z.string()).nonempty() })
export type Lying = z.infer<typeof Lying>
