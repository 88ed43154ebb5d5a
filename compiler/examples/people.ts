/** The people of an example. */
import type { Core } from '../../runtime/core/core.ts'
import type { ExampleCase } from '../plan.ts'

/** The person an example speaks of where it names none. */
export const SOMEONE = 'example'

/** What a case is read by: the records, who the people are, and the first day. A Core and a Planning have them. */
export type Read = Pick<Core, 'records' | 'effective'> & { readonly people: Pick<Core['people'], 'record'> }

/** The field that tells people apart. */
export const keyOf = (core: Read): string => core.records.find((record) => record.name === core.people.record)?.key[0] ?? 'id'

/** The people of a case: those that it names, itself or in a row that refers to them; or one person without a name. */
export function peopleOf(core: Read, one: ExampleCase): string[] {
  const key = keyOf(core)
  const refers = new Map(
    core.records.map((shape) => [
      shape.name,
      shape.fields.flatMap(({ name, unit }) => (unit.kind === 'reference' && unit.record === core.people.record ? [name] : [])),
    ]),
  )
  const named = one.rows.filter((row) => row.record === core.people.record).flatMap((row) => row.values[key]?.value ?? [])
  const referred = one.rows.flatMap((row) => (refers.get(row.record) ?? []).flatMap((field) => row.values[field]?.value ?? []))
  const stated = [...one.expectations, ...one.measures, ...one.amounts].flatMap(({ person }) => person ?? [])
  const all = new Set([...named, ...stated, ...referred])
  return all.size === 0 ? [SOMEONE] : [...all]
}
