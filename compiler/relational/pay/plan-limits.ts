/** Gates, factors, floors and caps on all pay: on the sum of the parts to date in the fiscal year, shared over the parts (semantics 7 stage 10, 17.12). */
import type { Component, Core, Measure, PlanLimit, Step } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import { OWN } from '../../../runtime/core/scope.ts'
import { before, windowAt } from '../../../runtime/evaluate/windows.ts'
import type { Calendar } from '../days.ts'
import { partsOfAll, partsOfExempt } from '../decided/exempt-limits.ts'
import { type Exempt, standingsOf, variantsOf } from '../decided/exempted.ts'
import type { LinesOf } from '../earnings.ts'
import { type Moments, posted } from '../measures/moments.ts'
import { ALL_PAY, needsOf } from '../measures/needs.ts'
import type { Sources } from '../measures/reading.ts'
import type { Asking } from '../measures/sources.ts'
import type { Relation } from '../program/build.ts'
import type { Site } from '../records/records.ts'
import { earnedBy } from './components.ts'
import { changedByLimits } from './limit-shares.ts'
import { type PeriodAsking, periodAsking } from './period-asking.ts'
import { actingIn, type Period } from './period-clauses.ts'
import { periodSums } from './periods.ts'
import { type PartsOfPay, type PartsOfYear, partsOfYear, yearToDate } from './year-to-date.ts'

/** What limits make of all pay, as a part of pay on that sum. */
export interface AllPay {
  readonly component: Component
  /** The sum of all parts to date, then what limits of each period leave of it. */
  readonly measures: readonly [Measure, ...Measure[]]
  /** The limits for each period. */
  readonly periods: readonly Period[]
}

/** All pay under factors, then limits of each period, then floors, then caps; undefined where the plan has none. */
export function allPayOf(core: Core): AllPay | undefined {
  const { components, factors, limits, currency } = core
  const [first] = components
  const [origin] = [...factors, ...limits].map((one) => one.origin)
  if (first === undefined || origin === undefined) return undefined
  const sum: Expression = { kind: 'measure', metric: ALL_PAY, origin }
  const unit = { kind: 'money' as const, currency: currency.code }
  const byPeriod = limits.filter(({ each }) => each !== null)
  const multiplied = multipliedBy(core, sum, origin)
  // what limits of each period read at the end of each of them
  const sums: Step[] = byPeriod.length === 0 ? [] : [stepOf('multiplied', 'All pay under its gates and factors', multiplied, origin)]
  const start: Expression = byPeriod.length === 0 ? multiplied : { kind: 'step', id: 'multiplied', origin }
  const perPeriod = byPeriod.reduce((all, limit) => plus(all, less(eachOf(core, limit, start), start, limit.origin), limit.origin), start)
  const kinds = ['floor', 'cap'] as const
  const whole = kinds.flatMap((kind) => limits.filter((one) => one.kind === kind && one.each === null))
  const value = whole.reduce((all, limit) => boundBy(core, limit, all), perPeriod)
  const last = stepOf(ALL_PAY, 'All pay under its gates, factors and limits', value, origin)
  const [one = last, ...more] = [...sums, last]
  const component: Component = {
    ...first,
    name: ALL_PAY,
    label: 'All pay',
    window: 'year',
    modifierWindow: null,
    steps: [one, ...more],
    round: { mode: 'down', unit: '1' },
    base: { metric: ALL_PAY, step: null },
    attribution: 'none',
    paidAt: null,
    carry: null,
    origin,
  }
  const measure: Measure = {
    name: ALL_PAY,
    label: 'All pay to date in the fiscal year',
    record: '',
    aggregate: { kind: 'sum', of: sum },
    where: null,
    onCredit: { factors: [], cap: null },
    converted: null,
    scope: OWN,
    window: 'year',
    unit,
    whenEmpty: null,
    quota: null,
    origin,
  }
  const made = actingIn(core, component, 0)
  return { component: made.component, measures: [measure, ...made.measures], periods: made.periods }
}

const stepOf = (id: string, label: string, value: Expression, origin: Origin): Step => ({
  id,
  label,
  stage: 'rate',
  reads: 'window',
  value,
  origin,
})
const plus = (left: Expression, right: Expression, origin: Origin): Expression => ({ kind: 'arithmetic', op: 'add', left, right, origin })
const less = (left: Expression, right: Expression, origin: Origin): Expression => ({
  kind: 'arithmetic',
  op: 'subtract',
  left,
  right,
  origin,
})
const roundedMoney = ({ rounding }: Core, value: Expression, origin: Origin): Expression => ({
  kind: 'round',
  value,
  ...rounding.money,
  origin,
})
const count = (value: string, origin: Origin): Expression => ({ kind: 'literal', unit: { kind: 'factor' }, value, origin })

