/** The rows of a metric in the order in which they earn, for ledgers that show a line for each (semantics 6.7). */
import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import type { RowNumber } from '../kernel/row-number.ts'
import { EXACT } from '../program/number.ts'
import type { CountedRows } from './counted-rows.ts'
import type { Frame } from './frame.ts'
import type { HeldRows } from './held-rows.ts'
import { orderedRows } from './order.ts'

/** Rows by person, in order of (incentive date, key). */
export interface EarningRows {
  readonly held: HeldRows
  readonly day: DayColumn
  readonly rows: Uint32Array
  /** The rows of the person at place `i` are those from `starts[i]` to before `starts[i + 1]`. */
  readonly starts: Uint32Array
  /** What the row at a place adds, in whole numbers of the measure's scale. */
  readonly added: RowNumber
}

/** Rows that go whole to the person whom they name. */
export function earningWhole(
  held: HeldRows,
  columns: Columns,
  owner: CodeColumn,
  day: DayColumn,
  frame: Frame,
  added: RowNumber,
): EarningRows {
  const { rows, starts } = orderedRows(columns, owner, day, frame)
  const at = (place: number): number => rows[place] ?? 0
  const byPlace: RowNumber =
    added.held === 'big' ? { held: 'big', of: (place) => added.of(at(place)) } : { held: 'doubles', of: (place) => added.of(at(place)) }
  return { held, day, rows, starts, added: byPlace }
}

/** Rows that were counted one by one; undefined where they are no whole numbers over a power of ten. */
export function earningCounted({ list, rows, starts, amounts, shared }: CountedRows, reach: bigint): EarningRows | undefined {
  const { values } = amounts
  if (values === null || shared) return undefined
  const of = (place: number): number => {
    const value = values[place] ?? 0
    return Number.isNaN(value) ? 0 : value
  }
  const added: RowNumber = reach <= EXACT ? { held: 'doubles', of } : { held: 'big', of: (place) => BigInt(of(place)) }
  return { held: list.held, day: list.day, rows, starts, added }
}
