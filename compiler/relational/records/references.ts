/** What rows refer to: the row of another record that is in force on the row's day (semantics 1). */
import type { RecordShape } from '../../../runtime/core/record.ts'
import { allOf, column, compare, freeName, join, plainName, type Relation } from '../program/build.ts'
import type { Condition } from '../program/scalar.ts'
import { refuse } from '../refused.ts'
import { LAST, type Site, startOf, type Versions, versionsOf } from './records.ts'

/** Rows with what they refer to, and the column of each path of fields. */
export interface Reached {
  readonly relation: Relation
  readonly columnOf: ReadonlyMap<string, string>
}

/** Joins what some paths need; each prefix of a path is joined once. Rows have their day in `day`. */
export function reached(
  site: Site,
  rows: Relation,
  shape: RecordShape,
  own: ReadonlyMap<string, string>,
  paths: readonly (readonly string[])[],
): Reached {
  const columnOf = new Map(own)
  const shapes = new Map<string, RecordShape>([['', shape]])
  let relation = rows
  const follow = (path: readonly string[]): void => {
    for (let length = 1; length < path.length; length += 1) {
      const prefix = path.slice(0, length).join('.')
      if (shapes.has(prefix)) continue
      const before = shapes.get(path.slice(0, length - 1).join('.'))
      const field = before?.fields.find(({ name }) => name === path[length - 1])
      if (field?.unit.kind !== 'reference') throw new Error(prefix)
      const versions = versionsOf(site, field.unit.record)
      const link = columnOf.get(prefix) ?? ''
      const made = joinedWith(site, relation, versions, link, prefix)
      relation = made.relation
      for (const [name, of] of made.names) columnOf.set(`${prefix}.${name}`, of)
      shapes.set(prefix, versions.shape)
    }
  }
  for (const path of paths) follow(path)
  return { relation, columnOf }
}

/** Each row beside the version of another record that a column of it names, in force on the row's day. */
export function joinedWith(site: Site, relation: Relation, versions: Versions, link: string, prefix: string) {
  const { shape, rows, columnOf } = versions
  const key = columnOf.get(shape.key[0] ?? '')
  if (key === undefined || shape.key.length > 1) return refuse('a reference to a key of several columns', shape.origin)
  const taken: string[] = relation.columns.map(({ name }) => name)
  const names = [...columnOf].map(([field, of]) => {
    const name = freeName((one) => taken.includes(one), plainName(prefix, field))
    taken.push(name)
    return { field, of, name }
  })
  const told = {
    name: `with_${prefix}`,
    says: `With the row of \`${shape.name}\` that \`${prefix}\` names, as it is on the day`,
    origin: shape.origin,
  }
  const made = join(site.build, told, relation, rows, {
    how: 'left',
    on: [{ left: link, right: key }],
    and: inForce(versions),
    take: Object.fromEntries(names.map(({ of, name }) => [of, name])),
  })
  return { relation: made, names: new Map(names.map(({ field, name }) => [field, name])) }
}

/** Whether a version on the right is in force on the day of the left. */
export function inForce(versions: Versions): Condition | null {
  const start = startOf(versions)
  if (start === undefined) return null
  const day = column('day', 'left')
  const orLast = (name: string) => ({ kind: 'coalesce' as const, value: column(name, 'right'), otherwise: LAST })
  return allOf(
    compare('<=', column(start, 'right'), day),
    versions.next === undefined ? null : compare('>', orLast(versions.next), day),
    versions.ends === undefined ? null : compare('>=', orLast(versions.ends), day),
  )
}
