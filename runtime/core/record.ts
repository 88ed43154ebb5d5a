import * as z from 'zod'
import { Origin } from './origin.ts'
import { Per, Unit } from './unit.ts'

/** How the file writes a field that is not written plainly. */
export const Form = z.strictObject({
  /** `cents`: money in minor units. `fraction`: a percent as 0.12 instead of 12 or 12%. */
  scale: z.enum(['plain', 'cents', 'fraction']),
  /** `DD/MM/YYYY` and the like; null is `YYYY-MM-DD`. */
  dates: z.string().nullable(),
  /** IANA name; the file then holds timestamps, and the date is the day in this zone. */
  zone: z.string().nullable(),
})
export type Form = z.infer<typeof Form>

export const Field = z.strictObject({
  name: z.string(),
  /** The file's own column name. */
  column: z.string(),
  unit: Unit,
  /** A text field's only allowed values. */
  oneOf: z.array(z.string()).nullable(),
  /** `money per year`: the period that the amount is for. */
  per: Per.nullable(),
  optional: z.boolean(),
  /** `incentive` puts the row into a period; `event` has not happened yet when it lies after the period asked for; `currency` is a code. */
  role: z.enum(['plain', 'incentive', 'event', 'currency']),
  /** Money of the currency that the row names in this field; null: of the plan's currency. */
  currency: z.string().nullable(),
  form: Form,
  origin: Origin,
})
export type Field = z.infer<typeof Field>

/** A table with a declared key. With `history` a key has one row per start date, with `known` several per key and start (semantics 1). */
export const RecordShape = z.strictObject({
  name: z.string(),
  file: z.string(),
  key: z.array(z.string()).nonempty(),
  fields: z.array(Field),
  history: z.strictObject({ from: z.string(), to: z.string().nullable() }).nullable(),
  /** `known by recorded_on`: the field with the day on which a row was recorded; null: every row is known always. */
  known: z.string().nullable(),
  /** The field that takes a row back where it says yes; null: none does. */
  withdrawn: z.string().nullable(),
  /** Whether its rows are exchange rates: what one of `base` costs in `quote` from `day` on. */
  rates: z.boolean(),
  origin: Origin,
})
export type RecordShape = z.infer<typeof RecordShape>
