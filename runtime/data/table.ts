import type { Day } from '../calendar/day.ts'
import type { Ratio } from '../exact/ratio.ts'

/** One value of a row: numbers exact (money in minor units, 12% as 12/100), dates as day numbers, text and references as text. */
export type Value = Ratio | Day | string | boolean

/** One row as read: its typed values by field name (absent where an optional field is empty), and its line in the file. */
export interface Row {
  /** The key's values as canonical text, in the order of the declared key. */
  readonly key: readonly string[]
  readonly values: ReadonlyMap<string, Value>
  readonly line: number
}

/** The rows of one record, in canonical order of their keys (semantics 0), whatever the order of the file. */
export interface Table {
  readonly record: string
  readonly file: string
  readonly rows: readonly Row[]
}

/** All data of a run. */
export interface Data {
  readonly tables: ReadonlyMap<string, Table>
}
