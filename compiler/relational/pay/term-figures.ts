/** What the terms of a window read: the days up to which each of them sees, and people's fields on these days (semantics 17.4). */

import type { Step } from '../../../runtime/core/core.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { DAYS } from '../limits.ts'
import type { Need } from '../measures/need.ts'
import { closesColumn, lastDayOf, type UntilNeed, untilColumn, windowFrom } from '../people/changes.ts'
import { fieldsOn } from '../people/on-the-day.ts'
import { column, compare, int, integer, join, kept, plainName, type Relation, select, type Told } from '../program/build.ts'
import { flagOf } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { versionBegins } from './amended-steps.ts'
import { CHANGES, CLOSES, readThen, untilOf, untilTerm } from './terms.ts'

/** A field as a step reads it in a term: the field, up to which change, and whether at the end of the pay period. */
interface FieldRead {
  readonly as: string
  readonly path: readonly string[]
  readonly change: number | null
  readonly reads: Step['reads']
}

const THEN = readThen('', 'modifier')

function fieldsOf(needs: readonly Need[]): readonly FieldRead[] {
  const names = needs.flatMap((need) =>
    need.kind === 'fixed' ? everyPart(need.expression).flatMap((part) => (part.kind === 'field' ? [part.path.join('.')] : [])) : [],
  )
  return [...new Set(names)].map((as): FieldRead => {
    const until = untilOf(as)
    const name = until?.name ?? as
    const isThen = name.endsWith(THEN)
    const path = (isThen ? name.slice(0, -THEN.length) : name).split('.')
    return { as, path, change: until?.change ?? null, reads: isThen ? 'modifier' : 'window' }
  })
}

/** Whether steps were made those of all terms. */
export const readsTerms = (needs: readonly Need[]): boolean =>
  needs.some(({ kind }) => kind === 'until') || fieldsOf(needs).some(({ path, change }) => path[0] === CLOSES || change !== null)

/** People at each moment beside the days of the terms; the column of each field as it is named there, and the days of metrics up to changes. */
export interface BesideTerms {
  readonly relation: Relation
  readonly columnOf: ReadonlyMap<string, string>
  readonly daysOf: (need: UntilNeed) => { readonly from: string; readonly to: string }
}

/** `at`, `asAt`: the columns with the end of the window to date and of the pay period. */
export function besideTerms(
  site: Site,
  told: Told,
  people: Relation,
  changes: Relation,
  needs: readonly Need[],
  { at, asAt }: { readonly at: string; readonly asAt: string },
): BesideTerms {
  const { build } = site
  const names = CHANGES.flatMap((nth) => [untilColumn(nth), closesColumn(nth)])
  const beside = join(
    build,
    { ...told, name: `${told.name}_with_terms`, says: 'With the days on which their fields change' },
    people,
    changes,
    {
      how: 'left',
      on: ['payee', 'moment'].map((one) => ({ left: one, right: one })),
      take: Object.fromEntries(names.map((one) => [one, one])),
    },
  )
  const dayName = (change: number | null, reads: Step['reads']): string =>
    change === null ? (reads === 'modifier' ? asAt : at) : `${reads === 'modifier' && asAt !== at ? 'then_' : ''}up_to_${change}`
  const [versions, fields] = [true, false].map((isVersion) =>
    fieldsOf(needs).filter(({ path }) => path[0] !== CLOSES && (versionBegins(path) !== null) === isVersion),
  )
  if (versions === undefined || fields === undefined) throw new Error(told.name)
  const metrics = [...new Map(needs.flatMap((need) => (need.kind === 'until' ? [[fromName(need), need] as const] : []))).values()]
  const days = new Map(
    [...versions, ...fields, ...metrics].flatMap(({ change, reads }) =>
      change === null ? [] : [[dayName(change, reads), { change, reads }] as const],
    ),
  )
  const dated = select(build, { ...told, name: `${told.name}_up_to`, says: 'With the days up to which each term sees' }, beside, [
    ...kept(beside),
    ...[...days].map(([name, { change, reads }]) => ({
      column: int(name, DAYS.low - 1n, DAYS.high),
      value: lastDayOf(change, reads, { at, asAt }),
    })),
  ])
  const from = select(build, { ...told, name: `${told.name}_from`, says: 'With the first days of what each term reads' }, dated, [
    ...kept(dated),
    ...metrics.map((need) => ({
      column: int(fromName(need), DAYS.low, DAYS.high),
      value: windowFrom(need, column(dayName(need.change, need.reads))),
    })),
  ])
  const columnOf = new Map(CHANGES.map((nth) => [untilTerm(CLOSES, nth), closesColumn(nth)]))
  for (const { as } of versions) columnOf.set(as, plainName(as))
  let relation =
    versions.length === 0
      ? from
      : select(
          build,
          { ...told, name: `${told.name}_versions`, says: 'With the version of the plan that is in force in each term' },
          from,
          [
            ...kept(from),
            ...versions.map(({ as, path, change, reads }) => ({
              column: int(plainName(as), 0n, 1n),
              value: flagOf(compare('>=', column(dayName(change, reads)), integer(versionBegins(path) ?? 0))),
            })),
          ],
        )
  for (const day of new Set(fields.map(({ change, reads }) => dayName(change, reads)))) {
    const read = fields.filter(({ change, reads }) => dayName(change, reads) === day)
    const made = fieldsOn(
      site,
      relation,
      day,
      read.map(({ path }) => path),
    )
    relation = made.relation
    for (const { as, path } of read) {
      const found = made.columnOf.get(path.join('.'))
      if (found !== undefined) columnOf.set(as, found)
    }
  }
  return { relation, columnOf, daysOf: (need) => ({ from: fromName(need), to: dayName(need.change, need.reads) }) }
}

const fromName = ({ measure, change, reads }: UntilNeed): string => `${measure.name}_${reads === 'modifier' ? 'then_' : ''}since_${change}`
