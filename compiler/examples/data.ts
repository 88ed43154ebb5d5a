/** The facts of an example as data: its rows, and the measures, quotas and target that it states outright. */
import { parseDay } from '../../runtime/calendar/day.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Field, RecordShape } from '../../runtime/core/record.ts'
import type { Data, Row, Table, Value } from '../../runtime/data/table.ts'
import type { Given } from '../../runtime/evaluate/outcome.ts'
import { compareKeys } from '../../runtime/exact/order.ts'
import { fromDecimal } from '../../runtime/exact/ratio.ts'
import type { Example, ExampleValue } from '../plan.ts'
import { everyExpression } from '../reach.ts'

export type Case = Example['cases'][number]

/** The person an example speaks of where it names none. */
export const SOMEONE = 'example'

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

/** The people of a case: those that it names, or one person without a name. */
export function peopleOf(core: Core, one: Case): string[] {
  const key = keyOf(core)
  const named = one.rows.filter((row) => row.record === core.people.record).flatMap((row) => row.values[key]?.value ?? [])
  const paid = one.expectations.flatMap((e) => e.person ?? [])
  const stated = one.measures.flatMap((m) => m.person ?? [])
  const all = new Set([...named, ...paid, ...stated])
  return all.size === 0 ? [SOMEONE] : [...all]
}

const keyOf = (core: Core): string => core.records.find((record) => record.name === core.people.record)?.key[0] ?? 'id'

/** The tables of a case. Fields of people that are stated without naming a person hold for everyone; references to a person default to the only one. */
export function dataOf(core: Core, one: Case): Data {
  const tables = core.records.map((shape): [string, Table] => {
    const rows = shape.name === core.people.record ? peopleRows(core, shape, one) : recordRows(core, shape, one)
    return [shape.name, { record: shape.name, file: shape.file, rows: [...rows].sort((a, b) => compareKeys(a.key, b.key)) }]
  })
  return { tables: new Map(tables) }
}

function peopleRows(core: Core, shape: RecordShape, one: Case): Row[] {
  const key = keyOf(core)
  const stated = one.rows.filter((row) => row.record === shape.name)
  const shared = stated.filter((row) => row.values[key] === undefined).map((row) => row.values)
  return peopleOf(core, one).map((person, index) => {
    const own = stated.filter((row) => row.values[key]?.value === person).map((row) => row.values)
    const values = valuesOf(Object.assign({}, ...shared, ...own))
    values.set(key, person)
    if (shape.history !== null && !values.has(shape.history.from)) values.set(shape.history.from, parseDay(core.effective.from) ?? person)
    return { key: [person], values, line: index + 1 }
  })
}

function recordRows(core: Core, shape: RecordShape, one: Case): Row[] {
  const people = peopleOf(core, one)
  const only = people.length === 1 ? people[0] : undefined
  return one.rows
    .filter((row) => row.record === shape.name)
    .map((row, index) => {
      const values = valuesOf(row.values)
      for (const field of shape.fields) if (!values.has(field.name)) fill(values, field, shape, core, only, index)
      return { key: shape.key.map((name) => textOf(values.get(name), index)), values, line: index + 1 }
    })
}

/** What an example may leave out: the row's key, its date, and whose it is. */
function fill(values: Map<string, Value>, field: Field, shape: RecordShape, core: Core, only: string | undefined, index: number): void {
  if (field.unit.kind === 'reference' && field.unit.record === core.people.record && only !== undefined && !field.optional)
    values.set(field.name, only)
  else if (field.role === 'incentive') values.set(field.name, parseDay(core.effective.from) ?? '')
  else if (shape.key.includes(field.name) && field.unit.kind === 'text') values.set(field.name, `row ${String(index + 1).padStart(3, '0')}`)
}

const textOf = (value: Value | undefined, index: number): string =>
  typeof value === 'string' ? value : `row ${String(index + 1).padStart(3, '0')}`

function valuesOf(stated: Readonly<Record<string, ExampleValue>>): Map<string, Value> {
  const values = new Map<string, Value>()
  for (const [name, one] of Object.entries(stated)) {
    const value = valueOf(one)
    if (value !== undefined) values.set(name, value)
  }
  return values
}

/** What the case states outright. */
export const givenOf = (one: Case): Given => ({
  measures: one.measures.map(({ person, metric, measure, quota }) => ({
    person,
    metric,
    measure: measure === null ? undefined : valueOf(measure),
    quota: quota === null ? undefined : valueOf(quota),
  })),
  target: one.target === null ? null : (valueOf(one.target) ?? null),
})

/** The Core of a case: conditions on people that the case does not describe do not keep them out. */
export function coreOf(core: Core, one: Case): Core {
  const stated = new Set(one.rows.filter((row) => row.record === core.people.record).flatMap((row) => Object.keys(row.values)))
  const reads = (e: Expression | null): boolean =>
    e !== null && everyExpression(e).some((part) => part.kind === 'field' && !stated.has(part.path[0]))
  const keep = (field: string | null): string | null => (field !== null && stated.has(field) ? field : null)
  const { people } = core
  return {
    ...core,
    people: {
      ...people,
      where: reads(people.where) ? null : people.where,
      hired: keep(people.hired),
      left: keep(people.left),
      label: null,
    },
  }
}
