/** Rows in windows of single people, beside those in windows of everybody (semantics 17.4). */

import { onDays } from '../people/people.ts'
import { aggregate, type Build, column, join, kept, type Relation, select, type Told, union } from '../program/build.ts'

interface Everybodys {
  /** The rows in windows that are the same for everybody, and these windows. */
  readonly together: Relation
  readonly days: Relation
  readonly bySeen: readonly { readonly left: string; readonly right: string }[]
}

/** `ofPeople`: windows of single people, by `payee`; one that is everybody's too counts once. */
export function withOwnWindows(
  build: Build,
  { name, says, origin }: Told,
  rows: Relation,
  { together, days, bySeen }: Everybodys,
  ofPeople: Relation,
): Relation {
  const told = (what: string): Told => ({ name: `${name}_${what}`, says, origin })
  const keys = days.columns.map((one) => one.name)
  const once = aggregate(build, told('people'), ofPeople, ['payee', ...keys], [])
  const beside = join(build, told('known'), once, days, {
    how: 'left',
    on: keys.map((one) => ({ left: one, right: one })),
    take: { to_day: 'everybodys' },
  })
  const others = select(build, told('own'), beside, kept(beside, 'everybodys'), { kind: 'is_null', value: column('everybodys') })
  const own = join(build, told('in_own'), rows, others, {
    on: [{ left: 'payee', right: 'payee' }, ...bySeen],
    and: onDays('day'),
    take: Object.fromEntries(keys.map((one) => [one, one])),
  })
  return union(build, told('in_all'), together, own)
}
