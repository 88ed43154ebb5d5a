import type { Report } from '../../messages/diagnostic.ts'
import { lineSpan } from '../../messages/span.ts'
import { type Day, showDay } from '../calendar/day.ts'
import { type Period, parsePeriod, periodOf } from '../calendar/fiscal.ts'
import type { Core } from '../core/core.ts'
import { inPayCurrency } from '../currency/pay.ts'
import { knownData } from '../data/known.ts'
import type { Data } from '../data/table.ts'
import { ratio } from '../exact/ratio.ts'
import { checkExceptions } from '../exceptions/check.ts'
import { exceptionsKnown, hasExceptions } from '../exceptions/dated.ts'
import { adjustmentFacts } from '../exceptions/facts.ts'
import { worldFor } from '../exceptions/world.ts'
import { closedWithin, isReplayed, NONE_CLOSED, withRowsOfNow } from '../ledger/closed.ts'
import { creditFacts, creditLedger, creditOrder } from '../ledger/credits.ts'
import { earningFacts, earningLedger, earningOrder, withRows } from '../ledger/earnings.ts'
import { eventFacts } from '../ledger/events.ts'
import type { EarningFact } from '../ledger/facts.ts'
import { paymentsOf } from '../ledger/payments.ts'
import { replay } from '../ledger/replay.ts'
import { unpaid } from '../ledger/unpaid.ts'
import type { Posted } from '../payments/holdings.ts'
import { plannedFor } from '../planning/for-plans.ts'
import { conversionsOf } from '../trace/conversions.ts'
import { derive } from '../trace/derive.ts'
import { passagesOf } from '../trace/passages.ts'
import { standingOf } from './along.ts'
import { horizonsOf, seenThrough } from './horizons.ts'
import { lookupOf } from './lookup.ts'
import type { Outcome, Person, Question } from './outcome.ts'
import { earnedIn } from './periods.ts'
import { collectProblems, type Problems } from './problems.ts'
import { readProperty } from './property.ts'
import { readsEvents } from './reach.ts'
import { payeesOf, rowOn, takesPartIn, timelineOf } from './spans.ts'
import { dayOf } from './values.ts'
import { wholeOf } from './versions.ts'
import { earlier, later, payPeriods, type Stretch } from './windows.ts'
import type { World } from './world.ts'

/**
 * The exact answer of a plan on data: rows, totals, steps, running, then the three ledgers by replay (semantics 0, 9).
 *
 * Amounts are minor units. The answer holds the lines posted in the period asked for (17.7); the replay starts at the plan's first
 * pay period. Errors go to `report` and leave no answer (semantics 15); warnings are in the answer. Reports CB850 to CB859.
 */
export function evaluate(program: Core, data: Data, question: Question, report: Report): Outcome | undefined {
  const core = wholeOf(program)
  const problems = collectProblems(report)
  const asked = parsePeriod(core.calendar, question.period)
  const world = 'problem' in asked ? undefined : worldOf(core, data, question, asked, problems)
  if (world === undefined || 'problem' in asked) {
    raiseNoPeriod(core, question, problems)
    return undefined
  }
  raiseAlwaysKnown(core, question, problems)
  checkExceptions(world)
  const { periods, inside } = periodsAsked(world, asked, question)
  if (inside.length === 0) {
    raiseNoPeriod(core, question, problems)
    return undefined
  }
  if (pastLegacy(core, inside.at(-1), problems)) return undefined
  const labels = periods.map(({ label }) => label)
  const closed = closedWithin(question.closed ?? NONE_CLOSED, labels)
  const closedPeriods = new Set(closed.periods)
  const still = !readsEvents(core, world.lookup) && !hasExceptions(core)
  const horizons = horizonsOf(world, periods, still, closedPeriods.size, question.closed)
  const { seenAt } = horizons
  const seen = seenThrough(periods, horizons)
  const wanted = new Set(inside.map(({ label }) => label))
  const posted = ({ postedIn }: { readonly postedIn: string }): boolean => wanted.has(postedIn)
  const asOf = question.asOf === null ? '' : showDay(question.asOf)
  const credits = replay(creditLedger(core, asOf), labels, seen(creditFacts), { periods: closedPeriods, lines: closed.credits })
  const known = { periods: closedPeriods, lines: withRowsOfNow(world, closed.earnings) }
  const earned = inPayCurrency(world, replay(withRows(earningLedger(core, asOf)), labels, seen(earnedFacts), known), periods)
  const paid = { periods: closedPeriods, lines: closed.payments }
  const { payments, balances, forgiven } = paymentsOf(core, seenAt, stillUnpaid(world, earned, periods), periods, asOf, paid)
  const forgivenBefore = closed.earnings.filter((line) => !isReplayed(line))
  const earnings = [...earned.map(({ line }) => line), ...forgivenBefore, ...forgiven]
  if (problems.failed()) return undefined

  const last = seenAt.at(-1) ?? world
  const seenOn = (day: Day): World => seenAt[periods.findIndex(({ to }) => to >= day)] ?? last
  return {
    credits: credits.filter(posted).sort(creditOrder),
    earnings: earnings.filter(posted).sort(earningOrder),
    payments: payments.filter(posted),
    balances: balances.filter(({ period }) => wanted.has(period)),
    people: membersIn(last, inside, new Set(earnings.filter(posted).map(({ payee }) => payee))),
    warnings: problems.warnings(),
    rowCounts: new Map([...data.tables].map(([name, table]) => [name, table.rows.length])),
    payPeriods: inside.map(({ label }) => label),
    derive: (payee, component, payPeriod) => {
      const period = periods.find(({ label }) => label === payPeriod)
      return period === undefined ? undefined : derive(worldFor(last, payee), payee, component, period)
    },
    passages: (payee, metric, rowKey) => passagesOf(worldFor(last, payee), metric, payee, rowKey),
    conversions: (metric, rowKey) => conversionsOf(last, metric, rowKey),
    standing: (payee, component, payPeriod) => {
      const period = periods.find(({ label }) => label === payPeriod)
      const theirs = worldFor(last, payee)
      const found = theirs.core.components.find(({ name }) => name === component)
      return period === undefined || found === undefined ? undefined : standingOf(theirs, found, payee, period)
    },
    read: (payee, property) => readProperty(worldFor(seenOn(property.to), payee), payee, property),
  }
}

