import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import { type Ints, isGap } from '../../columns/growing.ts'
import type { Frame } from './frame.ts'

/** The rows that count, by person, then incentive date, then key: the order in which they earn (semantics 6.7). */
export interface Ordered {
  readonly rows: Uint32Array
  /** The rows of the person at place `i` are those from `starts[i]` to before `starts[i + 1]`. */
  readonly starts: Uint32Array
}

/** People with fewer rows are sorted by insertion. */
const FEW = 48

/** Rows are asked for once for each metric, and are the same for all of one record. */
const known = new WeakMap<
  Columns,
  { readonly owner: CodeColumn; readonly day: DayColumn; readonly frame: Frame; readonly ordered: Ordered }
>()

/** The rows of the plan's people and days in the order in which they earn. */
export function orderedRows(columns: Columns, owner: CodeColumn, day: DayColumn, frame: Frame): Ordered {
  const before = known.get(columns)
  if (before?.owner === owner && before.day === day && before.frame === frame) return before.ordered
  const ordered = inOrder(columns, owner, day, frame)
  known.set(columns, { owner, day, frame, ordered })
  return ordered
}

/** Sorts by person, stably in the canonical order, and then the rows of each by day: those of one person are near each other. */
function inOrder({ count, order }: Columns, owner: CodeColumn, day: DayColumn, frame: Frame): Ordered {
  const { personOf, from, monthOf, member, people } = frame
  const days = monthOf.length
  const [dayOf, dayGaps, codes, codeGaps] = [day.values, day.gaps, owner.codes, owner.gaps]
  /** The person whose row it is, -1 where it does not count. */
  const whose = (row: number): number => {
    const date = (dayOf[row] ?? 0) - from
    if (date < 0 || date >= days || (dayGaps !== null && isGap(dayGaps, row)) || (codeGaps !== null && isGap(codeGaps, row))) return -1
    const person = personOf[codes[row] ?? 0] ?? -1
    return person >= 0 && member[person * days + date] === 1 ? person : -1
  }
  const starts = new Uint32Array(people.length + 1)
  for (let row = 0; row < count; row += 1) {
    const person = whose(row)
    if (person >= 0) starts[person + 1] = (starts[person + 1] ?? 0) + 1
  }
  for (let person = 1; person <= people.length; person += 1) starts[person] = (starts[person] ?? 0) + (starts[person - 1] ?? 0)
  const rows = new Uint32Array(starts[people.length] ?? 0)
  const next = starts.slice()
  const place = (row: number): void => {
    const person = whose(row)
    if (person < 0) return
    const at = next[person] ?? 0
    rows[at] = row
    next[person] = at + 1
  }
  for (let i = 0; i < count; i += 1) place(order === null ? i : (order[i] ?? 0))
  const counts = new Uint32Array(days + 1)
  let moved = new Uint32Array(FEW)
  for (let person = 0; person < people.length; person += 1) {
    const own = rows.subarray(starts[person] ?? 0, starts[person + 1] ?? 0)
    if (own.length < FEW) byInsertion(own, dayOf)
    else {
      if (moved.length < own.length) moved = new Uint32Array(own.length * 2)
      byCounting(own, dayOf, from, counts, moved)
    }
  }
  return { rows, starts }
}

function byInsertion(rows: Uint32Array, dayOf: Ints): void {
  for (let i = 1; i < rows.length; i += 1) {
    const row = rows[i] ?? 0
    const date = dayOf[row] ?? 0
    let at = i
    for (; at > 0 && (dayOf[rows[at - 1] ?? 0] ?? 0) > date; at -= 1) rows[at] = rows[at - 1] ?? 0
    rows[at] = row
  }
}

function byCounting(rows: Uint32Array, dayOf: Ints, from: number, counts: Uint32Array, moved: Uint32Array): void {
  counts.fill(0)
  for (let i = 0; i < rows.length; i += 1) {
    const after = (dayOf[rows[i] ?? 0] ?? 0) - from + 1
    counts[after] = (counts[after] ?? 0) + 1
  }
  for (let date = 1; date < counts.length; date += 1) counts[date] = (counts[date] ?? 0) + (counts[date - 1] ?? 0)
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0
    const date = (dayOf[row] ?? 0) - from
    const at = counts[date] ?? 0
    moved[at] = row
    counts[date] = at + 1
  }
  rows.set(moved.subarray(0, rows.length))
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
