/** Who is in the plan on which days, as known on a day (semantics 2, 17.8). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Calendar } from '../days.ts'
import { lastSeen } from '../days.ts'
import { DAYS } from '../limits.ts'
import {
  allOf,
  between,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  type Relation,
  select,
  stopAt,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { conditionOn } from '../records/fields.ts'
import { LAST, type Site, startOf, tableOf, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'

const smaller = (left: Scalar, right: Scalar): Scalar => ({ kind: 'smaller', left, right })
const larger = (left: Scalar, right: Scalar): Scalar => ({ kind: 'larger', left, right })
/** A day where it is there and known by then, else another. */
const knownBy = (name: string, known: Scalar, otherwise: Scalar, change: (day: Scalar) => Scalar = (day) => day): Scalar => ({
  kind: 'case',
  when: [
    {
      if: {
        kind: 'and',
        parts: [
          { kind: 'not', value: { kind: 'is_null', value: column(name) } },
          compare('<=', { kind: 'coalesce', value: column(name), otherwise: LAST }, known),
        ],
      },
      then: change({ kind: 'coalesce', value: column(name), otherwise: LAST }),
    },
  ],
  otherwise,
})

/**
 * Everybody's days in the plan, one row for each stretch on which the person's row stays the same: `payee`, `known_on`, `from_day`, `to_day`
 * and the fields of the row. `days`: those on which it is known; what changes later has not happened yet.
 */
export function timeIn(site: Site, calendar: Calendar, days: readonly Day[]): Relation {
  const name = 'time_in_plan'
  const { build, core } = site
  const { world } = calendar
  const { people } = core
  const versions = versionsOf(site, people.record)
  const { shape, rows, columnOf, next, ends } = versions
  const { origin } = shape
  const key = columnOf.get(shape.key[0] ?? '')
  if (key === undefined || shape.key.length > 1) refuse('people with a key of several columns', origin)
  const known = constants(
    build,
    { name: `${name}_days`, says: 'The days on which it is known who is in the plan, and the last day that is looked at', origin: null },
    ['known_on', 'last_day'],
    days.map((day) => [day, lastSeen(world, day)]),
  )
  const start = startOf(versions)
  const seen = join(
    build,
    { name: `${name}_seen`, says: `Each row of \`${people.record}\` as known on these days`, origin },
    known,
    rows,
    start === undefined ? {} : { and: compare('<=', column(start, 'right'), column('known_on', 'left')) },
  )
  const hired = people.hired === null ? undefined : columnOf.get(people.hired)
  const left = people.left === null ? undefined : columnOf.get(people.left)
  const first = [
    integer(world.from),
    ...(hired === undefined ? [] : [{ kind: 'coalesce' as const, value: column(hired), otherwise: integer(world.from) }]),
    ...(start === undefined ? [] : [column(start)]),
  ].reduce(larger)
  const known_on = column('known_on')
  const last = [
    column('last_day'),
    ...(left === undefined ? [] : [knownBy(left, known_on, LAST)]),
    ...(next === undefined ? [] : [knownBy(next, known_on, LAST, (day) => ({ kind: 'subtract', left: day, right: integer(1) }))]),
    ...(ends === undefined ? [] : [knownBy(ends, known_on, LAST)]),
  ].reduce(smaller)
  const dated = select(
    build,
    { name: `${name}_dates`, says: "From when to when each row can be in the plan: hired, not yet left, on the plan's days", origin },
    seen,
    [
      { column: text('payee'), value: column(key) },
      ...kept(seen, 'payee', 'from_day', 'to_day'),
      { column: int('from_day', DAYS.low, DAYS.high), value: first },
      { column: int('to_day', DAYS.low, DAYS.high), value: last },
    ],
  )
  const where = people.where === null ? null : conditionOn(people.where, dated, columnOf)
  const told = { name, says: `Everybody's days in the plan, as known on each of these days`, origin: people.where?.origin ?? null }
  return select(build, told, dated, kept(dated), allOf(compare('<=', column('from_day'), column('to_day')), where))
}

/**
 * The days on which people are away, as known on each of some days: what is still to come has not happened (17.8, 17.9). Null where nobody ever is.
 * Stops where two absences of one person overlap: their days would be taken off twice.
 */
export function awayOn(site: Site, days: readonly Day[]): Relation | null {
  const { build, core } = site
  const parts = core.people.presence.away.map(({ record, whose, from, to, origin }) => {
    const { rows, columnOf } = tableOf(site, record)
    const known = constants(
      build,
      { name: `${record}_known`, says: 'The days on which it is known who is away', origin: null },
      ['known_on'],
      days.map((day) => [day]),
    )
    const [who, first, last] = [columnOf.get(whose) ?? '', columnOf.get(from) ?? '', columnOf.get(to) ?? '']
    const begun = join(build, { name: `${record}_begun`, says: `The absences that have begun by then`, origin }, known, rows, {
      and: allOf(
        { kind: 'not', value: { kind: 'is_null', value: column(first, 'right') } },
        compare('<=', { kind: 'coalesce', value: column(first, 'right'), otherwise: LAST }, column('known_on', 'left')),
      ),
    })
    const told = { name: `${record}_days`, says: 'From when to when people are away', origin }
    const ends = smaller({ kind: 'coalesce', value: column(last), otherwise: LAST }, column('known_on'))
    const ranges = select(build, { ...told, name: `${record}_ranges` }, begun, [
      { column: text('payee'), value: { kind: 'coalesce', value: column(who), otherwise: { kind: 'text', value: '' } } },
      { column: columnNamed(begun, 'known_on'), value: column('known_on') },
      { column: int('away_from', DAYS.low, DAYS.high), value: { kind: 'coalesce', value: column(first), otherwise: LAST } },
      { column: int('away_to', DAYS.low, DAYS.high), value: ends },
    ])
    return select(build, told, ranges, kept(ranges), compare('<=', column('away_from'), column('away_to')))
  })
  const [first, ...more] = parts
  if (first === undefined) return null
  const told = { name: 'away', says: 'When people are away, as known on each of these days', origin: null }
  const all = more.length === 0 ? first : union(build, told, first, ...more)
  const order = windowed(
    build,
    { ...told, name: 'away_in_order', says: 'Each absence beside the one before it' },
    all,
    ['known_on', 'payee'],
    ['away_from', 'away_to'],
    [{ column: { ...int('before_to', DAYS.low, DAYS.high), nullable: true }, does: 'lag', of: 'away_to' }],
  )
  const before: Scalar = { kind: 'coalesce', value: column('before_to'), otherwise: integer(DAYS.low) }
  const twice = select(
    build,
    { ...told, name: 'away_twice', says: 'Absences that overlap' },
    order,
    kept(order),
    compare('<=', column('away_from'), before),
  )
  stopAt(build, twice, 'two absences of one person overlap', null, ['payee', 'away_from'])
  return all
}

/** Everybody's days in the plan as known on its last day: on these, rows count for them. */
export function membersOf({ build }: Site, time: Relation, until: Day): Relation {
  const told = { name: 'members', says: 'The days on which rows count for somebody', origin: null }
  return select(build, told, time, kept(time), compare('=', column('known_on'), integer(until)))
}

/** Whether a day of the left lies among the days of the right. */
export const onDays = (day: string): Condition => between(column(day, 'left'), column('from_day', 'right'), column('to_day', 'right'))