/** The pay periods up to the end of what was asked for, and those of them whose lines are wanted (17.7). */
export function periodsAsked(
  world: World,
  asked: Period,
  { since }: Question,
): { periods: readonly Stretch[]; inside: readonly Stretch[] } {
  const periods = payPeriods(world, world.from, earlier(world.until, asked.to))
  const first = since === 'plan' ? world.from : later(asked.from, world.from)
  return { periods, inside: periods.filter((period) => period.from >= first && period.to <= asked.to) }
}

/** All that is earned in a pay period: parts of pay and their limits, then events. */
const earnedFacts = (world: World, period: Stretch): EarningFact[] => {
  const computed = [...earningFacts(world, period), ...eventFacts(world, period)]
  return [...computed, ...adjustmentFacts(world, period, computed)]
}

/** The lines that are still to be paid, with their rows, where a question states that something was paid already. */
function stillUnpaid(world: World, earned: readonly Posted[], periods: readonly Stretch[]): readonly Posted[] {
  if ((world.given.paid ?? []).length === 0) return earned
  const rows = new Map(earned.map(({ line, row }) => [line, row] as const))
  const lines = earned.map(({ line }) => line)
  const left = unpaid(world, lines, periods).map((line) => ({ line, row: rows.get(line) ?? null }))
  return inPayCurrency(world, left, periods)
}

/** Warns CB864 of each record that does not say when its rows were known, where a day is asked about. */
export function raiseAlwaysKnown({ records }: Core, { asOf }: Question, problems: Problems): void {
  if (asOf === null) return
  for (const { name, known, origin } of records)
    if (known === null) problems.raise('CB864', name, origin.span, { record: name, asOf: showDay(asOf) })
}

/** The world of a question, with all events of the period asked for; undefined where the plan starts after it. */
export function worldOf(core: Core, supplied: Data, { given, asOf, only }: Question, asked: Period, problems: Problems): World | undefined {
  const from = dayOf(core.effective.from)
  if (from > asked.to) return undefined
  const data = knownData(core.records, supplied, asOf)
  const until = core.effective.to === null ? periodOf(core.calendar, 'year', asked.to).to : dayOf(core.effective.to)
  return {
    // exceptions that were decided later are not known
    core: hasExceptions(core) ? { ...core, exceptions: exceptionsKnown(core.exceptions, asOf) } : core,
    data,
    lookup: lookupOf(core, data, problems),
    given: given ?? { measures: [], target: null },
    ...(only === undefined ? {} : { only }),
    eventsTo: earlier(asked.to, until),
    clawedTo: earlier(asked.to, until),
    from,
    until,
    problems,
    earned: (world, name, person, stretch) => {
      const component = world.core.components.find((one) => one.name === name)
      return component === undefined ? undefined : ratio(earnedIn(world, component, person, stretch))
    },
    planned: plannedFor(core.planning, data, problems),
  }
}

/** Whether the last period asked for ends after an inherited plan may be run. Reports CB870. */
export function pastLegacy({ legacy, plan }: Core, last: Stretch | undefined, problems: Problems): boolean {
  if (legacy === null || last === undefined || last.to <= dayOf(legacy.until)) return false
  problems.raise('CB870', last.label, legacy.origin.span, { plan: plan.name, until: legacy.until, period: last.label })
  return true
}

function raiseNoPeriod(core: Core, { period }: Question, problems: Problems): void {
  const first = periodOf(core.calendar, core.paid, dayOf(core.effective.from)).label
  const last = core.effective.to === null ? 'now on' : periodOf(core.calendar, core.paid, dayOf(core.effective.to)).label
  problems.raise('CB850', period, lineSpan(core.plan.name, 1), { period, paid: core.paid, first, last })
}

/** Everyone who is in the plan on some day of the periods, or whom it pays, in canonical order. */
export function membersIn(world: World, periods: readonly Stretch[], paid: ReadonlySet<string>): readonly Person[] {
  const from = periods[0]?.from ?? world.from
  const to = periods.at(-1)?.to ?? world.from
  return payeesOf(world).flatMap((id): Person[] => {
    const timeline = timelineOf(world, id, to)
    const days = timeline.filter((piece) => takesPartIn(piece) && piece.from <= to && piece.to >= from)
    const lastDay: Day | undefined = days.at(-1)?.to ?? (paid.has(id) ? to : undefined)
    if (lastDay === undefined) return []
    const { label } = world.core.people
    const name = label === null ? undefined : rowOn(timeline, earlier(lastDay, to))?.values.get(label)
    return [{ id, name: typeof name === 'string' ? name : id }]
  })
}
