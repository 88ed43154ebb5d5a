import type { Day } from '../calendar/day.ts'
import type { RecordShape } from '../core/record.ts'
import { sameKey } from './order.ts'
import type { Data, Row } from './table.ts'

const dayIn = (row: Row, field: string | null | undefined): Day | undefined => {
  const value = field == null ? undefined : row.values.get(field)
  return typeof value === 'number' ? value : undefined
}

/** Whether two rows are about one thing: one key and, with history, one start. */
export const isSameVersion = ({ history }: RecordShape, a: Row, b: Row): boolean =>
  sameKey(a.key, b.key) && dayIn(a, history?.from) === dayIn(b, history?.from)

/** When a row was recorded; undefined in a record that does not say, which is known always. */
export const recordedOn = ({ known }: RecordShape, row: Row): Day | undefined => dayIn(row, known)

/** Whether what is known of a record depends on the day that is asked about, or rows of it can be withdrawn. */
export const hasKnowledge = ({ known, withdrawn }: RecordShape): boolean => known !== null || withdrawn !== null

/**
 * The rows that are known on a day (null: all that were ever recorded): of each key and start the one recorded last, unless it says that
 * it is withdrawn; an earlier start is then in force again. `rows` are in canonical order. Source: semantics 1, row in force, steps 1 to 3.
 */
export function knownRows<T>(shape: RecordShape, rows: readonly T[], rowOf: (one: T) => Row, asOf: Day | null): readonly T[] {
  if (!hasKnowledge(shape)) return rows
  const found: T[] = []
  let last: T | undefined
  for (const one of rows) {
    const recorded = recordedOn(shape, rowOf(one))
    if (asOf !== null && recorded !== undefined && recorded > asOf) continue
    // canonical order puts the row recorded last behind the others of its key and start
    if (last !== undefined && isSameVersion(shape, rowOf(last), rowOf(one))) found.pop()
    found.push(one)
    last = one
  }
  const { withdrawn } = shape
  return withdrawn === null ? found : found.filter((one) => rowOf(one).values.get(withdrawn) !== true)
}

const itself = (row: Row): Row => row

/** Data as known on a day. Tables whose rows are all known stay the same objects. */
export function knownData(records: readonly RecordShape[], data: Data, asOf: Day | null): Data {
  const shapes = records.filter(hasKnowledge)
  if (shapes.length === 0) return data
  const tables = new Map(data.tables)
  for (const shape of shapes) {
    const table = tables.get(shape.name)
    if (table !== undefined) tables.set(shape.name, { ...table, rows: knownRows(shape, table.rows, itself, asOf) })
  }
  return { tables }
}
