/**
 * One person's answer from the rows that can count for them: the ledgers' lines and the derivations of a full run, without computing anybody
 * else. What needs everybody, the awards of events, is computed once and handed in again while nothing that it reads has changed.
 */
import type { Report } from '../../../messages/diagnostic.ts'
import { showDay } from '../../calendar/day.ts'
import { parsePeriod } from '../../calendar/fiscal.ts'
import type { Core } from '../../core/core.ts'
import { inPayCurrency } from '../../currency/pay.ts'
import type { Data } from '../../data/table.ts'
import { standingOf } from '../../evaluate/along.ts'
import { withRowsOf } from '../../evaluate/apart.ts'
import { membersIn, pastLegacy, periodsAsked, worldOf } from '../../evaluate/evaluate.ts'
import { seenThrough } from '../../evaluate/horizons.ts'
import type { Outcome, Question } from '../../evaluate/outcome.ts'
import { collectProblems } from '../../evaluate/problems.ts'
import { readProperty } from '../../evaluate/property.ts'
import { wholeOf } from '../../evaluate/versions.ts'
import type { World } from '../../evaluate/world.ts'
import { checkExceptions } from '../../exceptions/check.ts'
import { worldFor } from '../../exceptions/world.ts'
import { creditFacts, creditLedger, creditOrder } from '../../ledger/credits.ts'
import { earningOrder } from '../../ledger/earnings.ts'
import type { CreditLine } from '../../ledger/lines.ts'
import { paymentsOf } from '../../ledger/payments.ts'
import { replay } from '../../ledger/replay.ts'
import { conversionsOf } from '../../trace/conversions.ts'
import type { Derivation } from '../../trace/derivation.ts'
import { derive } from '../../trace/derive.ts'
import { passagesOf } from '../../trace/passages.ts'
import { tableRecords } from '../fit.ts'
import { inTable } from '../rows/held-rows.ts'
import { clawedAnywhere, type Ends, endsOf, horizonsFor } from '../running/horizons.ts'
import { type Awards, awardsOf, type Earning, postingOf } from '../running/posted.ts'
import { keepingIn } from '../running/states.ts'
import { isStill, movedBy, movingOf, movingRows } from '../running/still.ts'
import { type Reach, reachOf } from './reach.ts'
import { storeOf } from './stores.ts'
import { type Reached, withoutRows } from './worlds.ts'

/** What is found out once for all texts of a plan that say the same of it: whom rows reach, what they credit, and what events award. */
export interface Shared {
  /** Whom the rows of a record can count for, by record. */
  readonly reach: Map<string, Reach>
  /** What events award, as of the period asked for. */
  awards: Awards | undefined
  /** What worlds remember what they count by, by what they see of events. */
  readonly counting: Map<string, object>
  /** What rows credit, by person. */
  readonly credits: Map<string, readonly CreditLine[]>
  /** How events came to what they award, by event, person and pay period. */
  readonly derived: Map<string, Derivation | undefined>
}

export const nothingShared = (): Shared => ({
  reach: new Map(),
  awards: undefined,
  counting: new Map(),
  credits: new Map(),
  derived: new Map(),
})

