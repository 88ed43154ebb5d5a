/** `close.json`: what a closed period holds, and what makes any later change of it visible. */
import * as z from 'zod'

const Hash = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

const Sums = z.strictObject({
  credits: Decimal,
  earnings: Decimal,
  /** By account (semantics 9). */
  cash: Decimal,
  held: Decimal,
  deferred: Decimal,
  owed: Decimal,
  draw: Decimal,
  advance: Decimal,
})
export type Sums = z.infer<typeof Sums>

export const CloseRecord = z.strictObject({
  schemaVersion: z.literal(1),
  plan: z.string(),
  period: z.string(),
  /** The period closed before, and its seal; null for the first. */
  follows: z.strictObject({ period: z.string(), seal: Hash }).nullable(),
  asOf: z.string().nullable(),
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  /** Identity of the plan as it was computed, and of each clause of it by address. */
  core: Hash,
  clauses: z.record(z.string(), Hash),
  data: Hash,
  currency: z.string(),
  files: z.record(z.string(), z.strictObject({ hash: Hash, lines: z.int() })),
  /** In the plan's currency. */
  sums: Sums,
  /** In the other currencies in which people are paid, by their codes; credits are in the plan's alone. */
  sumsIn: z.record(z.string(), Sums).optional(),
  /** Hash of all the above; the next close repeats it. */
  seal: Hash,
})
export type CloseRecord = z.infer<typeof CloseRecord>
