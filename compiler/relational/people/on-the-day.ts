/** People's fields as they are on a day, with what these refer to on it (semantics 1). */
import { everyPart } from '../../../runtime/core/parts.ts'
import type { Need } from '../measures/needs.ts'
import { column, kept, type Relation, select } from '../program/build.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { joinedWith, type Reached, reached } from '../records/references.ts'
import { dayColumns } from './hierarchy.ts'

/** The paths of people's fields that are asked for. */
export const pathsIn = (needs: readonly Need[]): readonly (readonly string[])[] =>
  needs.flatMap((need) =>
    need.kind === 'fixed' ? everyPart(need.expression).flatMap((part) => (part.kind === 'field' ? [part.path] : [])) : [],
  )

/** A relation of people with their fields on the day in the column `at`: the row in force, or where that has ended the last one. */
export function fieldsOn(site: Site, relation: Relation, at: string, paths: readonly (readonly string[])[]): Reached {
  const people = versionsOf(site, site.core.people.record)
  const told = { name: `${relation.name}_dated`, says: 'Everybody on the day', origin: people.shape.origin }
  const dated = select(site.build, told, relation, [
    ...kept(relation, 'day'),
    { column: { ...dayColumns.from, name: 'day' }, value: column(at) },
  ])
  const { relation: made, names } = joinedWith(site, dated, { ...people, ends: undefined }, 'payee', 'person')
  return reached(site, made, people.shape, names, paths)
}
