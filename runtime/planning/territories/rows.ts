/** The rows that territories are made of, as they are on a day. */
import type { Day } from '../../calendar/day.ts'
import { shownKey } from '../../data/order.ts'
import type { Row, Value } from '../../data/table.ts'
import { type Environment, fieldsOnly } from '../../evaluate/expression.ts'
import { inForce, valueAlong } from '../../evaluate/lookup.ts'
import { monthsSince } from '../../evaluate/months-since.ts'
import type { World } from '../../evaluate/world.ts'

/** Every row of a record that is in force on a day, one for each key, in canonical order. */
export function rowsOn(world: World, record: string, day: Day): readonly Row[] {
  const table = world.data.tables.get(record)?.rows ?? []
  const { shape } = world.lookup.record(record) ?? {}
  if (shape?.history == null) return table
  const keys = new Set(table.map(({ key }) => key.join('\0')))
  return [...keys].flatMap((key) => inForce(world.lookup.versions(record, key), day, world.until)?.row ?? [])
}

/** A value of a row, each reference read on the day. */
export const rowValue = (world: World, record: string, row: Row, day: Day, path: readonly string[]): Value | undefined =>
  valueAlong(world.lookup, { record, row, day, horizon: world.until, eventsTo: world.eventsTo }, path)

/** What the conditions of a rule can ask for about a row. */
export const rowEnvironment = (world: World, record: string, row: Row, day: Day): Environment =>
  fieldsOnly(
    (of, _, path) => (of === 'row' ? rowValue(world, record, row, day, path) : undefined),
    (date, whole) => monthsSince(world.core.calendar, date, day, whole),
  )

/** A row's key as a plan names it. */
export const nameOf = (row: Row): string => shownKey(row.key)
