/** The fast evaluator: columns to totals, totals to pay; what no program knows falls back to the reference evaluator, part by part. */
import type { Component } from '../core/core.ts'
import type { Outcome } from '../evaluate/outcome.ts'
import { readProperty } from '../evaluate/property.ts'
import { payeesOf } from '../evaluate/spans.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { worldFor } from '../exceptions/world.ts'
import type { EarningLine } from '../ledger/lines.ts'
import type { PaymentsLedger } from '../ledger/payments.ts'
import type { ByteSink } from '../write/bytes.ts'
import type { Reached } from './apart/worlds.ts'
import { rowsMatter } from './fit.ts'
import type { Ran } from './kernel/job.ts'
import type { Means } from './kernel/sum-rows.ts'
import { type WholeCredits, wholeCreditsOf, writeCredits } from './ledgers/credits.ts'
import { writeEarnings } from './ledgers/earnings.ts'
import { type Earned, earnedBy } from './people/pay.ts'
import type { HeldOf } from './rows/measured.ts'
import { rowsStage, type Totals } from './rows/stage.ts'
import { writeCreditsByRows } from './running/credits.ts'
import { clawedAnywhere, endsOf } from './running/horizons.ts'
import { ledgersOf } from './running/people.ts'
import { isStill, movedBy, movingOf, movingRows } from './running/still.ts'
import { earnedIn, type IsSummed, leftByProgram, measuresIn } from './running/summed.ts'
import { isPlain, ledgersOfSums } from './running/sums.ts'

/** A plan's answer without a line in memory for any row that a program pays. */
export interface FastOutcome {
  /** What everyone earned of each component in each pay period asked for. */
  readonly earnings: readonly EarningLine[]
  readonly payments: PaymentsLedger
  /** The ledger of credits as plain data, where another thread could write it. */
  readonly wholeCredits: () => WholeCredits | undefined
  /** Write the ledgers of the periods asked for; how many lines they have. */
  readonly writeCredits: (sink: ByteSink) => number
  readonly writeEarnings: (sink: ByteSink) => number
  /** What a measure, quota, attainment, worth or target is over some days, with the events up to the last of them. */
  readonly read: Outcome['read']
  /** Who computed each component. */
  readonly components: readonly ComponentEngine[]
  /** How many figures needed big integers. */
  readonly byBigIntegers: number
  /** What computed it: the totals of the rows and the programs of the parts of pay that have one, with the bounds that chose how. */
  readonly workings: Workings
  /** Which loop added up the record with the most rows, and on how many threads; null where all rows were counted one by one. */
  readonly ran: Ran | null
}

/** What a run computed with. */
export interface Workings {
  readonly totals: Totals
  readonly components: ReadonlyMap<string, Earned['programs']>
}

/**
 * Which evaluator computed a component, and why not the fast one. `peopleByReference`: for how many people the other one did, because of what is
 * theirs alone; null where it did for all.
 */
export interface ComponentEngine {
  readonly component: string
  readonly engine: 'fast' | 'reference'
  readonly because: string | null
  readonly peopleByReference: number | null
}

/** Which pay periods there are up to the end of what was asked for, and which lines are wanted. */
export interface AskedPeriods {
  readonly periods: readonly Stretch[]
  readonly inside: readonly Stretch[]
}

/** A component's program at work, or why it has none. */
type Tried = Earned | { readonly because: string }

