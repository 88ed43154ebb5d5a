import * as z from 'zod'
import { Lying } from './planning/territories.ts'

/** Whose rows a measure counts. */
export const Population = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  /** Everyone below the person on the row's date, at any level along the field `via` of the people's record. */
  z.strictObject({ kind: z.literal('team'), via: z.string() }),
  /** Everyone who has the same value at the end of `path` as the person has on the row's date. */
  z.strictObject({ kind: z.literal('group'), path: z.tuple([z.string()], z.string()) }),
  /** The rows that lie, on their date, in a territory that the person has, or in a part of one. */
  z.strictObject({ kind: z.literal('territory'), lies: Lying }),
  z.strictObject({ kind: z.literal('company') }),
])
export type Population = z.infer<typeof Population>

/** Which rows a measure counts for a person, and where in time (semantics 4). */
export const Scope = z.strictObject({
  /** Other populations than the person count direct lines, once each, whoever has them (17.2). */
  population: Population,
  /** Of several lines of one row: all, direct ones only, or the greatest. */
  lines: z.enum(['all', 'direct', 'highest']),
  /** The date field that puts a row into a period; null: the record's incentive date. */
  dated: z.string().nullable(),
  /** A window of this month and those before it, so many in all; null: the measure's window as it stands. */
  lastMonths: z.number().int().positive().nullable(),
})
export type Scope = z.infer<typeof Scope>

/** The person's own lines, on the incentive date, in windows as they stand. */
export const OWN: Scope = { population: { kind: 'person' }, lines: 'all', dated: null, lastMonths: null }
