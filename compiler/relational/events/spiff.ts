/** Spiffs and milestones: what is claimed to date, cut by the cap of each person and by the budget of all (semantics 10). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Measure } from '../../../runtime/core/core.ts'
import type { Spiff } from '../../../runtime/core/events.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { amountOf } from '../../../runtime/events/award.ts'
import { daysOf } from '../../../runtime/events/days.ts'
import { nobody } from '../../../runtime/events/moment.ts'
import { roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, constant, type Num, pick } from '../../../runtime/fast/program/number.ts'
import type { Credited } from '../credit/credits.ts'
import type { Calendar } from '../days.ts'
import type { Moments } from '../measures/moments.ts'
import type { Sources } from '../measures/reading.ts'
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
  type Told,
  windowed,
} from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { withinBudget } from './budget.ts'
import { type Claimed, claimedOnce, claimedRows } from './claims.ts'
import { isYes } from './contest.ts'
import type { GoesBy } from './goes-by.ts'
import { answersOf, type Place, type Question } from './places.ts'
import { MANY } from './shares.ts'

/** What is read of each person on the day to which claims are added up. */
export const spiffQuestions = ({ eligible, cap }: Spiff): Question[] => [
  ...(eligible === null ? [] : [{ word: 'eligible', expression: eligible, as: 'truth' as const, over: 'own' as const }]),
  ...(cap === null ? [] : [{ word: 'cap', expression: cap.limit, as: 'number' as const, over: 'own' as const }]),
]

export interface Spiffed {
  readonly table: Relation
  readonly keys: readonly string[]
  /** Who reached a milestone; null for a spiff. */
  readonly goesBy: GoesBy | null
}

/** What was given to date: `payee`, `moment`, the keys of the row, `given`. `read` is null where a person's cap or eligibility is not asked for. */
export function spiffAwards(
  site: Site,
  calendar: Calendar,
  spiff: Spiff,
  {
    moments,
    read,
    test,
    sources,
    creditedOf,
    measure,
  }: {
    readonly moments: Moments
    readonly read: Place | null
    readonly test: Place | null
    readonly sources: Sources
    readonly creditedOf: (measure: Measure) => Credited
    readonly measure: Measure
  },
): Spiffed {
  const { build } = site
  const { world } = calendar
  const { name, label, origin } = spiff
  const amount = amountOf(world, spiff.amount, nobody)
  if (amount === undefined) return refuse('an amount that is not the same for everyone', spiff.amount.origin)
  const once = test === null ? null : claimedOnce(site, spiff, test, sources, amount)
  const claimed = once ?? claimedRows(site, spiff, measure, creditedOf(measure), amount)
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const dated = claimsByDay(site, calendar, spiff, moments, claimed)
  const allowed = read === null ? { relation: dated, cap: null } : allowedOf(site, spiff, dated, read, sources)
  const capped = cappedFor(site, spiff, claimed, allowed)
  const table = spiff.budget === null ? capped : withinBudget(site, spiff, world, capped, claimed.keys, moments)
  const given = columnNamed(table, 'given')
  return {
    table: select(build, told('given', `What ${label} has given to date`), table, [
      ...kept(table).filter(({ column: one }) => ['payee', 'moment', ...claimed.keys].includes(one.name)),
      { column: given, value: column('given') },
    ]),
    keys: claimed.keys,
    goesBy: once?.goesBy ?? null,
  }
}

/** The claims of each moment: those of the event's days up to it. */
function claimsByDay({ build }: Site, { world }: Calendar, spiff: Spiff, { moments }: Moments, { rows, seen }: Claimed): Relation {
  const { name, label, origin } = spiff
  const days = daysOf(world, spiff)
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const table = constants(
    build,
    { ...told('days', `The days up to which claims of ${label} are added up`), origin: null },
    ['moment', 'first_day', 'last_day', 'looked_at'],
    moments.map(({ id, at, seen: then }) => [id, days.from, at, then ?? (0 as Day)]),
  )
  return join(build, told('to_date', `The claims of ${label} to date`), rows, table, {
    ...(seen === null ? {} : { on: [{ left: seen, right: 'looked_at' }] }),
    and: between(column('day', 'left'), column('first_day', 'right'), column('last_day', 'right')),
    take: { moment: 'moment' },
  })
}

