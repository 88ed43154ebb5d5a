import type { Day } from '../calendar/day.ts'
import type { RecordShape } from '../core/record.ts'
import { joinKey } from './order.ts'
import type { Row, Table, Value } from './table.ts'

/** The rows of a record by key. */
export interface TableIndex {
  /** All rows of a key (of one column, or joined by `joinKey`), the earliest start first. */
  readonly findAll: (key: string) => readonly Row[]
  /** The row in force on `day`; undefined where the thing does not exist then. */
  readonly find: (key: string, day: Day) => Row | undefined
}

const none: readonly Row[] = []
const dayIn = (value: Value | undefined): Day | undefined => (typeof value === 'number' ? value : undefined)

/**
 * Indexes a table. The row in force is the one with the greatest start not after the day, unless its end lies before the day
 * (semantics 1 and 17.33); a plain record's row is always in force.
 */
export function indexTable(table: Table, { history }: RecordShape): TableIndex {
  const byKey = new Map<string, Row[]>()
  for (const row of table.rows) {
    const key = joinKey(row.key)
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [row])
    else known.push(row)
  }
  const findAll = (key: string): readonly Row[] => byKey.get(key) ?? none
  return {
    findAll,
    find: (key, day) => {
      const rows = findAll(key)
      if (history === null) return rows[0]
      const row = rows.findLast(({ values }) => (dayIn(values.get(history.from)) ?? day) <= day)
      const end = history.to === null ? undefined : dayIn(row?.values.get(history.to))
      return end !== undefined && end < day ? undefined : row
    },
  }
}

/** The row of `key` (one text per key column) in force on `day`. */
export const rowInForce = (index: TableIndex, key: readonly string[], day: Day): Row | undefined => index.find(joinKey(key), day)
