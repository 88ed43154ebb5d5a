/** The rows of a metric in the order in which they earn, for ledgers that show a line for each (semantics 6.7). */
import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import type { RowNumber } from '../kernel/row-number.ts'
import { EXACT } from '../program/number.ts'
import type { CountedRows } from './counted-rows.ts'
import type { Frame } from './frame.ts'
import { growingPlaces } from './growing.ts'
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

/** So many lines of rows that everybody shares in. */
const MOST_SHARED = 2 ** 26

/** Rows that were counted one by one; undefined where they are no whole numbers over a power of ten, or far too many. */
export function earningCounted(own: CountedRows, reach: bigint, frame: Frame): EarningRows | undefined {
  const { list, amounts, shared } = own
  const { values } = amounts
  const { held, day } = list
  if (values === null || (shared && own.rows.length * frame.people.length > MOST_SHARED)) return undefined
  const of = (place: number): number => {
    const value = values[place] ?? 0
    return Number.isNaN(value) ? 0 : value
  }
  const { rows, starts, placeOf } = shared ? forEverybody(own, frame) : { rows: own.rows, starts: own.starts, placeOf: null }
  const byPlace = placeOf === null ? of : (place: number): number => of(placeOf[place] ?? 0)
  const added: RowNumber = reach <= EXACT ? { held: 'doubles', of: byPlace } : { held: 'big', of: (place) => BigInt(byPlace(place)) }
  return { held, day, rows, starts, added }
}

/** The same rows for everybody who is in the plan on their day, and where each stands among those that are shared. */
function forEverybody({ rows, list: { day } }: CountedRows, { people, from, monthOf, member }: Frame) {
  const starts = new Uint32Array(people.length + 1)
  const [all, places] = [growingPlaces(), growingPlaces()]
  for (let person = 0; person < people.length; person += 1) {
    rows.forEach((row, place) => {
      if (member[person * monthOf.length + (day.values[row] ?? 0) - from] !== 1) return
      all.push(row)
      places.push(place)
    })
    starts[person + 1] = all.length()
  }
  return { rows: all.done(), starts, placeOf: places.done() }
}