/** The answer of `evaluate` for one person, who need not be in the plan: then there are no lines. Reports what computing that person reports. */
export function answerAlone(
  program: Core,
  data: Data,
  question: Question,
  person: string,
  shared: Shared,
  report: Report,
): Outcome | undefined {
  const core = wholeOf(program)
  const problems = collectProblems(report)
  const asked = parsePeriod(core.calendar, question.period)
  const world = 'problem' in asked ? undefined : worldOf(core, data, question, asked, problems)
  if (world === undefined || 'problem' in asked) return undefined
  checkExceptions(world)
  const { periods, inside } = periodsAsked(world, asked, question)
  if (inside.length === 0 || pastLegacy(core, inside.at(-1), problems)) return undefined
  const reached = reachedIn(world, shared)
  const stores = reached.map(({ store }) => store)
  const moving = movingOf(core, world.lookup, new Set(stores.map(({ record }) => record)))
  const whole = withoutRows(
    world,
    reached,
    keepingIn(world, reached, moving, (one, state) => countingOf(shared, `${one} ${state}`)),
  )
  const ends = countedAlike(endsOf(whole, periods, isStill(moving)), shared)
  const asOf = question.asOf === null ? '' : showDay(question.asOf)
  const clawed = clawedAnywhere(ends, stores, (store) => movingRows(moving, store))
  const moves = movedBy(world, reached, moving)
  const earning: Earning = { ends, moving, asOf, readsRows: () => true, moves, clawed, keeps: true }
  shared.awards ??= awardsOf(earning)
  const wanted = new Set(inside.map(({ label }) => label))
  const posted = ({ postedIn }: { readonly postedIn: string }): boolean => wanted.has(postedIn)

  const own = (seen: World): World => withRowsOf(seen, person)
  const still = isStill(moving) || !(moving.everybody || moving.decided.has(person) || moves(person))
  const creditsIn = (): readonly CreditLine[] =>
    replay(
      creditLedger(core, asOf),
      periods.map(({ label }) => label),
      seenThrough(
        periods,
        horizonsFor(ends, still, own),
      )((at, period) => creditFacts(at, period).filter(({ credit }) => credit.recipient === person)),
      { periods: new Set(), lines: [] },
    )
  const credits = shared.credits.get(person) ?? creditsIn()
  shared.credits.set(person, credits)
  const earned = inPayCurrency(whole, postingOf({ ...earning, awards: shared.awards })(person), periods)
  const { payments, balances, forgiven } = paymentsOf(core, ends.seenAt, earned, periods, asOf, undefined, () => [person])
  const earnings = [...earned.map(({ line }) => line), ...forgiven].filter(posted).sort(earningOrder)
  if (problems.failed()) {
    // what was counted once is not complained of again
    shared.counting.clear()
    return undefined
  }

  const last = own(ends.seenAt.at(-1) ?? whole)
  const seenOn = (day: number): World => own(ends.seenAt[periods.findIndex(({ to }) => to >= day)] ?? ends.seenAt.at(-1) ?? whole)
  const periodOf = (label: string) => periods.find((one) => one.label === label)
  const theirs = (): World => worldFor(last, person)
  return {
    credits: credits.filter(posted).sort(creditOrder),
    earnings,
    payments: payments.filter(posted),
    balances: balances.filter(({ period }) => wanted.has(period)),
    people: membersIn(whole, inside, new Set(earnings.map(({ payee }) => payee))).filter(({ id }) => id === person),
    warnings: problems.warnings(),
    rowCounts: new Map([...data.tables].map(([name, table]) => [name, table.rows.length])),
    payPeriods: inside.map(({ label }) => label),
    derive: (payee, component, payPeriod) => {
      const period = periodOf(payPeriod)
      if (period === undefined || payee !== person) return undefined
      if (!core.events.some(({ name }) => name === component)) return derive(theirs(), person, component, period)
      const key = `${component} ${person} ${payPeriod}`
      // an event ranks and shares among all people, who are asked as of the last day
      const known = shared.derived.get(key) ?? derive(worldFor(ends.seenAt.at(-1) ?? whole, person), person, component, period)
      shared.derived.set(key, known)
      return known
    },
    passages: (payee, metric, rowKey) => (payee === person ? passagesOf(theirs(), metric, person, rowKey) : []),
    conversions: (metric, rowKey) => conversionsOf(last, metric, rowKey),
    standing: (payee, component, payPeriod) => {
      const period = periodOf(payPeriod)
      const found = theirs().core.components.find(({ name }) => name === component)
      return period === undefined || found === undefined || payee !== person ? undefined : standingOf(theirs(), found, person, period)
    },
    read: (payee, property) => readProperty(worldFor(seenOn(property.to), payee), payee, property),
  }
}

function countingOf({ counting }: Shared, seen: string): object {
  const known = counting.get(seen) ?? {}
  counting.set(seen, known)
  return known
}

/** The worlds at the ends of pay periods, which remember what they count for as long as nothing that they count by changes. */
function countedAlike({ periods, seenAt, clawedBefore }: Ends, shared: Shared): Ends {
  const made = new Map<World, World>()
  const alike = (world: World): World => {
    const known = made.get(world) ?? { ...world, counting: countingOf(shared, `${world.eventsTo} ${world.clawedTo}`) }
    made.set(world, known)
    return known
  }
  return { periods, seenAt: seenAt.map(alike), clawedBefore: clawedBefore.map((one) => one && alike(one)) }
}

/** The records whose rows are credited, and count for those whom they reach. */
function reachedIn(world: World, { reach }: Shared): readonly Reached[] {
  const { core, data } = world
  const tables = tableRecords(core)
  const credited = new Set([core, ...core.amendments].flatMap(({ credit }) => credit.map(({ record }) => record)))
  return core.records.flatMap((shape): Reached[] => {
    const table = data.tables.get(shape.name)
    if (table === undefined || tables.has(shape.name) || !credited.has(shape.name)) return []
    const held = inTable(shape, table)
    const found = (): Reach => {
      const known = reach.get(shape.name) ?? reachOf(world, held)
      reach.set(shape.name, known)
      return known
    }
    return [{ store: storeOf(held), reach: found }]
  })
}
