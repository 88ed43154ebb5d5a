/** What a kernel is asked: to add up numbers of rows by person and month, in one pass over columns (design: two stages). */
import type { Ints } from '../../columns/growing.ts'
import type { Num } from '../program/number.ts'

/** Whole numbers by row or by code: in doubles' range, in 64 bits, or of any size. */
export type Numbers = Ints | BigInt64Array | readonly bigint[]

/** Whether they are big integers. */
export const holdsBigs = (numbers: Numbers): numbers is BigInt64Array | readonly bigint[] =>
  Array.isArray(numbers) || numbers instanceof BigInt64Array

/** What stands in a slot of the addends' programs. Codes are from 0; what they look up has an entry for each of them. */
export type RowValue =
  /** The number of a column. */
  | { readonly what: 'number'; readonly values: Numbers }
  /** Whether the row has a value: its bit in the gaps is not set. */
  | { readonly what: 'there'; readonly gaps: Uint8Array }
  /** Whether a condition holds for what the row's code stands for. */
  | { readonly what: 'table'; readonly codes: Ints; readonly holds: Uint8Array }
  /** The number of what the row's code stands for. */
  | { readonly what: 'looked up'; readonly codes: Ints; readonly values: Numbers }

/** Whose a row is and when. `rows/frame.ts` makes the tables. */
export interface Where {
  readonly owner: { readonly codes: Ints; readonly gaps: Uint8Array | null }
  readonly day: { readonly values: Ints; readonly gaps: Uint8Array | null }
  readonly people: number
  /** By the code of the owner: the place of the person, -1 for nobody. */
  readonly personOf: Int32Array
  /** The plan's first day, and by the days after it the month, counted from the plan's first. */
  readonly from: number
  readonly monthOf: Int32Array
  readonly months: number
  /** By person: 1 where all days of the plan count. */
  readonly steady: Uint8Array
  /** By person and day: whether a row of the day counts for the person. */
  readonly member: Uint8Array
}

/** Sums that are wanted of the same rows. */
export interface Job {
  readonly rows: number
  /** What a row adds to each sum. */
  readonly addends: readonly Num[]
  /** By slot of the addends' programs. */
  readonly inputs: readonly RowValue[]
  readonly where: Where
  /** The most rows that any one person has: times the most that a row adds, it bounds every sum. */
  readonly most: number
}

/** What one addend comes to. */
export interface PersonMonths {
  /** No sum of one person's rows is further from zero than this. */
  readonly reach: bigint
  /** The sum of a person's months, first and last included; exact whatever its size. */
  readonly sum: (person: number, first: number, last: number) => bigint
  /** The same as a double, where doubles hold every one of them; else null. */
  readonly inDoubles: ((person: number, first: number, last: number) => number) | null
  /** Where those doubles stand, if they do stand somewhere. */
  readonly cells: DoubleCells | null
}

/** Sums by person and month: each stands at `first + person x perPerson + month x perMonth`. */
export interface DoubleCells {
  readonly values: Float64Array
  readonly first: number
  readonly perPerson: number
  readonly perMonth: number
}

/** Which loop ran, and on how many threads. */
export interface Ran {
  readonly kernel: 'javascript' | 'webassembly' | 'closures'
  readonly workers: number
}

/** What a pass over the rows gives. */
export interface Summed {
  /** By addend. */
  readonly sums: readonly PersonMonths[]
  /** Rows without a date, and rows of the plan's days that belong to nobody in the plan. */
  readonly undated: number
  readonly outside: number
  readonly ran: Ran
}
