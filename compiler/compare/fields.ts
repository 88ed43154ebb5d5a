/** Fields of people and rows, also of records that they lead to, as they stand in a run's period. */
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import { canonicalText } from '../../runtime/data/cells.ts'
import { shownKey } from '../../runtime/data/order.ts'
import type { Data, Row, Value } from '../../runtime/data/table.ts'
import { worldOf } from '../../runtime/evaluate/evaluate.ts'
import { valueAlong } from '../../runtime/evaluate/lookup.ts'
import { collectProblems } from '../../runtime/evaluate/problems.ts'
import { rowOn, timelineOf } from '../../runtime/evaluate/spans.ts'
import { dayIn } from '../../runtime/evaluate/values.ts'
import { earlier } from '../../runtime/evaluate/windows.ts'
import { isRatio } from '../../runtime/exact/ratio.ts'
import { showNumber } from '../../runtime/exact/show.ts'
import { withHeldRows } from '../../runtime/fast/rows/held-lookup.ts'
import type { HeldRows } from '../../runtime/fast/rows/held-rows.ts'

/** Reads fields in the period of a run. */
export interface Fields {
  /** A field of a person at the period's end; undefined where it has no value. */
  readonly ofPerson: (id: string, path: readonly string[]) => Value | undefined
  /** A field of a row by the key that ledgers show, on the row's day. */
  readonly ofRow: (record: string, rowKey: string, path: readonly string[]) => Value | undefined
}

const NONE_HELD: ReadonlyMap<string, HeldRows> = new Map()

/** The fields of a plan's data, with the records that columns hold; undefined where the period is none of the plan's. */
export function fieldsOf(core: Core, data: Data, period: string, held: ReadonlyMap<string, HeldRows> = NONE_HELD): Fields | undefined {
  const asked = parsePeriod(core.calendar, period)
  const problems = collectProblems(() => undefined)
  const world = 'problem' in asked ? undefined : worldOf(core, data, { period, asOf: null }, asked, problems)
  if (world === undefined || 'problem' in asked) return undefined
  const { until } = world
  const lookup = withHeldRows(world.lookup, held)
  const end = earlier(asked.to, until)
  const rows = new Map<string, (rowKey: string) => Row | undefined>()
  const rowOf = (record: string, rowKey: string): Row | undefined => {
    const known = rows.get(record) ?? rowsByKey(held.get(record) ?? data.tables.get(record)?.rows ?? [])
    rows.set(record, known)
    return known(rowKey)
  }
  return {
    ofPerson: (id, path) => {
      const row = rowOn(timelineOf(world, id, until), end)
      if (row === undefined) return undefined
      return valueAlong(lookup, { record: core.people.record, row, day: end, horizon: until, eventsTo: end }, path)
    },
    ofRow: (record, rowKey, path) => {
      const row = rowOf(record, rowKey)
      const shape = core.records.find(({ name }) => name === record)
      const dated = shape?.fields.find(({ role }) => role === 'incentive')?.name
      if (row === undefined) return undefined
      const day = dayIn(dated === undefined ? undefined : row.values.get(dated)) ?? end
      return valueAlong(lookup, { record, row, day, horizon: until, eventsTo: end }, path)
    },
  }
}

/** Finds rows by the keys that ledgers show; rows in columns are made when they are asked for. */
function rowsByKey(rows: HeldRows | readonly Row[]): (rowKey: string) => Row | undefined {
  if (!('at' in rows && 'columns' in rows)) {
    const byKey = new Map(rows.map((row) => [shownKey(row.key), row]))
    return (rowKey) => byKey.get(rowKey)
  }
  const places = new Map<string, number>()
  const cursor = rows.cursor()
  for (let place = 0; place < rows.count; place += 1) {
    cursor.moveTo(place)
    places.set(shownKey(cursor.row.key), place)
  }
  return (rowKey) => {
    const place = places.get(rowKey)
    return place === undefined ? undefined : rows.at(place)
  }
}

/** A value as the name of a group. */
export function groupName(value: Value | undefined): string {
  if (value === undefined) return 'none'
  return isRatio(value) ? showNumber(value) : canonicalText(value)
}
