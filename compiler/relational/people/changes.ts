/** The days on which fields of people change inside the windows of a part of pay (semantics 17.4). */
import type { Component, Measure, Step } from '../../../runtime/core/core.ts'
import { windowsIn } from '../../../runtime/evaluate/windows.ts'
import type { Calendar } from '../days.ts'
import { DAYS } from '../limits.ts'
import type { Moments } from '../measures/moments.ts'
import type { Need } from '../measures/need.ts'
import { versionBegins } from '../pay/amended-steps.ts'
import { CHANGES, MOST_CHANGES } from '../pay/terms.ts'
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
  renamed,
  select,
  stopAt,
  type Told,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { keysOf, LAST, type Site, startOf, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'

/** The last day before each change, and that day where a pay period ends with it. */
export const untilColumn = (change: number): string => `until_${change}`
export const closesColumn = (change: number): string => `closes_${change}`

const NO_DAY: Scalar = { kind: 'null', type: 'int' }
const dayOr = (name: string, otherwise: Scalar): Scalar => ({ kind: 'coalesce', value: column(name), otherwise })
const isThere = (name: string): Condition => ({ kind: 'not', value: { kind: 'is_null', value: column(name) } })
const smaller = (left: Scalar, right: Scalar): Scalar => ({ kind: 'smaller', left, right })

/** A part of pay and its windows to date. */
interface Parted {
  readonly component: Component
  readonly moments: Moments
}

/**
 * The changes inside each window to date of a part of pay: `payee`, `moment`, the days of the moment, and for each change `until_k` and `closes_k`, null
 * where there are fewer. A gate over a longer window sees changes up to the end of the pay period (17.1).
 */
export function changesIn(
  site: Site,
  { world }: Calendar,
  { component, moments }: Parted,
  paths: readonly (readonly string[])[],
): Relation {
  const { build } = site
  const { name, label, origin, modifierWindow } = component
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const windows = constants(
    build,
    { ...told('changing', `The windows of ${label} in which fields of people may change`), origin: null },
    ['moment', 'window_from', 'to_date', 'as_at', 'seen_on', 'last_change'],
    moments.moments.map(({ id, window, at, period, seen }) => [
      id,
      window.from,
      at,
      period,
      seen ?? period,
      modifierWindow === null ? at : Math.max(at, period),
    ]),
  )
  const inside = join(
    build,
    told('changes', 'The days inside them on which these fields change'),
    windows,
    changeDays(site, component, paths),
    {
      and: allOf(
        compare('>=', column('before_to', 'right'), column('window_from', 'left')),
        compare('<=', column('change_day', 'right'), column('last_change', 'left')),
      ),
    },
  )
  const placed = windowed(
    build,
    told('changes_in_order', 'The how manieth change each is'),
    inside,
    ['payee', 'moment'],
    ['change_day'],
    [{ column: int('change_place', 1n, 10n ** 6n), does: 'row_number' }],
  )
  const isNth = (nth: number): Condition => compare('=', column('change_place'), integer(nth))
  const tooMany = select(
    build,
    told('too_many_changes', 'Windows with too many changes'),
    placed,
    kept(placed),
    compare('>', column('change_place'), integer(MOST_CHANGES)),
  )
  const stops = `fields of one person that \`${name}\` reads change more than ${MOST_CHANGES} times inside one window`
  stopAt(build, tooMany, stops, null, ['payee', 'window_from', 'to_date'])
  const last: Scalar = { kind: 'subtract', left: column('change_day'), right: integer(1) }
  const spread = select(build, told('ends_of_terms', 'The last day before each change'), placed, [
    ...kept(placed, 'change_day', 'before_to', 'change_place', 'last_change'),
    ...CHANGES.map((nth) => ({
      column: nullable(int(untilColumn(nth), DAYS.low - 1n, DAYS.high)),
      value: either(isNth(nth), last, NO_DAY),
    })),
  ])
  const own = ['payee', 'moment', 'window_from', 'to_date', 'as_at', 'seen_on']
  const together = aggregate(
    build,
    told('terms', `The terms of each window of ${label} in which something changes`),
    spread,
    own,
    CHANGES.map((nth) => ({ column: columnNamed(spread, untilColumn(nth)), does: 'max', of: untilColumn(nth) })),
  )
  const ends = constants(
    build,
    { ...told('paid_on', 'The last days of pay periods'), origin: null },
    ['paid_to'],
    windowsIn(world, world.core.paid, world.from, world.until).map(({ to }) => [to]),
  )
  return CHANGES.reduce(
    (all, nth) =>
      join(build, told('terms_paid', 'With whether a pay period ends with the term'), all, ends, {
        how: 'left',
        on: [{ left: untilColumn(nth), right: 'paid_to' }],
        take: { paid_to: closesColumn(nth) },
      }),
    together,
  )
}

/** The days on which a field that the steps read becomes another: `payee`, `change_day`, and `before_to`, the last day of the version before. */
function changeDays(site: Site, component: Component, paths: readonly (readonly string[])[]): Relation {
  const { build, core } = site
  const { name, label, origin } = component
  const begins = paths.flatMap((path) => versionBegins(path) ?? [])
  const fields = paths.filter((path) => versionBegins(path) === null)
  const own =
    fields.length === 0 || startOf(versionsOf(site, core.people.record)) === undefined ? [] : [fieldChanges(site, component, fields)]
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const everybody = begins.length === 0 ? null : keysOf(site, core.people.record, `${name}_everybody`)
  const amended = begins.flatMap((day) =>
    everybody === null
      ? []
      : [
          select(build, told('amended', `The day from which ${label} is another`), everybody, [
            { column: text('payee'), value: column('payee') },
            { column: int('change_day', DAYS.low, DAYS.high), value: integer(day) },
            { column: int('before_to', DAYS.low - 1n, DAYS.high), value: integer(day - 1) },
          ]),
        ],
  )
  const [first, ...more] = [...own, ...amended]
  if (first === undefined) throw new Error(name)
  if (more.length === 0) return first
  const all = union(build, told('all_change_days', 'All days on which fields or clauses change'), first, ...more)
  return aggregate(
    build,
    told('each_change_day', 'Each of these days once'),
    all,
    ['payee', 'change_day'],
    [{ column: columnNamed(all, 'before_to'), does: 'max', of: 'before_to' }],
  )
}

/** The days on which some fields of people change. */
function fieldChanges(site: Site, component: Component, fields: readonly (readonly string[])[]): Relation {
  const { build, core } = site
  const { name, label, origin } = component
  const versions = versionsOf(site, core.people.record)
  const { shape, columnOf, rows, ends } = versions
  const start = startOf(versions)
  const key = columnOf.get(shape.key[0] ?? '')
  if (start === undefined || key === undefined) throw new Error(name)
  const read = fields.map((path) => {
    const [field = '', ...more] = path
    const found = columnOf.get(field)
    if (found === undefined) return refuse('money of other currencies', origin)
    return more.length === 0 ? found : refuse('what a field of people refers to, in the steps of pay', origin)
  })
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const lag = (as: string, of: string) => ({ column: nullable(renamed(columnNamed(rows, of), as)), does: 'lag' as const, of })
  const beside = windowed(
    build,
    told('versions', `Each version of a person's row beside the one before it`),
    rows,
    [key],
    [start],
    [
      lag('before_from', start),
      ...(ends === undefined ? [] : [lag('before_ends', ends)]),
      ...read.map((of, i) => lag(`before_${i + 1}`, of)),
    ],
  )
  const differs = read.map((of, i) => isOther(beside, of, `before_${i + 1}`))
  const dayBefore: Scalar = { kind: 'subtract', left: column(start), right: integer(1) }
  const other: Condition = differs.length === 1 && differs[0] !== undefined ? differs[0] : { kind: 'or', parts: differs as never }
  return select(
    build,
    told('change_days', `The days on which fields of people change that ${label} reads`),
    beside,
    [
      { column: text('payee'), value: column(key) },
      { column: int('change_day', DAYS.low, DAYS.high), value: column(start) },
      {
        column: int('before_to', DAYS.low - 1n, DAYS.high),
        value: ends === undefined ? dayBefore : smaller(dayBefore, dayOr('before_ends', LAST)),
      },
    ],
    allOf(isThere('before_from'), other),
  )
}

/** Whether two columns hold different things, or one of them nothing. */
function isOther(relation: Relation, left: string, right: string): Condition {
  const { type } = columnNamed(relation, left)
  const none: Scalar = type === 'text' ? { kind: 'text', value: '' } : integer(0)
  const [a, b] = [dayOr(left, none), dayOr(right, none)]
  const [hasA, hasB] = [isThere(left), isThere(right)]
  const same: Condition = type === 'text' ? { kind: 'text_equals', left: a, right: b } : compare('=', a, b)
  return {
    kind: 'or',
    parts: [
      { kind: 'not', value: same },
      { kind: 'and', parts: [hasA, { kind: 'not', value: hasB }] },
      { kind: 'and', parts: [hasB, { kind: 'not', value: hasA }] },
    ],
  }
}

/** The day up to which a term sees, as steps over a longer window or others read it. */
export const lastDayOf = (change: number, reads: Step['reads'], { at, asAt } = { at: 'to_date', asAt: 'as_at' }): Scalar =>
  smaller(dayOr(untilColumn(change), column(asAt)), column(reads === 'modifier' ? asAt : at))

/** The first day of the window of a metric that holds a day. */
export function windowFrom({ starts, measure }: UntilNeed, day: Scalar): Scalar {
  const [first, ...more] = starts
  if (first === undefined) throw new Error(measure.name)
  const when = more.toReversed().map((from) => ({ if: compare('>=', day, integer(from)), then: integer(from) }))
  const [one, ...others] = when
  return one === undefined ? integer(first) : { kind: 'case', when: [one, ...others], otherwise: integer(first) }
}

export type UntilNeed = Extract<Need, { kind: 'until' }>

/** The days of single people in which a metric is read up to a change: `payee`, `from_day`, `to_day`, `seen_on`, each once. */
export function daysOfTerms({ build }: Site, measure: Measure, asked: readonly (readonly [Relation, UntilNeed])[]): Relation {
  const told = (what: string): Told => ({
    name: `${measure.name}_${what}`,
    says: `The days of people in which \`${measure.name}\` is read`,
    origin: null,
  })
  const days = asked.map(([changes, need]) => {
    const day = lastDayOf(need.change, need.reads)
    return select(
      build,
      told('term_days'),
      changes,
      [
        { column: text('payee'), value: column('payee') },
        { column: int('from_day', DAYS.low, DAYS.high), value: windowFrom(need, day) },
        { column: int('to_day', DAYS.low - 1n, DAYS.high), value: day },
        { column: columnNamed(changes, 'seen_on'), value: column('seen_on') },
      ],
      isThere(untilColumn(need.change)),
    )
  })
  const [first, ...more] = days
  if (first === undefined) throw new Error(measure.name)
  const all = more.length === 0 ? first : union(build, told('all_term_days'), first, ...more)
  return aggregate(build, told('days_of_terms'), all, ['payee', 'from_day', 'to_day', 'seen_on'], [])
}
