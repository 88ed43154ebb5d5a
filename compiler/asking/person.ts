/** One person's pay in one period, as a function that can be asked again and again. */
import type { Day } from '../../runtime/calendar/day.ts'
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import { periodsAsked, worldOf } from '../../runtime/evaluate/evaluate.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { collectProblems } from '../../runtime/evaluate/problems.ts'
import { timelineOf } from '../../runtime/evaluate/spans.ts'
import { statedFor } from '../../runtime/evaluate/stated.ts'
import { numberIn } from '../../runtime/evaluate/values.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { earlier, type Stretch } from '../../runtime/evaluate/windows.ts'
import type { Imagined, World } from '../../runtime/evaluate/world.ts'
import { add, type Ratio } from '../../runtime/exact/ratio.ts'
import { worldFor } from '../../runtime/exceptions/world.ts'
import { earnedBy } from '../../runtime/ledger/earned-by.ts'
import { type Unrounded, unroundedBy } from '../../runtime/ledger/unrounded.ts'

/** What is needed to ask about one person. */
export interface Person {
  readonly id: string
  /** As seen from the last day of the period asked for, with the rows of the data alone. */
  readonly world: World
  /** The pay periods asked for, in order; at least one. */
  readonly periods: readonly Stretch[]
  /** The last day in them on which a row counts for the person; undefined: there is none. */
  readonly day: Day | undefined
}

/** Undefined where the period is none of the plan's. Nothing is reported: a run has said all that is to be said of the data. */
export function personIn(program: Core, data: Data, question: Question, id: string): Person | undefined {
  const core = wholeOf(program)
  const asked = parsePeriod(core.calendar, question.period)
  const problems = collectProblems(() => undefined)
  const seen = 'problem' in asked ? undefined : worldOf(core, data, { ...question, only: new Set([id]) }, asked, problems)
  if ('problem' in asked || seen === undefined) return undefined
  const periods = periodsAsked(seen, asked, question).inside
  const last = periods.at(-1)
  if (last === undefined) return undefined
  const world = worldFor({ ...seen, eventsTo: last.to, clawedTo: last.to }, id)
  const from = periods[0]?.from ?? last.from
  const there = timelineOf(world, id, last.to).findLast((piece) => piece.credited && piece.from <= last.to && piece.to >= from)
  return { id, world, periods, day: there === undefined ? undefined : earlier(there.to, last.to) }
}

/** The person's world with further rows. */
export const withRows = ({ world }: Person, from: Day, counted: Imagined['counted']): World => ({
  ...world,
  imagined: { base: world, from, counted },
})

/** The person's world in which a metric that is stated outright is more; undefined where its rows decide. */
export function withStated({ id, world }: Person, metric: string): ((more: Ratio) => World) | undefined {
  const stated = statedFor(world, id, metric)
  const value = numberIn(stated?.measure)
  if (stated === undefined || value === undefined) return undefined
  const others = world.given.measures.filter((one) => one !== stated)
  return (more) => ({
    ...world,
    given: { ...world.given, measures: [{ ...stated, person: id, measure: add(value, more) }, ...others] },
  })
}

/** The periods that rows from a day on can change. */
const periodsFrom = ({ periods }: Person, from: Day): readonly Stretch[] => periods.filter(({ to }) => to >= from)

/** What the periods from a day on come to, in minor units. Earlier ones are what they are whatever happens on it. */
export const earnedFrom = (person: Person, world: World, from: Day): bigint =>
  periodsFrom(person, from).reduce((sum, period) => sum + earnedBy(world, person.id, period), 0n)

/** The parts that they are combined from before these are rounded; undefined where that cannot be told. */
export function unroundedFrom(person: Person, world: World, from: Day): Unrounded | undefined {
  const [first, ...rest] = periodsFrom(person, from)
  return first === undefined ? undefined : unroundedBy(world, person.id, [first, ...rest])
}

/** How many pay periods rows from a day on can change. */
export const countFrom = (person: Person, from: Day): number => periodsFrom(person, from).length