/** The sum times what gates keep and factors multiply, rounded; one without a value changes nothing. */
function multipliedBy(core: Core, sum: Expression, origin: Origin): Expression {
  if (core.factors.length === 0) return sum
  const product = core.factors.reduce<Expression>(
    (all, { factor, origin: at }) => ({
      kind: 'arithmetic',
      op: 'multiply',
      left: all,
      right: { kind: 'else', value: factor, fallback: count('1', origin), origin: at },
      origin: at,
    }),
    sum,
  )
  return roundedMoney(core, product, origin)
}

/** What is within a limit of the year to date; one without a value does not bind. */
function boundBy(core: Core, { kind, limit, when, origin }: PlanLimit, all: Expression): Expression {
  const values = [all, roundedMoney(core, limit, origin)]
  const within: Expression = { kind: kind === 'cap' ? 'minimum' : 'maximum', values, origin }
  const bound: Expression = { kind: 'else', value: within, fallback: all, origin }
  return when === null ? bound : { kind: 'if', when, then: bound, otherwise: all, origin }
}

/** What a limit of each period leaves of what all pay grew by in each, added up. */
function eachOf(core: Core, { kind, limit, when, each, origin }: PlanLimit, value: Expression): Expression {
  if (each === null) throw new Error('a limit of the year')
  const money = roundedMoney(core, limit, origin)
  const bound = when === null ? money : onlyWhen(when, money, origin)
  return { kind: 'each_period', per: each, value, act: { does: 'limit', limit: kind, bound, restarts: null }, origin }
}

/** A value that is there only where a condition holds: a table that starts where it does. */
function onlyWhen(when: Expression, value: Expression, origin: Origin): Expression {
  const driver: Expression = { kind: 'if', when, then: count('1', origin), otherwise: count('0', origin), origin }
  return {
    kind: 'bands',
    mode: 'step',
    driver,
    base: driver,
    bands: [{ from: count('1', origin), includes: true, cell: value, says: '', origin }],
    origin,
  }
}

/** The moments at which all pay is limited: the end of each pay period that is wanted, and of the one before it in the same fiscal year. */
export const limitMoments = (calendar: Calendar): Moments =>
  posted(calendar, (period) => {
    const { world } = calendar
    const year = windowAt(world, 'year', period.to)
    const then = before(period.from)
    return [
      { at: period.to, window: year, sense: 1 },
      ...(period.from > year.from ? [{ at: then, window: windowAt(world, 'year', then), sense: -1 as const }] : []),
    ]
  })

/** What limits ask for: all pay at their moments, and what acts on each period. */
export interface LimitsAsked {
  readonly asking: Asking
  readonly inside: readonly PeriodAsking[]
}

export function limitsAsked(site: Site, calendar: Calendar, { component, periods }: AllPay): LimitsAsked {
  const { world } = calendar
  const moments = limitMoments(calendar)
  const asking = { component, moments, needs: needsOf(world, component, new Map(), site.refusals) }
  const inside = periods.map((one) => periodAsking(calendar, one, periods, moments, new Map(), [], site.refusals))
  return { asking, inside }
}

/** The lines of what limits change for everybody; then, by the same limits on what they are paid then, for people who are exempt. */
export function limitLines(
  site: Site,
  calendar: Calendar,
  allPay: AllPay,
  asked: LimitsAsked,
  pay: PartsOfPay,
  exempt: readonly Exempt[],
  sources: Sources,
): readonly LinesOf[] {
  const { measures, component } = allPay
  const { asking, inside } = asked
  const { label, origin } = component
  // the ends of periods inside the year are moments of their own, and the year to date is one of them
  const read = inside[0]?.moments ?? asking.moments
  const variants = variantsOf(exempt)
  const made = partsOfYear(site, calendar, pay, read, {
    measure: measures[0],
    partOf: (name) => variants.get(name) ?? name,
  })
  const [, ...later] = standingsOf(site.core, exempt, calendar)
  return [partsOfAll(site, made, variants), ...later.map((standings) => partsOfExempt(site, made, standings))].map((parts) => {
    const table = limited(site, calendar, allPay, asked, { ...made, all: parts }, sources)
    return {
      name: 'limits',
      label,
      origin,
      item: 'plan_limit',
      component: { column: 'part' },
      moments: asking.moments,
      table,
      amount: 'changed',
    }
  })
}

/** What limits change, by part of pay and moment. */
function limited(
  site: Site,
  calendar: Calendar,
  { measures: [measure], component }: AllPay,
  { asking, inside }: LimitsAsked,
  made: PartsOfYear,
  sources: Sources,
): Relation {
  const { parts, sum } = yearToDate(site, made, inside[0]?.moments ?? asking.moments, measure)
  const measured = new Map([...sources.measured, [ALL_PAY, sum] as const])
  const found = { ...sources, measured }
  for (const one of inside) for (const [name, made] of periodSums(site, calendar, one, found)) measured.set(name, made)
  return changedByLimits(site, earnedBy(site, component, asking.moments, asking.needs, found), parts)
}
