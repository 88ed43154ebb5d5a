/** The fields of a record by column (design: rows are never objects where there are millions of them). */
import type { RecordShape } from '../core/record.ts'
import type { Ints } from './growing.ts'

/** Rows of one record. Row `i` is the i-th of the file that was not refused. */
export interface Columns {
  readonly shape: RecordShape
  readonly count: number
  readonly fields: ReadonlyMap<string, Column>
  /** The rows in canonical order of their keys; null where the file has them so (semantics 0). */
  readonly order: Uint32Array | null
}

export type Column = NumberColumn | BigColumn | DayColumn | CodeColumn | TextColumn

interface Gaps {
  /** One bit for each row that has no value; null where all have one. */
  readonly gaps: Uint8Array | null
}

/** Exact numbers `values[row] / 10^scale`; money in minor units, scale 0. `low` and `high` bound all values. */
export interface NumberColumn extends Gaps {
  readonly kind: 'number'
  readonly scale: number
  readonly values: Ints
  readonly low: number
  readonly high: number
}

/** The same where a value passes 2^53: in 64 bits each where all fit. */
export interface BigColumn extends Gaps {
  readonly kind: 'big'
  readonly scale: number
  readonly values: BigInt64Array | readonly bigint[]
}

/** Days since 1970-01-01. */
export interface DayColumn extends Gaps {
  readonly kind: 'day'
  readonly values: Ints
}

/** Texts of a column that says few different things, references and yes or no: `texts[codes[row]]`. */
export interface CodeColumn extends Gaps {
  readonly kind: 'code'
  readonly codes: Ints
  readonly texts: readonly string[]
}

/** Texts that differ from row to row, as bytes: row `i` is `bytes[ends[i - 1]]` up to `bytes[ends[i]]`. */
export interface TextColumn extends Gaps {
  readonly kind: 'text'
  readonly bytes: Uint8Array
  readonly ends: Uint32Array
}
