/** Core into one relational program, for the pay periods of one run. */
import type { Day } from '../../runtime/calendar/day.ts'
import type { Component, Core, Measure } from '../../runtime/core/core.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { attributed, explains } from './attribution.ts'
import { startBuild } from './build.ts'
import { isClawed } from './clawbacks.ts'
import { type Earned, earnedBy } from './components.ts'
import { type Credited, creditedRows } from './credits.ts'
import { type Calendar, calendarOf } from './days.ts'
import { earningLines, type LinesOf } from './earnings.ts'
import type { Program } from './ir.ts'
import type { Limits } from './limits.ts'
import { type Counted, countedRows, type Days, type Measured, measuredOver, valuedRows } from './measures.ts'
import { type Moments, momentsOf } from './moments.ts'
import { type Need, needsOf, type Stated } from './needs.ts'
import { checkPeople, membersOf, timeIn } from './people.ts'
import { ALL_PAY, allPayOf, changedByLimits, limitMoments, yearMoments, yearToDate } from './plan-limits.ts'
import { pruned } from './prune.ts'
import { type Sources, statedName } from './reading.ts'
import type { Site } from './records.ts'
import { NotCompiled, type Refused, refuse } from './refused.ts'
import { type EachRow, type RowSums, withRowSums } from './row-sums.ts'
import { type StatedToDate, type Statement, statedToDate, type ToDate } from './stated.ts'
import { checkEvents, checkWhole, leftOf } from './whole.ts'

/** A program, or the first clause that none is made of. */
export type Lowered = { readonly program: Program } | { readonly refused: Refused }

/** The program of a plan for the pay periods of a question; undefined where the plan has none in it. */
export function lowerToRelations(plan: Core, question: Question, limits: Limits): Lowered | undefined {
  const { core, sums } = withRowSums(plan)
  const calendar = calendarOf(core, question)
  if (calendar === undefined) return undefined
  try {
    checkWhole(core)
    checkEvents(core)
    return { program: pruned(programOf(core, sums, calendar, limits)) }
  } catch (problem) {
    if (problem instanceof NotCompiled) return { refused: { what: problem.message, origin: problem.origin } }
    throw problem
  }
}

/** A component with its moments and what its steps ask for. */
interface Asking {
  readonly component: Component
  readonly moments: Moments
  readonly needs: readonly Need[]
}

function programOf(core: Core, sums: RowSums, calendar: Calendar, limits: Limits): Program {
  const site: Site = { core, build: startBuild(), limits, tables: new Map(), versions: new Map() }
  checkPeople(site)
  const asking = core.components.map((component): Asking => {
    if (component.window === 'deal') refuse('pay for each deal by itself', component.origin)
    if (component.carry !== null) refuse('what is carried to the next window', component.origin)
    if (component.earnedStaysEarned || core.overpayment === 'never') refuse('what stays earned', component.origin)
    const all = momentsOf(calendar, component, core.limits.length > 0 || core.factors.length > 0)
    const moments = { ...all, adds: all.adds.filter(({ posted }) => calendar.wanted.has(posted)) }
    return { component, moments, needs: needsOf(calendar.world, component) }
  })
  const limits_ = limitsAsked(calendar, core)
  const sources = sourcesOf(site, calendar, [...asking, ...(limits_ === undefined ? [] : [limits_.asking])], sums)
  const paid = asking.map(({ component, moments, needs }) => {
    const earned: Earned = earnedBy(site, component, moments, needs, sources)
    return { earned, byRow: attributed(site, earned, sources.measured, sums) }
  })
  const limited =
    limits_ === undefined
      ? []
      : [
          limitLines(
            site,
            calendar,
            limits_,
            paid.map(({ earned }) => earned),
            sources,
          ),
        ]
  const earnings = earningLines(site.build, paid, limited)
  const { inputs, steps, checks, bounds } = site.build
  const [first, ...more] = calendar.periods.map(({ label, from, to }) => ({
    label,
    from: from as number,
    to: to as number,
    asked: calendar.wanted.has(label),
  }))
  if (first === undefined) throw new Error('a run without pay periods')
  return {
    kind: 'relational',
    version: 1,
    plan: core.plan,
    currency: core.currency,
    periods: [first, ...more],
    inputs,
    steps: steps as Program['steps'],
    checks,
    bounds,
    left: leftOf(core),
    outputs: { earnings: earnings.name, credits: null, payments: null },
  }
}

interface LimitsAsked {
  readonly asking: Asking
  readonly measure: Measure
}

/** The limits of a plan as one part of pay on the sum of all. */
function limitsAsked({ world, ...calendar }: Calendar, core: Core): LimitsAsked | undefined {
  const allPay = allPayOf(core)
  if (allPay === undefined) return undefined
  const { component, measure } = allPay
  const seen = { ...world, core: { ...core, measures: [...core.measures, measure] } }
  return { asking: { component, moments: limitMoments({ world, ...calendar }), needs: needsOf(seen, component) }, measure }
}

