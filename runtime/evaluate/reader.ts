import type { Day } from '../calendar/day.ts'
import type { Conversion } from '../core/exchange.ts'
import type { Row, Value } from '../data/table.ts'
import { isRatio, type Ratio } from '../exact/ratio.ts'
import { type Environment, fieldsOnly } from './expression.ts'
import { inPlanCurrency, type Start, valueAlong } from './lookup.ts'
import { monthsSince } from './months-since.ts'
import type { World } from './world.ts'

/** Reads one row after the other, each on its incentive date: move it to a row, then evaluate. */
export interface RowReader {
  readonly env: Environment
  /** The row that is read, on its day. */
  readonly current: () => { readonly record: string; readonly row: Row; readonly date: Day } | undefined
  readonly moveTo: (row: Row, date: Day) => void
  /** Sets a row of another record beside the one that is read. */
  readonly setBeside: (record: string, row: Row) => void
  /** A number of the row itself after a change to it, which is made in the row's own currency. */
  readonly changed: (name: string, change: (value: Ratio, currency: string | null) => Ratio) => Value | undefined
  /** The value at the end of a path from the row, or from the row beside it. */
  readonly along: (path: readonly string[], record?: string) => Value | undefined
}

/**
 * What expressions on the rows of a record can read: a row's fields and references, on its incentive date (semantics 1). `converted`
 * says at what rate money of other currencies counts.
 */
export function rowReader({ core, lookup, eventsTo }: World, record: string, converted: Conversion | null = null): RowReader {
  let start: Start | undefined
  let beside: Start | undefined
  const along = (path: readonly string[], from: string = record): Value | undefined => {
    const at = from === record ? start : beside
    if (at === undefined || at.record !== from) return undefined
    // a row of no record, as a territory is, has its own values alone
    if (lookup.record(from) === undefined) return path.length === 1 ? at.row.values.get(path[0] ?? '') : undefined
    return valueAlong(lookup, at, path)
  }
  return {
    env: fieldsOnly(
      (of, from, path) => (of === 'row' ? along(path, from) : undefined),
      (date, whole) => (start === undefined ? undefined : monthsSince(core.calendar, date, start.day, whole)),
    ),
    current: () => (start === undefined ? undefined : { record, row: start.row, date: start.day }),
    moveTo: (row, date) => {
      start = { record, row, day: date, horizon: date, eventsTo, converted }
    },
    setBeside: (other, row) => {
      if (start !== undefined) beside = { ...start, record: other, row }
    },
    changed: (name, change) => {
      const field = lookup.record(record)?.fields.get(name)
      const value = start?.row.values.get(name)
      if (start === undefined || field === undefined || value === undefined || !isRatio(value)) return value
      const currency = field.currency === null ? undefined : start.row.values.get(field.currency)
      const made = change(value, typeof currency === 'string' ? currency : null)
      return field.currency === null ? made : inPlanCurrency(lookup, start, field, made)
    },
    along,
  }
}
