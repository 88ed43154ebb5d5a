/** What one person earns: sums where they are known, and the reference evaluator's own functions for all else (semantics 9). */
import { withRowsOf } from '../../evaluate/apart.ts'
import { seenThrough } from '../../evaluate/horizons.ts'
import type { Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { adjustmentFacts } from '../../exceptions/facts.ts'
import { worldFor } from '../../exceptions/world.ts'
import { earningFactsOf, earningLedger, withRows } from '../../ledger/earnings.ts'
import { eventFacts } from '../../ledger/events.ts'
import type { EarningFact } from '../../ledger/facts.ts'
import { groupedBy } from '../../ledger/grouped.ts'
import { replay } from '../../ledger/replay.ts'
import { splitFacts } from '../../ledger/splits.ts'
import type { Posted } from '../../payments/holdings.ts'
import { type Ends, horizonsFor } from './horizons.ts'
import { isStill, type Moving } from './still.ts'

/** How people's earnings are computed. */
export interface Earning {
  readonly ends: Ends
  readonly moving: Moving
  readonly asOf: string
  /** Whether something of a person's pay reads rows. */
  readonly readsRows: (person: string) => boolean
  /** Whether a row that counts for the person can change the past. */
  readonly moves: (person: string) => boolean
  /** By place of the pay period: whether anything at all is newly clawed back. */
  readonly clawed: (place: number) => boolean
  /** The lines of events by person, where they are known; undefined: they are computed. */
  readonly awards?: Awards | undefined
  /** Whether worlds see several pay periods alike, so that what a period earns in one is kept for the others. */
  readonly keeps?: boolean
}

/** What events posted for a person, in order of posting. */
export type Awards = (person: string) => readonly Posted[]

/** Answers for everyone at once, kept by person: what is shared with others, and events. */
type ByPerson = (world: World, period: Stretch, person: string) => readonly EarningFact[]

function byPerson(make: (world: World, period: Stretch) => readonly EarningFact[]): ByPerson {
  const known = new WeakMap<World, Map<string, ReadonlyMap<string, readonly EarningFact[]>>>()
  return (asked, period, person) => {
    const world = asked.apart?.kind === 'own' ? asked.apart.whole : asked
    const periods = known.get(world) ?? new Map<string, ReadonlyMap<string, readonly EarningFact[]>>()
    known.set(world, periods)
    const facts = periods.get(period.label) ?? groupedBy(make(world, period), ({ payee }) => payee)
    periods.set(period.label, facts)
    return facts.get(person) ?? none
  }
}

/** What a pay period comes to in a world, found once. */
function kept(make: (seen: World, period: Stretch) => readonly EarningFact[]): typeof make {
  const known = new WeakMap<World, Map<string, readonly EarningFact[]>>()
  return (seen, period) => {
    const periods = known.get(seen) ?? new Map<string, readonly EarningFact[]>()
    known.set(seen, periods)
    const facts = periods.get(period.label) ?? make(seen, period)
    periods.set(period.label, facts)
    return facts
  }
}

const none: readonly EarningFact[] = []
const nothing: ByPerson = () => none

/**
 * The lines of a person's earnings in order of posting, each with its row: only of components whose sums are not known, the others have one line
 * for a pay period. What can change the past only for some people is replayed for these alone; events for all.
 */
export function postingOf({
  ends,
  moving,
  asOf,
  readsRows,
  moves,
  clawed,
  awards,
  keeps = false,
}: Earning): (person: string) => readonly Posted[] {
  const [first] = ends.seenAt
  if (first === undefined) return () => []
  const { core } = first
  const shared = core.payments.splits.length === 0 ? nothing : byPerson(splitFacts)
  const awarded = core.events.length === 0 ? nothing : byPerson(eventFacts)
  const ledger = withRows(earningLedger(core, asOf))
  const labels = ends.periods.map(({ label }) => label)
  const closed = { periods: new Set<string>(), lines: [] }
  const allStill = isStill(moving)
  const compares = core.measures.some(({ aggregate }) => aggregate.kind === 'team_share')
  const together = core.payments.splits.length > 0 || compares

  return (person) => {
    const decided = moving.decided.has(person)
    const still = allStill || !(moving.everybody || decided || together || moves(person))
    const rows = readsRows(person) || !still
    const of = (whole: World): World => (rows ? withRowsOf(whole, person) : whole)
    const compute = (seen: World, period: Stretch): readonly EarningFact[] =>
      earningFactsOf(worldFor(seen, person), person, period, shared(seen, period, person))
    const computed = keeps ? kept(compute) : compute
    const given = (seen: World, period: Stretch): readonly EarningFact[] => awarded(seen, period, person)
    const all = (seen: World, period: Stretch): readonly EarningFact[] => {
      const own = [...computed(seen, period), ...given(seen, period)]
      return [...own, ...adjustmentFacts(seen, period, own).filter(({ payee }) => payee === person)]
    }
    const anywhere = together || (decided && core.events.length > 0) ? clawed : undefined
    const own = seenThrough(ends.periods, horizonsFor(ends, still, of, anywhere))
    if (decided) return replay(ledger, labels, own(all), closed)
    const lines = replay(ledger, labels, own(computed), closed)
    if (core.events.length === 0) return lines
    if (awards !== undefined) return [...lines, ...awards(person)]
    const events = seenThrough(
      ends.periods,
      horizonsFor(ends, allStill, (whole) => whole, clawed),
    )
    return [...lines, ...replay(ledger, labels, events(given), closed)]
  }
}

/** What events posted for everybody. */
export function awardsOf({ ends, moving, asOf, clawed }: Pick<Earning, 'ends' | 'moving' | 'asOf' | 'clawed'>): Awards {
  const [first] = ends.seenAt
  if (first === undefined || first.core.events.length === 0) return () => []
  const events = seenThrough(
    ends.periods,
    horizonsFor(ends, isStill(moving), (whole) => whole, clawed),
  )
  const labels = ends.periods.map(({ label }) => label)
  const lines = replay(withRows(earningLedger(first.core, asOf)), labels, events(eventFacts), { periods: new Set(), lines: [] })
  const byPayee = groupedBy(lines, ({ line }) => line.payee)
  return (person) => byPayee.get(person) ?? []
}
