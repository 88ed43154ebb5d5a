/** The time that an expectation speaks of. */
import { type Day, parseDay } from '../../runtime/calendar/day.ts'
import { type Period, parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Per, Window } from '../../runtime/core/unit.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import { later } from '../../runtime/evaluate/windows.ts'
import type { PlanEvent } from '../plan/events.ts'
import type { ExampleCase, Expectation, Plan } from '../plan.ts'
import { everyExpression } from '../reach.ts'

export interface Time {
  readonly from: Day
  readonly to: Day
  /** How often the plan pays, or as often as the period asked for where that is shorter. */
  readonly paid: Per
  /** The fiscal period that it is, or that it lies in. */
  readonly kind: Per
}

const ORDER: readonly (Per | 'plan')[] = ['month', 'quarter', 'half', 'year', 'plan']
const shorter = (a: Per, b: Per): Per => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b)

/**
 * Without a period, what is read from a metric that is stated outright is that of the metric's first window (a stated measure is the
 * measure of one window); otherwise it is that of the plan's whole time.
 */
export function timeOf(plan: Plan, one: ExampleCase, expectation: Expectation): Time {
  const from = dayOf(plan.effective.from)
  const asked = expectation.period === null ? undefined : parsePeriod(plan.calendar, expectation.period)
  if (asked !== undefined && !('problem' in asked)) {
    // payments are made in pay periods; what is earned is known at the end of any period
    const paid = expectation.of === 'account' ? plan.paid : shorter(plan.paid, asked.kind)
    return { from: expectation.toDate ? from : asked.from, to: asked.to, paid, kind: expectation.toDate ? 'year' : asked.kind }
  }
  const window = firstWindow(plan, one, expectation)
  if (window === undefined || window === 'plan') return { from, to: lastDay(plan, one), paid: plan.paid, kind: 'year' }
  const event = expectation.of === 'account' ? undefined : plan.events.find(({ name }) => name === expectation.name)
  const period: Period = periodOf(plan.calendar, window, event?.from == null ? from : later(from, dayOf(event.from)))
  if (expectation.of !== 'account') return { from, to: period.to, paid: shorter(plan.paid, window), kind: window }
  const pay = periodOf(plan.calendar, plan.paid, from)
  return { from, to: later(period.to, pay.to), paid: plan.paid, kind: plan.paid }
}

/** Whether an amount of this account has no period of its own in the plan's pay periods. */
export function isBetweenPayDays(plan: Plan, { of, period }: Expectation): boolean {
  const asked = of !== 'account' || period === null ? undefined : parsePeriod(plan.calendar, period)
  return asked !== undefined && !('problem' in asked) && ORDER.indexOf(asked.kind) < ORDER.indexOf(plan.paid)
}

function firstWindow(plan: Plan, one: ExampleCase, { of, name, row }: Expectation): Per | 'plan' | undefined {
  if (row !== null) return undefined
  if (of === 'target') return 'year'
  const pays = plan.pays.filter((pay) => name === '' || of === 'account' || pay.name === name)
  const metrics = of === 'measure' || of === 'quota' || of === 'attainment' ? [name] : pays.map((pay) => pay.metric)
  const always = of === 'quota' || of === 'attainment' || of === 'worth'
  const windows = plan.metrics.filter((metric) => metrics.includes(metric.name) && (always || isStated(one, metric.name)))
  const events =
    of === 'earned' || of === 'account' ? plan.events.filter((event) => name === '' || of === 'account' || event.name === name) : []
  return [...windows.map(({ window }) => kindOf(window)), ...events.flatMap((event) => windowOfEvent(one, event))].reduce<
    Per | 'plan' | undefined
  >(longer, undefined)
}

/** The window over which an event adds up, where its metric, or one that its fund is made of, is stated; deals have their own days. */
function windowOfEvent(one: ExampleCase, event: PlanEvent): (Per | 'plan')[] {
  const inFund = event.kind === 'pool' ? everyExpression(event.fund) : []
  const metrics = inFund.flatMap((part) => (part.kind === 'measure' || part.kind === 'attainment' ? [part.metric] : []))
  if (![event.metric, ...metrics].some((metric) => metric !== null && isStated(one, metric))) return []
  if (event.kind !== 'spiff') return [event.window]
  return event.occasion.kind === 'once' ? [event.occasion.window] : []
}

const longer = (a: Per | 'plan' | undefined, b: Per | 'plan'): Per | 'plan' =>
  a === undefined || ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a

const kindOf = (window: Window): Per | 'plan' => (window === 'deal' ? 'month' : window)

const isStated = (one: ExampleCase, metric: string): boolean =>
  one.measures.some((stated) => stated.metric === metric && stated.period === null && (stated.measure ?? stated.attainment) !== null)

/** The plan's last day; where it has none, that of the fiscal year of the last day that the case speaks of. */
function lastDay(plan: Plan, one: ExampleCase): Day {
  const end = plan.effective.to === null ? undefined : parseDay(plan.effective.to)
  if (end !== undefined) return end
  const dates = one.rows.flatMap(({ values }) =>
    Object.values(values).flatMap(({ unit, value }) => (unit.kind === 'date' ? (parseDay(value) ?? []) : [])),
  )
  const periods = [...one.measures, ...one.amounts, ...one.expectations].flatMap(({ period }) => {
    const found = period === null ? undefined : parsePeriod(plan.calendar, period)
    return found === undefined || 'problem' in found ? [] : [found.to]
  })
  const last = [...dates, ...periods].reduce(later, dayOf(plan.effective.from))
  return periodOf(plan.calendar, 'year', last).to
}
