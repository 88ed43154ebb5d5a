import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import { isGap } from '../../columns/growing.ts'
import type { Frame } from './frame.ts'

/** The rows that count, by person, then incentive date, then key: the order in which they earn (semantics 6.7). */
export interface Ordered {
  readonly rows: Uint32Array
  /** The rows of the person at place `i` are those from `starts[i]` to before `starts[i + 1]`. */
  readonly starts: Uint32Array
}

/** Sorts the rows of the plan's people and days: stable counting sorts of the canonical order, by day and then by person. */
export function orderedRows({ count, order }: Columns, owner: CodeColumn, day: DayColumn, frame: Frame): Ordered {
  const { personOf, from, monthOf, member, people } = frame
  const days = monthOf.length
  const valid = (row: number): boolean => {
    if (isGap(day.gaps, row) || isGap(owner.gaps, row)) return false
    const [person, date] = [personOf[owner.codes[row] ?? 0] ?? -1, (day.values[row] ?? 0) - from]
    return person >= 0 && date >= 0 && date < days && member[person * days + date] === 1
  }
  const kept = new Uint32Array(count)
  let length = 0
  for (let place = 0; place < count; place += 1) {
    const row = order?.[place] ?? place
    if (valid(row)) kept[length++] = row
  }
  const byDay = sortedBy(kept.subarray(0, length), days, (row) => (day.values[row] ?? 0) - from)
  const byPerson = sortedBy(byDay.rows, people.length, (row) => personOf[owner.codes[row] ?? 0] ?? 0)
  return byPerson
}

/** A stable counting sort, and where each key starts. */
export function sortedBy(rows: Uint32Array, keys: number, keyOf: (row: number) => number): Ordered {
  const starts = new Uint32Array(keys + 1)
  for (const row of rows) {
    const key = keyOf(row) + 1
    starts[key] = (starts[key] ?? 0) + 1
  }
  for (let key = 1; key <= keys; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
  const next = starts.slice()
  const sorted = new Uint32Array(rows.length)
  for (const row of rows) {
    const key = keyOf(row)
    const at = next[key] ?? 0
    sorted[at] = row
    next[key] = at + 1
  }
  return { rows: sorted, starts }
}