/** The lines of what limits change. */
function limitLines(
  site: Site,
  calendar: Calendar,
  { asking, measure }: LimitsAsked,
  earned: readonly Earned[],
  sources: Sources,
): LinesOf {
  const { component, moments, needs } = asking
  const years = earned.map((one) => yearMoments(calendar, one.component, moments))
  const { parts, sum } = yearToDate(site, earned, years, moments, measure)
  const measured = new Map([...sources.measured, [ALL_PAY, sum] as const])
  const all = earnedBy(site, component, moments, needs, { ...sources, measured })
  const table = changedByLimits(site, all, parts)
  const { label, origin } = component
  return { name: 'limits', label, origin, item: 'plan_limit', component: { column: 'part' }, moments, table, amount: 'changed' }
}

/** What all components read: people's time, metrics by window, stated amounts to date. */
function sourcesOf(site: Site, calendar: Calendar, asking: readonly Asking[], sums: RowSums): Sources {
  const { core } = site
  const windows = new Map<string, { measure: Measure; days: Map<string, Days> }>()
  const toDate = new Map<string, { of: Stated; wanted: Map<string, ToDate> }>()
  const known = new Set<Day>()
  const wantWindow = (measure: Measure, days: Days): void => {
    const own = windows.get(measure.name) ?? { measure, days: new Map<string, Days>() }
    own.days.set(days.join(' '), days)
    windows.set(measure.name, own)
  }
  for (const { component, moments, needs } of asking) {
    const base = core.measures.find(({ name }) => name === component.base.metric)
    for (const moment of moments.moments) {
      known.add(moment.at)
      if (base !== undefined && explains(base) && component.attribution !== 'none')
        wantWindow(
          base,
          isClawed(core, base.record) && moment.seen !== null
            ? [moment.window.from, moment.at, moment.seen]
            : [moment.window.from, moment.at],
        )
      for (const need of needs) {
        if (need.kind === 'measure' && need.measure.name !== ALL_PAY) wantWindow(need.measure, need.over(moment))
        if (need.kind !== 'stated') continue
        for (const one of [need.through(moment), need.less(moment)]) {
          if (one === null) continue
          known.add(one.known)
          const own = toDate.get(statedName(need.of)) ?? { of: need.of, wanted: new Map<string, ToDate>() }
          own.wanted.set(`${one.known} ${one.last}`, one)
          toDate.set(statedName(need.of), own)
        }
      }
    }
  }
  const { until } = calendar.world
  const time = timeIn(
    site,
    calendar,
    [...known, ...(known.has(until) ? [] : [until])].sort((a, b) => a - b),
  )
  const members = membersOf(site, time, until)
  const credited = new Map<string, Credited>()
  const creditedOf = (record: string): Credited => {
    const found = credited.get(record) ?? creditedRows(site, calendar, record, members)
    credited.set(record, found)
    return found
  }
  const rowsOf = new Map<string, Counted>()
  const counted = (measure: Measure): Counted => {
    const each = sums.get(measure.name)
    const found =
      rowsOf.get(measure.name) ??
      (each === undefined
        ? countedRows(
            site,
            measure,
            creditedOf(measure.record),
            [...sums.values()].some(({ metric }) => metric === measure.name),
          )
        : valued(measure, each))
    rowsOf.set(measure.name, found)
    return found
  }
  const valued = (measure: Measure, each: EachRow): Counted => {
    const own = core.measures.find(({ name }) => name === each.metric) ?? measure
    return valuedRows(site, measure, each, counted(own), creditedOf(measure.record).columnOf)
  }
  const measured = new Map<string, Measured>()
  for (const { measure, days } of windows.values()) measured.set(measure.name, measuredOver(site, counted(measure), [...days.values()]))
  const stated = new Map<string, StatedToDate>()
  for (const [name, { of, wanted }] of toDate)
    stated.set(name, statedToDate(site, calendar, statementOf(core, of), time, [...wanted.values()]))
  return { time, measured, stated }
}

function statementOf(core: Core, of: Stated): Statement {
  if (of.what === 'quota') {
    const { name, label, quota, unit } = of.measure
    if (quota === null) throw new Error(`\`${name}\` has no quota`)
    const { source, prorate, origin } = quota
    if (source.kind === 'planned') return refuse('a quota that a quotas file allocates', origin)
    if (quota.whenMissing === 'weight_moves') refuse('weight that moves where there is no quota', origin)
    if (quota.whenMissing === 'error') refuse('a quota that must be there', origin)
    return { name: `${name}_quota`, says: `The quota of ${label} to date`, origin, source, prorate, money: unit.kind === 'money' }
  }
  const { target } = core
  if (target === null) throw new Error('a plan without target')
  const source = { kind: 'value' as const, value: target.value, per: target.per }
  return { name: 'target', says: 'The target to date, rounded once', origin: target.origin, source, prorate: target.prorate, money: true }
}
