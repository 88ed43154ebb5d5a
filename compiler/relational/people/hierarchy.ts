/** Who is above whom, and when: each level by a step of its own, since no system is asked to repeat one until nothing is left (semantics 3). */

import { DAYS } from '../limits.ts'
import {
  type Build,
  column,
  columnNamed,
  compare,
  int,
  integer,
  join,
  type Relation,
  select,
  stopAt,
  text,
  union,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { LAST, type Site, startOf, type Versions, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'

/** How many levels of managers a program knows; more of them, or people who manage each other in a circle, stop the run. */
const LEVELS = 10

/** The first and last day on which a version of a row is in force. */
export function inForceFrom(versions: Versions): Scalar {
  const start = startOf(versions)
  return start === undefined ? integer(DAYS.low) : column(start)
}
export function inForceTo({ next, ends }: Versions): Scalar {
  const orLast = (name: string): Scalar => ({ kind: 'coalesce', value: column(name), otherwise: LAST })
  const before: Scalar[] = next === undefined ? [] : [{ kind: 'subtract', left: orLast(next), right: integer(1) }]
  const stated: Scalar[] = ends === undefined ? [] : [orLast(ends)]
  return [...before, ...stated].reduce<Scalar>((left, right) => ({ kind: 'smaller', left, right }), LAST)
}

export const dayColumns = { from: int('from_day', DAYS.low, DAYS.high), to: int('to_day', DAYS.low - 1n, DAYS.high) }

const earlier = (left: Scalar, right: Scalar): Scalar => ({ kind: 'smaller', left, right })
const later = (left: Scalar, right: Scalar): Scalar => ({ kind: 'larger', left, right })

/** Everyone beside everyone above them along the field `via`: `below`, `payee` (who is above), `from_day` and `to_day`, both included. */
export function aboveOf(site: Site, via: string): Relation {
  const known = site.above.get(via)
  if (known !== undefined) return known
  const { build, core } = site
  const versions = versionsOf(site, core.people.record)
  const { shape, rows, columnOf } = versions
  const [key, manager] = [columnOf.get(shape.key[0] ?? '') ?? '', columnOf.get(via) ?? '']
  if (shape.key.length > 1) refuse('people with a key of several columns', shape.origin)
  const told = (name: string, says: string) => ({ name, says, origin: shape.origin })
  const there: Condition = { kind: 'not', value: { kind: 'is_null', value: column(manager) } }
  // nobody is above himself: one's own manager is the top
  const other: Condition = { kind: 'not', value: { kind: 'text_equals', left: column(manager), right: column(key) } }
  const first = select(
    build,
    told('managers', 'Who is managed by whom, from when to when'),
    rows,
    [
      { column: text('below'), value: column(key) },
      { column: text('payee'), value: { kind: 'coalesce', value: column(manager), otherwise: column(key) } },
      { column: dayColumns.from, value: inForceFrom(versions) },
      { column: dayColumns.to, value: inForceTo(versions) },
    ],
    { kind: 'and', parts: [there, other] },
  )
  const levels = [first]
  for (let level = 2; level <= LEVELS + 1; level += 1) levels.push(nextLevel(build, levels.at(-1) ?? first, first, level, told))
  const beyond = levels.pop() ?? first
  stopAt(build, beyond, `people manage each other in a circle, or through more than ${LEVELS} levels`, 'CB881', ['below', 'payee'])
  const made = union(build, told('above', 'Who is above whom, at any level, from when to when'), first, ...levels.slice(1))
  site.above.set(via, made)
  return made
}

/** The managers of the managers. */
function nextLevel(
  build: Build,
  below: Relation,
  first: Relation,
  level: number,
  told: (name: string, says: string) => { name: string; says: string; origin: Site['core']['records'][number]['origin'] },
): Relation {
  const says = `Who is managed by whom through ${level} levels`
  const pairs = join(build, told(`managers_level_${level}`, says), below, first, {
    on: [{ left: 'payee', right: 'below' }],
    and: {
      kind: 'and',
      parts: [
        compare('<=', column('from_day', 'left'), column('to_day', 'right')),
        compare('<=', column('from_day', 'right'), column('to_day', 'left')),
      ],
    },
    take: { payee: 'next', from_day: 'next_from_day', to_day: 'next_to_day' },
  })
  return select(build, told(`managers_${level}`, says), pairs, [
    { column: columnNamed(pairs, 'below'), value: column('below') },
    { column: text('payee'), value: column('next') },
    { column: dayColumns.from, value: later(column('from_day'), column('next_from_day')) },
    { column: dayColumns.to, value: earlier(column('to_day'), column('next_to_day')) },
  ])
}
