/** The lines of a plan's events: first what they ask for, then, when all that is read is there, their lines (semantics 10). */
import type { Core, Measure } from '../../../runtime/core/core.ts'
import type { Event, Spiff } from '../../../runtime/core/events.ts'
import { itemOf } from '../../../runtime/ledger/events.ts'
import type { Credited } from '../credit/credits.ts'
import type { Calendar } from '../days.ts'
import type { DealLines } from '../earnings.ts'
import type { Moments } from '../measures/moments.ts'
import { measureNamed } from '../measures/needs.ts'
import type { Sources } from '../measures/reading.ts'
import type { Relation } from '../program/build.ts'
import type { Site } from '../records/records.ts'
import { type Refused, tried } from '../refused.ts'
import { milestoneQuestions, testMoments } from './claims.ts'
import { contestPrizes, contestQuestions } from './contest.ts'
import type { GoesBy } from './goes-by.ts'
import { toDates, windowEnds } from './moments.ts'
import { type Place, placeOf } from './places.ts'
import { poolParts, poolQuestions } from './pool.ts'
import { spiffAwards, spiffQuestions } from './spiff.ts'

/** What an event asks for, and in which pay periods what was read is posted. */
export interface EventAsking {
  readonly event: Event
  readonly moments: Moments
  /** What is read of everyone: for a contest and a pool; of a spiff who may claim, and its test. */
  readonly read: Place | null
  readonly test: Place | null
}

export const placesIn = (asking: readonly EventAsking[]): readonly Place[] =>
  asking.flatMap(({ read, test }) => [read, test].filter((one) => one !== null))

/** What all events ask for. */
export const askedByEvents = (calendar: Calendar, { events }: Core, refusals: Refused[]): readonly EventAsking[] =>
  events.flatMap((event) => tried(refusals, () => askedBy(calendar, event, refusals)) ?? [])

function askedBy(calendar: Calendar, event: Event, refusals: Refused[]): EventAsking {
  const { world } = calendar
  switch (event.kind) {
    case 'contest':
    case 'pool': {
      const moments = windowEnds(calendar, event, event.window)
      const questions = event.kind === 'contest' ? contestQuestions(event) : poolQuestions(event)
      return { event, moments, read: placeOf(world, event, moments, questions, refusals), test: null }
    }
    case 'spiff': {
      const moments = toDates(calendar, event, event.budget?.share === 'in_proportion')
      const questions = spiffQuestions(event)
      const read = questions.length === 0 || moments.moments.length === 0 ? null : placeOf(world, event, moments, questions, refusals)
      return { event, moments, read, test: testOf(calendar, event, moments, refusals) }
    }
    default: {
      const never: never = event
      return never
    }
  }
}

function testOf(calendar: Calendar, event: Spiff, { moments }: Moments, refusals: Refused[]): Place | null {
  const questions = milestoneQuestions(event)
  if (questions.length === 0 || moments.length === 0) return null
  const seen = [...new Set(moments.map((moment) => moment.seen))]
  const on = testMoments(calendar, event, seen)
  return on.moments.length === 0 ? null : placeOf(calendar.world, event, on, questions, refusals)
}

/** Lines of an event, and the figures that its prizes go by; null: they show none. */
export interface EventLines extends DealLines {
  readonly goesBy: GoesBy | null
}

/** The lines of one event; none where no pay period that is asked for has a day on which it gives something. */
export function eventLines(
  site: Site,
  calendar: Calendar,
  { event, moments, read, test }: EventAsking,
  sources: Sources,
  creditedOf: (measure: Measure) => Credited,
): readonly EventLines[] {
  if (moments.moments.length === 0) return []
  const { name, label, origin } = event
  const lines = (table: Relation, amount: string): DealLines['lines'] => ({
    name: `${name}_event`,
    label,
    origin,
    item: itemOf(event),
    component: { name },
    moments,
    table,
    amount,
  })
  switch (event.kind) {
    case 'contest': {
      if (read === null) return []
      const { prizes, goesBy } = contestPrizes(site, event, read, sources)
      return [{ lines: lines(prizes, 'prize'), rows: null, goesBy }]
    }
    case 'pool':
      return read === null ? [] : [{ lines: lines(poolParts(site, event, read, sources), 'shared'), rows: null, goesBy: null }]
    case 'spiff': {
      if (event.occasion.kind === 'once' && test === null) return []
      const measure = measureNamed(calendar.world, event.metric)
      const { table, keys, goesBy } = spiffAwards(site, calendar, event, { moments, read, test, sources, creditedOf, measure })
      return [{ lines: lines(table, 'given'), rows: keys.length === 0 ? null : { table, keys, measure }, goesBy }]
    }
    default: {
      const never: never = event
      return never
    }
  }
}
