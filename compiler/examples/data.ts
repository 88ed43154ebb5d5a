/** The rows of an example as data. */
import { parseDay } from '../../runtime/calendar/day.ts'
import type { Field, RecordShape } from '../../runtime/core/record.ts'
import { rowOrder, shownKey } from '../../runtime/data/order.ts'
import type { Data, Row, Table, Value } from '../../runtime/data/table.ts'
import { fromDecimal } from '../../runtime/exact/ratio.ts'
import type { ExampleCase, ExampleValue } from '../plan.ts'
import { keyOf, peopleOf, type Read } from './people.ts'

/** A stated value as the evaluator reads it. */
export function valueOf(stated: ExampleValue): Value | undefined {
  switch (stated.unit.kind) {
    case 'date':
      return parseDay(stated.value)
    case 'text':
    case 'reference':
      return stated.value
    case 'yesno':
      return stated.value === 'yes'
    default:
      return fromDecimal(stated.value)
  }
}

/** The tables of a case. Fields of people that are stated without naming a person hold for everyone; references to a person default to the only one. */
export function dataOf(core: Read, one: ExampleCase): Data {
  const tables = core.records.map((shape): [string, Table] => {
    const rows = shape.name === core.people.record ? peopleRows(core, shape, one) : recordRows(core, shape, one).map(({ row }) => row)
    return [shape.name, { record: shape.name, file: shape.file, rows: [...rows].sort(rowOrder(shape)) }]
  })
  return { tables: new Map(tables) }
}

function peopleRows(core: Read, shape: RecordShape, one: ExampleCase): Row[] {
  const key = keyOf(core)
  const stated = one.rows.filter((row) => row.record === shape.name)
  const shared = stated.filter((row) => row.values[key] === undefined).map((row) => row.values)
  return peopleOf(core, one).flatMap((person, index) => {
    const own = stated.filter((row) => row.values[key]?.value === person).map((row) => row.values)
    // with history a person has a row for each start, with knowledge for each day recorded; without, all that is stated is one row
    const versions = (shape.history === null && shape.known === null) || own.length < 2 ? [Object.assign({}, ...own)] : own
    return versions.map((version): Row => {
      const values = valuesOf(Object.assign({}, ...shared, version))
      values.set(key, person)
      if (shape.history !== null && !values.has(shape.history.from)) values.set(shape.history.from, parseDay(core.effective.from) ?? person)
      return { key: [person], values, line: index + 1 }
    })
  })
}

/** The rows of a record, each with its place among the rows of the case. */
function recordRows(core: Read, shape: RecordShape, one: ExampleCase): { readonly row: Row; readonly place: number }[] {
  const people = peopleOf(core, one)
  const only = people.length === 1 ? people[0] : undefined
  return one.rows
    .flatMap((row, place) => (row.record === shape.name ? [{ row, place }] : []))
    .map(({ row, place }, index) => {
      const values = valuesOf(row.values)
      for (const field of shape.fields) if (!values.has(field.name)) fill(values, field, shape, core, only, index)
      return { row: { key: shape.key.map((name) => textOf(values.get(name), index)), values, line: index + 1 }, place }
    })
}

/** The key of a row of the case as ledgers show it. */
export function rowKeyAt(core: Read, one: ExampleCase, place: number): string | undefined {
  const shape = core.records.find((record) => record.name === one.rows[place]?.record)
  const found = shape === undefined ? undefined : recordRows(core, shape, one).find((row) => row.place === place)
  return found === undefined ? undefined : shownKey(found.row.key)
}

/** Whether a row may leave a field out because it is known: the row's key, its date, and whose it is. */
export const isFilled = (field: Field, shape: RecordShape, core: Read, only: string | undefined): boolean =>
  (field.unit.kind === 'reference' && field.unit.record === core.people.record && only !== undefined) ||
  field.role === 'incentive' ||
  (shape.key.includes(field.name) && field.unit.kind === 'text')

function fill(values: Map<string, Value>, field: Field, shape: RecordShape, core: Read, only: string | undefined, index: number): void {
  if (field.unit.kind === 'reference' && field.unit.record === core.people.record && only !== undefined && !field.optional)
    values.set(field.name, only)
  else if (field.role === 'incentive') values.set(field.name, parseDay(core.effective.from) ?? '')
  else if (shape.key.includes(field.name) && field.unit.kind === 'text') values.set(field.name, numbered(index))
}

const numbered = (index: number): string => `row ${String(index + 1).padStart(3, '0')}`
const textOf = (value: Value | undefined, index: number): string => (typeof value === 'string' ? value : numbered(index))

function valuesOf(stated: Readonly<Record<string, ExampleValue>>): Map<string, Value> {
  const values = new Map<string, Value>()
  for (const [name, one] of Object.entries(stated)) {
    const value = valueOf(one)
    if (value !== undefined) values.set(name, value)
  }
  return values
}
