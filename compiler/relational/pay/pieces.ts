/**
 * The plan's days in pieces between which something about a person changes, as known on a day: which row is in force, and for what reasons the person
 * does not take part (semantics 2, 17.8). What is stated for a time counts by these where leaving, moving or being away shrinks it, or does not.
 */

import type { Day } from '../../../runtime/calendar/day.ts'
import type { Presence } from '../../../runtime/core/people.ts'
import { type Calendar, lastSeen } from '../days.ts'
import { DAYS } from '../limits.ts'
import { overTime } from '../people/over-time.ts'
import {
  aggregate,
  allOf,
  column,
  columnNamed,
  compare,
  constants,
  either,
  int,
  integer,
  join,
  kept,
  nullable,
  type Relation,
  select,
  type Told,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { conditionOn } from '../records/fields.ts'
import { LAST, type Site, startOf, tableOf, type Versions, versionsOf } from '../records/records.ts'
import { amendedOn } from '../stated/amended.ts'
import { VERSION_DAY } from '../stated/statement.ts'

/** The reasons for which a person does not take part, as columns of ones and zeros. */
export const REASONS = { hired_on: 'before_hire', left_on: 'after_leaving', transfer: 'elsewhere', leave: 'is_away' } as const

const tell = (name: string, says: string): Told => ({ name: `pieces_${name}`, says, origin: null })
const orLast = (value: Scalar): Scalar => ({ kind: 'coalesce', value, otherwise: LAST })
const there = (value: Scalar): Condition => ({ kind: 'not', value: { kind: 'is_null', value } })
const yes = (condition: Condition | null): Scalar => (condition === null ? integer(1) : either(condition, integer(1), integer(0)))
const day = (name: string) => int(name, DAYS.low - 1n, DAYS.high + 2n)

/**
 * `known_on`, `payee`, `from_day`, `to_day`, the reasons, `present` where there are none, `credit_from`: the date after which rows still count, the columns
 * of the row in force, and each of `paths` that leads through another record in `path_1`, `path_2` ...
 */
export function piecesOf(site: Site, calendar: Calendar, days: readonly Day[], paths: readonly (readonly string[])[]): Relation {
  const { build, core } = site
  const { world } = calendar
  const people = versionsOf(site, core.people.record)
  const known = constants(
    build,
    tell('known', 'The days on which it is known who takes part, and the last day that is looked at'),
    ['known_on', 'last_day'],
    days.map((one) => [one, lastSeen(world, one)]),
  )
  const values = paths.map((path) => overTime(site, path))
  const cuts = cutDays(site, world.from, people, values)
  const inPlan = join(build, tell('cuts', 'The days on which something changes, as far as they are looked at'), known, cuts, {
    and: compare('<=', column('day', 'right'), column('last_day', 'left')),
  })
  const allCuts = core.people.presence.away.length === 0 ? inPlan : withHorizons(site, inPlan, world.from)
  const order = windowed(
    build,
    tell('in_order', 'Each of these days beside the next'),
    allCuts,
    ['known_on', 'payee'],
    [{ of: 'day', descending: true }],
    [{ column: { ...day('next_day'), nullable: true }, does: 'lag', of: 'day' }],
  )
  const last: Scalar = {
    kind: 'coalesce',
    value: { kind: 'column', name: 'next_day' },
    otherwise: { kind: 'add', left: column('last_day'), right: integer(1) },
  }
  const stretches = select(build, tell('stretches', 'From one change to the next'), order, [
    { column: text('payee'), value: column('payee') },
    { column: columnNamed(order, 'known_on'), value: column('known_on') },
    { column: day('from_day'), value: column('day') },
    { column: day('to_day'), value: { kind: 'subtract', left: last, right: integer(1) } },
  ])
  const rows = withRows(site, stretches, people)
  const flagged = withReasons(site, rows, people)
  return values.reduce((relation, value, i) => {
    const name = `path_${i + 1}`
    return join(build, tell(name, `With \`${paths[i]?.join('.')}\``), relation, value, {
      how: 'left',
      on: [{ left: 'payee', right: 'payee' }],
      and: allOf(
        compare('<=', column('from_day', 'right'), column('from_day', 'left')),
        compare('>=', column('to_day', 'right'), column('from_day', 'left')),
      ),
      take: { value: name },
    })
  }, flagged)
}

/** An absence that goes on past the day on which it is known has happened up to that. */
function withHorizons({ build }: Site, inPlan: Relation, from: Day): Relation {
  const after: Scalar = { kind: 'add', left: column('known_on'), right: integer(1) }
  const own = kept(inPlan, 'day')
  const horizons = select(
    build,
    tell('horizons', 'The day after that on which it is known'),
    inPlan,
    [...own, { column: day('day'), value: after }],
    { kind: 'and', parts: [compare('=', column('day'), integer(from)), compare('<=', after, column('last_day'))] },
  )
  const all = union(build, tell('with_horizons', 'With these days'), inPlan, horizons)
  return aggregate(
    build,
    tell('cut_days', 'Each day once'),
    all,
    all.columns.map(({ name }) => name),
    [],
  )
}

/** Every day from which on something about a person is another, and the plan's first. */
function cutDays(site: Site, from: Day, { shape, rows, columnOf, ends, ...versions }: Versions, values: readonly Relation[]): Relation {
  const { build, core } = site
  const { people } = core
  const key = columnOf.get(shape.key[0] ?? '') ?? ''
  const at = (name: string, table: Relation, who: string, value: Scalar, of: string | null): Relation => {
    const where = of !== null && columnNamed(table, of).nullable ? there(column(of)) : null
    return select(
      build,
      tell(name, 'Days on which something changes'),
      table,
      [
        { column: text('payee'), value: { kind: 'coalesce', value: column(who), otherwise: { kind: 'text', value: '' } } },
        { column: day('day'), value },
      ],
      where,
    )
  }
  const after = (value: Scalar): Scalar => ({ kind: 'add', left: value, right: integer(1) })
  const ofPeople = (field: string | null, name: string, change: (value: Scalar) => Scalar): Relation[] => {
    const of = field === null ? undefined : columnOf.get(field)
    return of === undefined ? [] : [at(name, rows, key, change(orLast(column(of))), of)]
  }
  const start = startOf({ shape, rows, columnOf, ends, ...versions })
  const parts = [
    at('first', rows, key, integer(from), null),
    ...ofPeople(people.hired, 'hired', (value) => value),
    ...ofPeople(people.left, 'left', after),
    ...creditEnds(people.presence).flatMap(({ date, days }, i) =>
      ofPeople(date, `credit_${i + 1}`, (value) =>
        smaller({ kind: 'add', left: value, right: integer(days + 1) }, integer(DAYS.high + 1n)),
      ),
    ),
    ...(start === undefined ? [] : [at('starts', rows, key, column(start), start)]),
    ...(ends === undefined ? [] : [at('ends', rows, key, after(orLast(column(ends))), ends)]),
    ...people.presence.away.flatMap((away) => {
      const table = tableOf(site, away.record)
      const of = (field: string): string => table.columnOf.get(field) ?? ''
      return [
        at('away', table.rows, of(away.whose), orLast(column(of(away.from))), of(away.from)),
        at('back', table.rows, of(away.whose), after(orLast(column(of(away.to)))), of(away.to)),
      ]
    }),
    ...values.flatMap((value) => [
      at('value', value, 'payee', column('from_day'), null),
      at('value_ends', value, 'payee', after(column('to_day')), null),
    ]),
    ...amendedOn(core).map((one) => at('amended', rows, key, integer(one), null)),
  ]
  const [first, ...more] = parts
  if (first === undefined) throw new Error('no people')
  const all = union(build, tell('changes', 'All days on which something about somebody changes'), first, ...more)
  const inside = select(
    build,
    tell('changes_in_plan', 'Those of them on the plan’s days'),
    all,
    kept(all),
    compare('>=', column('day'), integer(from)),
  )
  return aggregate(build, tell('days', 'Each of these days once'), inside, ['payee', 'day'], [])
}

const smaller = (left: Scalar, right: Scalar): Scalar => ({ kind: 'smaller', left, right })

/** The date after which rows still count, and the last day on which they do. */
const creditEnds = ({ creditAfter }: Presence): readonly { readonly date: string; readonly days: number }[] =>
  creditAfter === null ? [] : [0, creditAfter.days].map((days) => ({ date: creditAfter.date, days }))

/** Each stretch with the row in force on its days, as known, and with the dates of hire and of leaving of the row that tells most. */
function withRows(site: Site, stretches: Relation, people: Versions): Relation {
  const { build, core } = site
  const { shape, rows, columnOf, next, ends } = people
  const key = columnOf.get(shape.key[0] ?? '') ?? ''
  const start = startOf(people)
  const from = column('from_day', 'left')
  const known = column('known_on', 'left')
  const open = (name: string | undefined, isOver: (date: Scalar) => Condition): Condition | null => {
    if (name === undefined) return null
    const date = orLast(column(name, 'right'))
    const over: Condition = { kind: 'and', parts: [there(column(name, 'right')), isOver(date), compare('<=', date, known)] }
    return { kind: 'not', value: over }
  }
  const inForce = join(build, tell('rows', 'With the row in force, as known on the day'), stretches, rows, {
    how: 'left',
    on: [{ left: 'payee', right: key }],
    and: allOf(
      start === undefined ? null : compare('<=', column(start, 'right'), from),
      start === undefined ? null : compare('<=', column(start, 'right'), known),
      open(next, (date) => compare('<=', date, from)),
      open(ends, (date) => compare('<', date, from)),
    ),
    take: Object.fromEntries(rows.columns.filter(({ name }) => name !== 'next_from').map(({ name }) => [name, name])),
  })
  const read = [core.people.hired, core.people.left, core.people.presence.creditAfter?.date ?? null]
  const dates = [...new Set(read.flatMap((field) => (field === null ? [] : (columnOf.get(field) ?? []))))]
  if (start === undefined || dates.length === 0) return inForce
  // where no row is in force, the next one that comes, else the last
  const later = join(build, tell('later', 'Rows that start later'), stretches, rows, {
    on: [{ left: 'payee', right: key }],
    and: compare('>', column(start, 'right'), from),
    take: { [start]: 'later_start' },
  })
  const coming = aggregate(
    build,
    tell('coming', 'The next of them'),
    later,
    ['known_on', 'payee', 'from_day'],
    [{ column: { ...day('coming_start'), nullable: true }, does: 'min', of: 'later_start' }],
  )
  const withComing = join(build, tell('with_coming', 'With the start of the row that comes'), inForce, coming, {
    how: 'left',
    on: ['known_on', 'payee', 'from_day'].map((one) => ({ left: one, right: one })),
    take: { coming_start: 'coming_start' },
  })
  const isNearest: Condition = {
    kind: 'or',
    parts: [
      {
        kind: 'and',
        parts: [there(column('coming_start', 'left')), compare('=', orLast(column('coming_start', 'left')), column(start, 'right'))],
      },
      {
        kind: 'and',
        parts: [
          { kind: 'is_null', value: column('coming_start', 'left') },
          ...(next === undefined ? [] : [{ kind: 'is_null' as const, value: column(next, 'right') }]),
        ] as [Condition, ...Condition[]],
      },
    ],
  }
  return join(build, tell('with_nearest', 'With the row that tells most where none is in force'), withComing, rows, {
    how: 'left',
    on: [{ left: 'payee', right: key }],
    and: isNearest,
    take: Object.fromEntries(dates.map((name) => [name, `nearest_${name}`])),
  })
}

/** With the reasons why a person does not take part, and `present` where there are none. */
function withReasons(site: Site, relation: Relation, { shape, columnOf }: Versions): Relation {
  const { build, core } = site
  const { people } = core
  const history = shape.history !== null
  const key = columnOf.get(shape.key[0] ?? '') ?? ''
  const hasRow = there(column(key))
  const date = (field: string | null): { readonly value: Scalar; readonly known: Condition } | undefined => {
    const own = field === null ? undefined : columnOf.get(field)
    if (own === undefined) return undefined
    if (!history) return { value: orLast(column(own)), known: there(column(own)) }
    const of = either(hasRow, orLast(column(own)), orLast(column(`nearest_${own}`)))
    return {
      value: of,
      known: {
        kind: 'or',
        parts: [
          { kind: 'and', parts: [hasRow, there(column(own))] },
          { kind: 'and', parts: [{ kind: 'not', value: hasRow }, there(column(`nearest_${own}`))] },
        ],
      },
    }
  }
  const [hired, left] = [date(people.hired), date(people.left)]
  const credit = date(people.presence.creditAfter?.date ?? null)
  const never: Condition = compare('=', integer(0), integer(1))
  const from = column('from_day')
  const before: Condition = hired === undefined ? never : { kind: 'and', parts: [hired.known, compare('<', from, hired.value)] }
  const after: Condition =
    left === undefined
      ? never
      : { kind: 'and', parts: [left.known, compare('<=', left.value, column('known_on')), compare('>', from, left.value)] }
  const where = people.where === null ? null : conditionOn(people.where, relation, columnOf)
  const told: Condition = { kind: 'or', parts: [before, after] }
  const noRow: Condition = {
    kind: 'and',
    parts: [
      { kind: 'not', value: hasRow },
      { kind: 'not', value: told },
    ],
  }
  const outside: Condition = where === null ? never : { kind: 'and', parts: [hasRow, { kind: 'not', value: where }] }
  const away = awayDays(site, relation)
  const flag = (name: string) => int(name, 0n, 1n)
  const flagged = select(build, tell('reasons', 'Why somebody does not take part'), away, [
    ...kept(away).filter(({ column: one }) => !one.name.startsWith('nearest_') && one.name !== 'coming_start' && one.name !== 'away_rows'),
    { column: flag(REASONS.hired_on), value: yes(before) },
    { column: flag(REASONS.left_on), value: yes(after) },
    { column: flag(REASONS.transfer), value: yes({ kind: 'or', parts: [noRow, outside] }) },
    {
      column: flag(REASONS.leave),
      value: yes(compare('>', { kind: 'coalesce', value: column('away_rows'), otherwise: integer(0) }, integer(0))),
    },
    ...(credit === undefined
      ? []
      : [{ column: nullable(day('credit_from')), value: either(credit.known, credit.value, { kind: 'null', type: 'int' }) }]),
  ])
  const none = Object.values(REASONS).map((name): Condition => compare('=', column(name), integer(0)))
  const [first, ...more] = none
  if (first === undefined) return flagged
  return select(build, tell('present', 'Who takes part when'), flagged, [
    ...kept(flagged),
    ...(core.amendments.length === 0 ? [] : [{ column: day(VERSION_DAY), value: column('from_day') }]),
    { column: flag('present'), value: yes({ kind: 'and', parts: [first, ...more] }) },
  ])
}

/** With `away_rows`: how many absences hold on these days, as far as they have happened. */
function awayDays(site: Site, relation: Relation): Relation {
  const { build, core } = site
  return core.people.presence.away.reduce(
    (all, away, i) => {
      const table = tableOf(site, away.record)
      const of = (field: string): string => table.columnOf.get(field) ?? ''
      const [first, last] = [column(of(away.from), 'right'), column(of(away.to), 'right')]
      const begun = join(build, tell('away_then', 'Stretches on which somebody is away'), all, table.rows, {
        on: [{ left: 'payee', right: of(away.whose) }],
        and: allOf(
          there(first),
          compare('<=', orLast(first), column('from_day', 'left')),
          compare('<=', orLast(first), column('known_on', 'left')),
          compare('<=', column('from_day', 'left'), column('known_on', 'left')),
          compare('>=', orLast(last), column('from_day', 'left')),
        ),
        take: {},
      })
      const counts = aggregate(
        build,
        tell('away_counts', 'How many absences these are'),
        begun,
        ['known_on', 'payee', 'from_day'],
        [{ column: int('away_count', 1n, 10n ** 6n), does: 'count' }],
      )
      const beside = join(build, tell('away_beside', 'With how many absences there are'), all, counts, {
        how: 'left',
        on: ['known_on', 'payee', 'from_day'].map((one) => ({ left: one, right: one })),
        take: { away_count: 'away_count' },
      })
      const own: Scalar = { kind: 'coalesce', value: column('away_count'), otherwise: integer(0) }
      const sum: Scalar = i === 0 ? own : { kind: 'add', left: column('away_rows'), right: own }
      return select(build, tell('away_days', 'Who is away when'), beside, [
        ...kept(beside, 'away_rows', 'away_count'),
        { column: int('away_rows', 0n, 10n ** 7n), value: sum },
      ])
    },
    noAbsences(site, relation),
  )
}

const noAbsences = ({ build }: Site, relation: Relation): Relation =>
  select(build, tell('none_away', 'Nobody is away so far'), relation, [
    ...kept(relation),
    { column: int('away_rows', 0n, 0n), value: integer(0) },
  ])
