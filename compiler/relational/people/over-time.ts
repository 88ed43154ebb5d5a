/** What people's fields say, and what these refer to, from when to when (semantics 1). */
import { column, columnNamed, compare, join, type Relation, select, text } from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import { type Site, type Versions, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { dayColumns, inForceFrom, inForceTo } from './hierarchy.ts'

/** The text or number at the end of a path of fields, for everyone who has it: `payee`, `value`, `from_day`, `to_day`. */
export function overTime(site: Site, path: readonly string[]): Relation {
  const { build, core } = site
  const people = versionsOf(site, core.people.record)
  const { shape } = people
  if (shape.key.length > 1) refuse('people with a key of several columns', shape.origin)
  const told = { name: `${path.join('_')}_over_time`, says: `\`${path.join('.')}\` of everyone, from when to when`, origin: shape.origin }
  let relation = stretch(site, told, people, people.columnOf.get(shape.key[0] ?? '') ?? '', people.columnOf.get(path[0] ?? '') ?? '')
  let field = shape.fields.find(({ name }) => name === path[0])
  for (const name of path.slice(1)) {
    if (field?.unit.kind !== 'reference') throw new Error(path.join('.'))
    const next = versionsOf(site, field.unit.record)
    const key = next.columnOf.get(next.shape.key[0] ?? '')
    if (key === undefined || next.shape.key.length > 1) return refuse('a reference to a key of several columns', next.shape.origin)
    const of = stretch(site, { ...told, name: `${next.shape.name}_${name}_over_time` }, next, key, next.columnOf.get(name) ?? '')
    relation = along(site, told, relation, of)
    field = next.shape.fields.find((one) => one.name === name)
  }
  const there = { kind: 'not' as const, value: { kind: 'is_null' as const, value: column('value') } }
  const value = columnNamed(relation, 'value')
  return value.nullable
    ? select(
        build,
        told,
        relation,
        relation.columns.map((one) => ({ column: one.name === 'value' ? { ...one, nullable: false } : one, value: column(one.name) })),
        there,
      )
    : relation
}

type Told = Parameters<typeof select>[1]

/** One field of a record: whose, what, from when to when. */
function stretch({ build }: Site, told: Told, versions: Versions, key: string, field: string): Relation {
  return select(build, told, versions.rows, [
    { column: text('payee'), value: column(key) },
    { column: { ...columnNamed(versions.rows, field), name: 'value' }, value: column(field) },
    { column: dayColumns.from, value: inForceFrom(versions) },
    { column: dayColumns.to, value: inForceTo(versions) },
  ])
}

/** What the row says that a text refers to, on the days on which both are so. */
function along({ build }: Site, told: Told, from: Relation, to: Relation): Relation {
  const both = join(build, { ...told, name: `${told.name}_along` }, from, to, {
    on: [{ left: 'value', right: 'payee' }],
    and: {
      kind: 'and',
      parts: [
        compare('<=', column('from_day', 'left'), column('to_day', 'right')),
        compare('<=', column('from_day', 'right'), column('to_day', 'left')),
      ],
    },
    take: { value: 'next', from_day: 'next_from_day', to_day: 'next_to_day' },
  })
  const pick = (kind: 'smaller' | 'larger', left: string, right: string): Scalar => ({ kind, left: column(left), right: column(right) })
  return select(build, told, both, [
    { column: text('payee'), value: column('payee') },
    { column: { ...columnNamed(both, 'next'), name: 'value' }, value: column('next') },
    { column: dayColumns.from, value: pick('larger', 'from_day', 'next_from_day') },
    { column: dayColumns.to, value: pick('smaller', 'to_day', 'next_to_day') },
  ])
}
