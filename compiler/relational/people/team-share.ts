/** The part of the people below somebody for whom something holds: of everyone who works, in the plan or not (semantics 4, 17.2, 17.3). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Aggregate, Measure } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { below, constant } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import { readOn } from '../events/moments.ts'
import { answersOf, onTheDay, type Place, placeOf } from '../events/places.ts'
import type { Days, Measured } from '../measures/measures.ts'
import type { Moments } from '../measures/moments.ts'
import type { Sources } from '../measures/reading.ts'
import { aggregate, between, column, columnNamed, constants, int, join, type Relation, select, type Told } from '../program/build.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { aboveOf } from './hierarchy.ts'

type TeamShare = Extract<Aggregate, { kind: 'team_share' }>
const PEOPLE = 10n ** 6n

/** Attainment of somebody without quota has no value, whatever it counts as for pay. */
const withoutConstants = (test: Expression): Expression =>
  JSON.parse(JSON.stringify(test), (name, value: unknown) => (name === 'whenNoQuota' ? null : value)) as Expression

/** A metric of this kind over windows. `sourcesFor`: what is read of everyone who works. */
export function teamShares(
  site: Site,
  calendar: Calendar,
  measure: Measure,
  { via, test }: TeamShare,
  windows: readonly Days[],
  sourcesFor: (site: Site, calendar: Calendar, place: Place) => Sources,
): Measured {
  const { build, core } = site
  const { name, label, origin } = measure
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const everyone = { ...core, people: { ...core.people, where: null } }
  const all: Site = { ...site, core: everyone }
  const then: Calendar = { ...calendar, world: { ...calendar.world, core: everyone } }
  const moments = momentsOf(windows)
  const question = { word: 'test', expression: withoutConstants(test), as: 'truth' as const, over: 'own' as const }
  const place = placeOf(then.world, { name: `${name}_of_each`, label, origin }, moments, [question], site.refusals)
  const sources = sourcesFor(all, then, place)
  const answers = answersOf(all, place, sources)
  const met = below(constant(0n), answers.answer('test').over, false)
  const asked = write(build, told('met', 'For whom it holds'), answers.relation, answers.slots, new Map(), [{ column: 'met', truth: met }])
  const there = onTheDay(all, { name, origin }, asked, answers.at, sources)
  const at = column(answers.at, 'left')
  const teams = join(build, told('teams', 'Everyone beside everyone above them on the day'), there, aboveOf(site, via), {
    on: [{ left: 'payee', right: 'below' }],
    and: between(at, column('from_day', 'right'), column('to_day', 'right')),
    take: { payee: 'viewer' },
  })
  const seen = moments.moments.some((moment) => moment.seen !== null)
  const days = ['moment']
  const counts = aggregate(
    build,
    told('counted', 'How many are below somebody, and for how many of them it holds'),
    teams,
    ['viewer', ...days],
    [
      { column: int('met_sum', 0n, PEOPLE), does: 'sum', of: 'met' },
      { column: int('team', 1n, PEOPLE), does: 'count' },
    ],
  )
  const table = withDays(site, measure, counts, moments, seen)
  const counted = { measure, rows: table, keys: [], adds: name, other: `${name}_of`, has: null }
  return { counted, table, inWindows: table }
}

const momentsOf = (windows: readonly Days[]): Moments =>
  readOn(
    windows.map(([from, to, seen]) => ({
      window: { kind: 'plan', label: '', from: from as Day, to: to as Day, first: 0, last: 0 },
      at: to as Day,
      period: to as Day,
      seen: (seen ?? null) as Day | null,
    })),
  )

/** By the days of the window, as metrics are kept. */
function withDays({ build }: Site, { name, label, origin }: Measure, counts: Relation, { moments }: Moments, seen: boolean): Relation {
  const table = constants(
    build,
    { name: `${name}_windows`, says: `The windows to date of \`${name}\``, origin: null },
    ['of_moment', 'from_day', 'to_day', ...(seen ? ['seen_on'] : [])],
    moments.map(({ id, window, at, seen: then }) => [id, window.from, at, ...(seen ? [then ?? at] : [])]),
  )
  const joined = join(build, { name: `${name}_dated`, says: label, origin }, counts, table, {
    on: [{ left: 'moment', right: 'of_moment' }],
  })
  const kept = ['from_day', 'to_day', ...(seen ? ['seen_on'] : [])]
  return select(build, { name, says: label, origin }, joined, [
    { column: { ...columnNamed(joined, 'viewer'), name: 'payee' }, value: column('viewer') },
    ...kept.map((one) => ({ column: columnNamed(joined, one), value: column(one) })),
    { column: int(name, 0n, PEOPLE), value: column('met_sum') },
    { column: int(`${name}_of`, 1n, PEOPLE), value: column('team') },
  ])
}