/** Runs a plan in a world that does not hold the rows of `reached`. */
export function runFast(
  world: World,
  heldOf: HeldOf,
  reached: readonly Reached[],
  { periods, inside }: AskedPeriods,
  asOf: string,
  means: Means = {},
): FastOutcome {
  const { core } = world
  const stores = reached.map(({ store }) => store)
  const moving = movingOf(core, world.lookup, new Set(stores.map(({ record }) => record)))
  const still = isStill(moving)
  // rows are counted as the first pay period sees them: whose rows change later is asked row by row
  const [first = world] = endsOf(world, periods, still).seenAt
  const totals = withOrderKept(rowsStage(first, heldOf, means))
  const moves = movedBy(world, reached, moving)
  const known: World = { ...world, summed: { measure: measuresIn(first, totals, still, moves), earned: () => undefined } }
  const tried = new Map(core.components.map((component) => [component.name, tryProgram(known, totals, component)]))
  const earned = new Map([...tried].flatMap(([name, one]) => ('because' in one ? [] : [[name, one] as const])))
  const left = new Map([...earned].map(([name, one]) => [name, leftByProgram(one)]))
  const isSummed: IsSummed = (component, person) => left.get(component)?.has(person) === false && !moves(person)

  const summed = { measure: measuresIn(first, totals, still, moves), earned: earnedIn(earned, periods, isSummed) }
  const whole: World = { ...world, summed }
  const people = payeesOf(world)
  const ends = endsOf(whole, periods, still)
  const wanted = new Set(inside.map(({ label }) => label))
  const movesIn = (store: (typeof stores)[number]) => movingRows(moving, store)
  const readsRows = (person: string): boolean => core.components.some(({ name }) => !isSummed(name, person))
  const ledgers =
    still && isPlain(core) && !people.some(readsRows)
      ? ledgersOfSums(whole, earned, periods, wanted, asOf)
      : ledgersOf(whole, people, { ends, moving, asOf, readsRows, moves, clawed: clawedAnywhere(ends, stores, movesIn) }, isSummed, wanted)
  const last = ends.seenAt.at(-1) ?? whole
  return {
    earnings: ledgers.earnings,
    payments: ledgers.payments,
    wholeCredits: () => (still ? wholeCreditsOf(whole, heldOf, totals, inside, asOf) : undefined),
    writeCredits: (sink) =>
      still ? writeCredits(whole, heldOf, totals, inside, asOf, sink) : writeCreditsByRows(ends, stores, movesIn, wanted, asOf, sink),
    writeEarnings: (sink) => writeEarnings({ world: whole, totals, earned, isSummed, kept: ledgers.kept }, wanted, asOf, sink),
    read: (payee, property) => {
      const seen = ends.seenAt[periods.findIndex(({ to }) => to >= property.to)] ?? last
      return readProperty(worldFor(seen, payee), payee, property)
    },
    components: core.components.map(({ name }) => engineOf(name, tried.get(name), people, isSummed)),
    workings: { totals, components: new Map([...earned].map(([name, { programs }]) => [name, programs])) },
    ran: ranOf(totals),
    byBigIntegers: [...earned.values()].reduce((sum, one) => sum + one.byBigIntegers, 0),
  }
}

function ranOf({ whole }: Totals): Ran | null {
  const [largest] = [...whole.values()].sort((a, b) => b.columns.count - a.columns.count)
  return largest?.totals.ran ?? null
}

/** The same totals, which put the rows of a metric in order once. */
function withOrderKept(totals: Totals): Totals {
  const known = new Map<string, ReturnType<Totals['earning']>>()
  return {
    ...totals,
    earning: (measure) => {
      if (!known.has(measure)) known.set(measure, totals.earning(measure))
      return known.get(measure)
    },
  }
}

function tryProgram(world: World, totals: Totals, component: Component): Tried {
  const because = rowsMatter(world.core, component)
  if (because !== undefined) return { because }
  const earned = earnedBy(world, totals, component)
  if ('because' in earned || earned.along === null) return earned
  const explained = totals.earning(component.base.metric) !== undefined
  return explained ? earned : { because: 'rows that count for everybody, or whose parts are no decimal numbers' }
}

function engineOf(component: string, tried: Tried | undefined, people: readonly string[], isSummed: IsSummed): ComponentEngine {
  if (tried === undefined || 'because' in tried)
    return { component, engine: 'reference', because: tried?.because ?? null, peopleByReference: null }
  return { component, engine: 'fast', because: null, peopleByReference: people.filter((person) => !isSummed(component, person)).length }
}
