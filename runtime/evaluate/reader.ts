import type { Day } from '../calendar/day.ts'
import type { Row, Value } from '../data/table.ts'
import { type Environment, fieldsOnly } from './expression.ts'
import { type Start, valueAlong } from './lookup.ts'
import type { World } from './world.ts'

/** Reads one row after the other, each on its incentive date: move it to a row, then evaluate. */
export interface RowReader {
  readonly env: Environment
  /** The row that is read, on its day. */
  readonly current: () => { readonly record: string; readonly row: Row; readonly date: Day } | undefined
  readonly moveTo: (row: Row, date: Day) => void
  /** Sets a row of another record beside the one that is read. */
  readonly setBeside: (record: string, row: Row) => void
  /** The value at the end of a path from the row, or from the row beside it. */
  readonly along: (path: readonly string[], record?: string) => Value | undefined
}

/** What expressions on the rows of a record can read: a row's fields and references, on its incentive date (semantics 1). */
export function rowReader({ lookup, eventsTo }: World, record: string): RowReader {
  let start: Start | undefined
  let beside: Start | undefined
  const along = (path: readonly string[], from: string = record): Value | undefined => {
    const at = from === record ? start : beside
    return at === undefined || at.record !== from ? undefined : valueAlong(lookup, at, path)
  }
  return {
    env: fieldsOnly((of, from, path) => (of === 'row' ? along(path, from) : undefined)),
    current: () => (start === undefined ? undefined : { record, row: start.row, date: start.day }),
    moveTo: (row, date) => {
      start = { record, row, day: date, horizon: date, eventsTo }
    },
    setBeside: (other, row) => {
      if (start !== undefined) beside = { ...start, record: other, row }
    },
    along,
  }
}
