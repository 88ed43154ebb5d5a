/** On which days rows count for somebody: not while they are away, or for some days longer, where the plan says so (semantics 2, credits and spans). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Calendar } from '../days.ts'
import { piecesOf, REASONS } from '../pay/pieces.ts'
import { membersOf } from '../people/people.ts'
import {
  aggregate,
  allOf,
  column,
  columnNamed,
  compare,
  integer,
  join,
  kept,
  nullable,
  type Relation,
  renamed,
  select,
  type Told,
  union,
} from '../program/build.ts'
import type { Condition } from '../program/scalar.ts'
import { LAST, type Site, startOf, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'

/** Everybody's days. */
export interface CreditedDays {
  /** The days on which rows count, each person's apart, with the fields of the row that is in force. */
  readonly members: Relation
  /** The days on which somebody takes part, as known on each of some days: in the plan, or still credited. */
  readonly taking: Relation
}

/** `time`: everybody's days in the plan, as known on `days` and on the last one that is looked at, `until`. */
export function creditedDays(site: Site, calendar: Calendar, time: Relation, days: readonly Day[], until: Day): CreditedDays {
  const { build, core } = site
  const { creditAfter, creditWhileAway, away } = core.people.presence
  const awayCounts = creditWhileAway || away.length === 0
  if (creditAfter === null && awayCounts) return { members: membersOf(site, time, until), taking: time }
  const { shape } = versionsOf(site, core.people.record)
  if (creditAfter !== null && shape.history?.to != null && core.components.some(({ window }) => window === 'deal'))
    refuse('credit after the time in the plan, where a row can end and single deals are paid', creditAfter.origin)
  const told = (name: string, says: string): Told => ({
    name: `credited_${name}`,
    says,
    origin: creditAfter?.origin ?? away[0]?.origin ?? null,
  })
  const seen = [...new Set([...(creditAfter === null ? [] : days), until])].sort((a, b) => a - b)
  const pieces = piecesOf(site, calendar, seen, [])
  const isIn: Condition = allNone([REASONS.hired_on, REASONS.left_on, REASONS.transfer, ...(awayCounts ? [] : [REASONS.leave])])
  const own = stretches(site, told('in_plan', 'Days in the plan on which rows count'), pieces, isIn)
  if (creditAfter === null) return { members: withFields(site, own), taking: time }
  const after = stillCredited(site, calendar, pieces, time, creditAfter.days, told)
  const counting = union(build, told('counting', 'Days on which rows count, as known on each of some days'), own, after)
  const once = aggregate(build, told('once', 'Each of them once'), counting, ['known_on', 'payee', 'from_day', 'to_day'], [])
  const last = select(
    build,
    told('at_last', 'As known on the last day'),
    once,
    kept(once),
    compare('=', column('known_on'), integer(until)),
  )
  return { members: withFields(site, last), taking: longer(site, time, after, told) }
}

const allNone = (flags: readonly string[]): Condition => {
  const [first, ...more] = flags.map((flag): Condition => compare('=', column(flag), integer(0)))
  if (first === undefined) throw new Error('no reasons')
  return { kind: 'and', parts: [first, ...more] }
}

const stretches = ({ build }: Site, told: Told, pieces: Relation, where: Condition): Relation =>
  select(
    build,
    told,
    pieces,
    ['known_on', 'payee', 'from_day', 'to_day'].map((name) => ({ column: columnNamed(pieces, name), value: column(name) })),
    where,
  )

/** The days after a date, so many of them, for those who were in the plan on it: known by then, and on the plan's days. */
function stillCredited(
  site: Site,
  { world }: Calendar,
  pieces: Relation,
  time: Relation,
  days: number,
  told: (name: string, says: string) => Told,
): Relation {
  const { build } = site
  const there: Condition = { kind: 'not', value: { kind: 'is_null', value: column('credit_from') } }
  const date = { kind: 'coalesce' as const, value: column('credit_from'), otherwise: LAST }
  const says = `Up to ${days} days after the date`
  const dated = select(
    build,
    told('after_date', says),
    pieces,
    ['known_on', 'payee', 'from_day', 'to_day', 'credit_from'].map((name) => {
      const found = columnNamed(pieces, name)
      return name === 'credit_from' ? { column: { ...found, nullable: false }, value: date } : { column: found, value: column(name) }
    }),
    allOf(
      there,
      compare('<=', date, column('known_on')),
      compare('>', column('from_day'), date),
      compare('<=', column('from_day'), { kind: 'add', left: date, right: integer(days) }),
      compare('>=', date, integer(world.from)),
    ),
  )
  const was = join(build, told('was_there', `${says}, for those who were in the plan on it`), dated, time, {
    on: [
      { left: 'known_on', right: 'known_on' },
      { left: 'payee', right: 'payee' },
    ],
    and: allOf(
      compare('<=', column('from_day', 'right'), column('credit_from', 'left')),
      compare('>=', column('to_day', 'right'), column('credit_from', 'left')),
    ),
    take: {},
  })
  return select(build, told('after', says), was, kept(was, 'credit_from'))
}

/** Stretches with the fields of the person's row in force on their days. */
function withFields(site: Site, relation: Relation): Relation {
  const versions = versionsOf(site, site.core.people.record)
  const { shape, rows, columnOf, next, ends } = versions
  const start = startOf(versions)
  const from = column('from_day', 'left')
  const orLast = (name: string) => ({ kind: 'coalesce' as const, value: column(name, 'right'), otherwise: LAST })
  const told = { name: 'members', says: 'The days on which rows count for somebody', origin: null }
  return join(site.build, told, relation, rows, {
    // after an end nothing but the person is asked for
    how: ends === undefined ? 'inner' : 'left',
    on: [{ left: 'payee', right: columnOf.get(shape.key[0] ?? '') ?? '' }],
    and:
      start === undefined
        ? null
        : allOf(
            compare('<=', column(start, 'right'), from),
            next === undefined ? null : compare('>', orLast(next), from),
            ends === undefined ? null : compare('>=', orLast(ends), from),
          ),
  })
}

/** Days in the plan, and those after it on which rows still count. */
function longer(site: Site, time: Relation, after: Relation, told: (name: string, says: string) => Told): Relation {
  const { build, core } = site
  const says = 'The days on which somebody takes part'
  if (versionsOf(site, core.people.record).shape.history !== null) {
    const inPlan = select(
      build,
      told('days_in_plan', "Everybody's days in the plan"),
      time,
      after.columns.map(({ name }) => ({ column: columnNamed(time, name), value: column(name) })),
    )
    return union(build, told('taking_part', says), inPlan, after)
  }
  // without a history everybody has one row, whose days these follow at once
  const last = columnNamed(after, 'to_day')
  const furthest = aggregate(
    build,
    told('furthest', 'The last day on which rows still count'),
    after,
    ['known_on', 'payee'],
    [{ column: nullable(renamed(last, 'credited_to')), does: 'max', of: 'to_day' }],
  )
  const both = join(build, told('with_furthest', "Everybody's days in the plan, with that day"), time, furthest, {
    how: 'left',
    on: [
      { left: 'known_on', right: 'known_on' },
      { left: 'payee', right: 'payee' },
    ],
    take: { credited_to: 'credited_to' },
  })
  const to = { kind: 'coalesce' as const, value: column('credited_to'), otherwise: column('to_day') }
  return select(build, told('taking_part', says), both, [
    ...kept(both, 'to_day', 'credited_to'),
    { column: renamed(last, 'to_day'), value: { kind: 'larger', left: column('to_day'), right: to } },
  ])
}