interface Allowed {
  readonly relation: Relation
  /** The columns with the most that a person gets, and whether there is such an amount. */
  readonly cap: { readonly column: string; readonly known: string } | null
}

/** The claims of those who are eligible, with their caps. */
function allowedOf(site: Site, spiff: Spiff, dated: Relation, read: Place, sources: Sources): Allowed {
  const { build, core } = site
  const { name, label, origin } = spiff
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const answers = answersOf(site, read, sources)
  const cap = spiff.cap === null ? null : answers.answer('cap')
  const { mode, unit } = core.rounding.money
  const limit = cap === null ? null : roundedTo(cap, exactly(unit), mode)
  const people = write(
    build,
    told('people', `Who may claim of ${label}, and how much at most`),
    answers.relation,
    answers.slots,
    new Map(),
    limit === null
      ? []
      : [
          { column: 'person_cap', number: pick(limit.known, limit.over, constant(0n)) as Num },
          { column: 'person_cap_known', truth: limit.known },
        ],
    spiff.eligible === null ? ALWAYS : isYes(answers.answer('eligible')),
  )
  const relation = join(build, told('allowed', `The claims of those who may`), dated, people, {
    on: [
      { left: 'payee', right: 'payee' },
      { left: 'moment', right: 'moment' },
    ],
    take: limit === null ? {} : { person_cap: 'person_cap', person_cap_known: 'person_cap_known' },
  })
  return { relation, cap: limit === null ? null : { column: 'person_cap', known: 'person_cap_known' } }
}

/** `given`: what the cap leaves of each claim, in the order of days and rows. */
function cappedFor({ build }: Site, { name, label, origin }: Spiff, { keys }: Claimed, { relation, cap }: Allowed): Relation {
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const full = columnNamed(relation, 'full')
  if (full.type !== 'int') throw new Error(name)
  const [low, high] = [BigInt(full.low), BigInt(full.high)]
  if (cap === null)
    return select(build, told('claimed', `What is claimed of ${label}`), relation, [
      ...kept(relation, 'given'),
      { column: { ...full, name: 'given' }, value: column('full') },
    ])
  const running = windowed(
    build,
    told('running', `What each person claims of ${label}, row by row`),
    relation,
    ['payee', 'moment'],
    ['day', ...keys],
    [{ column: int('so_far', low < 0n ? low * MANY : 0n, high > 0n ? high * MANY : 0n), does: 'running_sum', of: 'full' }],
  )
  build.bounds.push({ step: running.name, column: 'so_far', says: `the claims of one person to \`${name}\`` })
  const capped = (sum: Scalar): Scalar => ({
    kind: 'case',
    when: [{ if: compare('=', column(cap.known), integer(1)), then: { kind: 'smaller', left: sum, right: column(cap.column) } }],
    otherwise: sum,
  })
  const before: Scalar = { kind: 'subtract', left: column('so_far'), right: column('full') }
  const first = allOf(compare('=', before, integer(0)))
  const most = columnNamed(relation, cap.column)
  const reach = [low, high, most.type === 'int' ? BigInt(most.low) : 0n]
    .map((one) => (one < 0n ? -one : one))
    .reduce((a, b) => (a > b ? a : b))
  if (first === null) throw new Error(name)
  return select(build, told('capped', `What the cap of each person leaves of ${label}`), running, [
    ...kept(running, 'given'),
    {
      column: int('given', -2n * reach, 2n * reach),
      value: {
        kind: 'subtract',
        left: capped(column('so_far')),
        right: { kind: 'case', when: [{ if: first, then: integer(0) }], otherwise: capped(before) },
      },
    },
  ])
}
