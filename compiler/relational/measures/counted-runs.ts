/**
 * The days that count of what is stated for a time, each with the row whose value they take: days in the plan with their own, and days away from it for a
 * reason that shrinks nothing with that of the nearest day in the plan (semantics 2, 17.20).
 */
import type { Origin } from '../../../runtime/core/origin.ts'
import type { Proration } from '../../../runtime/core/proration.ts'
import { DAYS } from '../limits.ts'
import { REASONS } from '../pay/pieces.ts'
import {
  allOf,
  type Build,
  column,
  columnNamed,
  compare,
  int,
  integer,
  isOne,
  join,
  kept,
  type Relation,
  select,
  type Told,
  union,
  windowed,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'

type Tell = (what: string, says: string) => Told

/** `known_on`, `payee`, `from_day`, `to_day`, and the columns of the row that gives the value. */
export function countedRuns(build: Build, pieces: Relation, name: string, prorate: Proration | null, origin: Origin): Relation {
  const told: Tell = (what, says) => ({ name: `${name}_${what}`, says, origin })
  const numbered = windowed(
    build,
    told('pieces', 'The pieces, with how many before them somebody takes part in'),
    pieces,
    ['known_on', 'payee'],
    ['from_day'],
    [{ column: int('nth', 0n, MANY), does: 'running_sum', of: 'present' }],
  )
  const flags = new Set<string>([...Object.values(REASONS), 'present'])
  const own = kept(numbered).filter(({ column: one }) => !flags.has(one.name))
  const present = select(build, told('there', 'Days in the plan'), numbered, own, isOne('present'))
  const listed = Object.entries(REASONS).filter(([reason]) => prorate?.reasons.some((one) => one === reason) ?? false)
  if (listed.length === Object.keys(REASONS).length) return present
  const nothing = listed.map(([, flag]): Condition => compare('=', column(flag), integer(0)))
  const absent = select(
    build,
    told('apart', 'Days away from the plan that shrink nothing'),
    numbered,
    kept(numbered).filter(({ column: one }) => TIME.includes(one.name)),
    allOf(compare('=', column('present'), integer(0)), ...nothing),
  )
  return valued(build, told, present, nearest(build, told, present, absent))
}

const MANY = 10n ** 6n
const TIME: readonly string[] = ['known_on', 'payee', 'from_day', 'to_day', 'nth']

/** Each of these stretches by the stretch in the plan that is nearest to its days: `nth` says which. */
function nearest(build: Build, told: Tell, present: Relation, absent: Relation): readonly Relation[] {
  const beside = (from: Relation, what: string, take: Readonly<Record<string, string>>, place: string): Relation =>
    join(build, told(what, 'With the days in the plan before and after'), from, present, {
      how: 'left',
      on: [
        { left: 'known_on', right: 'known_on' },
        { left: 'payee', right: 'payee' },
        { left: place, right: 'nth' },
      ],
      take,
    })
  const coming = select(build, told('coming', 'What comes after'), beside(absent, 'past', { to_day: 'past_to' }, 'nth'), [
    ...kept(absent),
    { column: { ...int('past_to', DAYS.low - 1n, DAYS.high), nullable: true }, value: column('past_to') },
    { column: int('next_nth', 1n, MANY + 1n), value: { kind: 'add', left: column('nth'), right: integer(1) } },
  ])
  const both = beside(coming, 'around', { from_day: 'coming_from' }, 'next_nth')
  const there = (name: string): Condition => ({ kind: 'not', value: { kind: 'is_null', value: column(name) } })
  const or = (name: string): Scalar => ({ kind: 'coalesce', value: column(name), otherwise: integer(0) })
  // shifted above zero, so that half of it is cut downwards
  const shift = 400_000n
  const sum: Scalar = { kind: 'add', left: { kind: 'add', left: or('past_to'), right: or('coming_from') }, right: integer(2n * shift) }
  const middle: Scalar = { kind: 'subtract', left: { kind: 'quotient', over: sum, under: integer(2), exact: false }, right: integer(shift) }
  const halves = select(build, told('middle', 'Half way between the days in the plan'), both, [
    ...kept(both),
    { column: int('middle', DAYS.low - 2n, DAYS.high + 2n), value: middle },
  ])
  const day = (name: string) => int(name, DAYS.low - 1n, DAYS.high + 2n)
  const only = (name: string, other: string, then: Scalar, otherwise: Scalar): Scalar => ({
    kind: 'case',
    when: [{ if: { kind: 'and', parts: [there(name), there(other)] }, then }],
    otherwise,
  })
  const part = (what: string, says: string, from: Scalar, to: Scalar, place: string, where: Condition): Relation =>
    select(
      build,
      told(what, says),
      halves,
      [
        ...['known_on', 'payee'].map((one) => ({ column: columnNamed(halves, one), value: column(one) })),
        { column: day('from_day'), value: from },
        { column: day('to_day'), value: to },
        { column: int('nth', 0n, MANY + 1n), value: column(place) },
      ],
      where,
    )
  const [from, to] = [column('from_day'), column('to_day')]
  const isAlone = (name: string): Condition => ({ kind: 'is_null', value: column(name) })
  const early: Condition = { kind: 'or', parts: [isAlone('coming_from'), compare('<=', from, column('middle'))] }
  const late: Condition = { kind: 'or', parts: [isAlone('past_to'), compare('>', to, column('middle'))] }
  const upTo: Scalar = { kind: 'smaller', left: to, right: column('middle') }
  const onFrom: Scalar = { kind: 'larger', left: from, right: { kind: 'add', left: column('middle'), right: integer(1) } }
  return [
    part('as_before', 'As on the last day in the plan before', from, only('past_to', 'coming_from', upTo, to), 'nth', {
      kind: 'and',
      parts: [there('past_to'), early],
    }),
    part('as_after', 'As on the next day in the plan', only('past_to', 'coming_from', onFrom, from), to, 'next_nth', {
      kind: 'and',
      parts: [there('coming_from'), late],
    }),
  ]
}

/** All days that count, with the columns of the stretch in the plan whose value they take. */
function valued(build: Build, told: Tell, present: Relation, others: readonly Relation[]): Relation {
  const values = present.columns.filter(({ name }) => !TIME.includes(name))
  const with_ = others.map((one, i) =>
    join(build, told(`like_${i + 1}`, 'With what is stated on the nearest day in the plan'), one, present, {
      on: [
        { left: 'known_on', right: 'known_on' },
        { left: 'payee', right: 'payee' },
        { left: 'nth', right: 'nth' },
      ],
      take: Object.fromEntries(values.map(({ name }) => [name, name])),
    }),
  )
  return union(build, told('days', 'All days that count'), present, ...with_)
}
