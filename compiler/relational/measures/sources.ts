/** What all components read, made once for the whole plan: people's time, rows, metrics by window, stated amounts to date. */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Component, Core, Measure } from '../../../runtime/core/core.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { isClawed } from '../credit/clawbacks.ts'
import { creditedDays } from '../credit/credited-days.ts'
import { type Credited, creditedRows } from '../credit/credits.ts'
import type { Calendar } from '../days.ts'
import { explains } from '../pay/attribution.ts'
import { piecesOf } from '../pay/pieces.ts'
import { readsTerms } from '../pay/term-figures.ts'
import { changesIn, daysOfTerms, type UntilNeed } from '../people/changes.ts'
import { awayOn, timeIn } from '../people/people.ts'
import { teamShares } from '../people/team-share.ts'
import { column, inChapter, kept, type Relation, select } from '../program/build.ts'
import type { Condition } from '../program/scalar.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { refuse, tried } from '../refused.ts'
import { type InVersions, quotaInVersions, statedInVersions, targetInVersions } from '../stated/amended.ts'
import { movedWorths } from '../stated/moved-worths.ts'
import { type StatedToDate, statedToDate, type ToDate } from '../stated/stated.ts'
import { isStated, statedPeople, statedTarget } from '../stated/stated-outright.ts'
import type { Statement, Time } from '../stated/statement.ts'
import { type Counted, countedRows, type Days, type Measured, measuredOver } from './measures.ts'
import type { Moments } from './moments.ts'
import { type Need, readFor, type Stated } from './needs.ts'
import { seenByOthers } from './populations.ts'
import { type Sources, statedName } from './reading.ts'
import { dividedOver } from './row-parts.ts'
import type { EachRow, RowSums } from './row-sums.ts'
import { valuedRows } from './row-values.ts'

/** A component with its moments and what its steps ask for. */
export interface Asking {
  readonly component: Component
  readonly moments: Moments
  readonly needs: readonly Need[]
  /** The fields of people that end a term of its windows where they change; none where nothing that its part of pay reads may change. */
  readonly changing?: readonly (readonly string[])[]
}

/** All of it; `members`: the days on which rows count for somebody. */
export interface All extends Sources {
  /** People's time, as what is stated for a time counts it. */
  readonly counting: Time
  readonly members: Relation
  readonly counted: (measure: Measure) => Counted
  readonly columnOf: (record: string) => ReadonlyMap<string, string>
  /** The rows of a record, by whom they are credited to; `dated`: the date by which they go, null: their incentive date. */
  readonly creditedOf: (record: string, dated?: string | null) => Credited
  /** The rows that count in a metric, by whom they count for. */
  readonly creditedIn: (measure: Measure) => Credited
}

/** Whether something is read at each row of a metric. */
const isValued = ({ components }: Core, sums: RowSums, { name }: Measure): boolean =>
  [...sums.values()].some(({ metric }) => metric === name) || components.some(({ window, metric }) => window === 'deal' && metric === name)

/**
 * What all components read: people's time, metrics by window, stated amounts to date. `days`: more days on which it is asked who is in the plan.
 * `later`: metrics that are made of what others come to.
 */
export function sourcesOf(
  site: Site,
  calendar: Calendar,
  asking: readonly Asking[],
  sums: RowSums,
  days: readonly Day[],
  later: ReadonlySet<string>,
): All {
  const { core } = site
  const windows = new Map<string, { measure: Measure; days: Map<string, Days> }>()
  const toDate = new Map<string, { of: Stated; wanted: Map<string, ToDate> }>()
  const known = new Set<Day>(days)
  const wantWindow = (measure: Measure, days: Days): void => {
    const own = windows.get(measure.name) ?? { measure, days: new Map<string, Days>() }
    own.days.set(days.join(' '), days)
    windows.set(measure.name, own)
  }
  for (const { component, moments, needs } of asking) {
    const base = core.measures.find(({ name }) => name === component.base.metric)
    for (const moment of moments.moments) {
      known.add(moment.at)
      if (
        base !== undefined &&
        !isStated(calendar.world.given, base.name, base.origin) &&
        explains(base) &&
        component.attribution !== 'none'
      )
        wantWindow(
          base,
          isClawed(core, base.record) && moment.seen !== null
            ? [moment.window.from, moment.at, moment.seen]
            : [moment.window.from, moment.at],
        )
      for (const need of needs.flatMap(readFor)) {
        if (need.kind === 'measure' && !later.has(need.measure.name)) wantWindow(need.measure, need.over(moment))
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
  const sorted = [...known].sort((a, b) => a - b)
  const { time, away, members, taking } = inChapter(site.build, 'Who is in the plan, and when', () => {
    const time = timeIn(site, calendar, known.has(until) ? sorted : [...sorted, until].sort((a, b) => a - b))
    return { time, away: awayOn(site, sorted), ...creditedDays(site, calendar, time, [...known], until) }
  })
  const credited = new Map<string, Credited>()
  const creditedOf = (record: string, dated: string | null = null): Credited => {
    const key = dated === null ? record : `${record} by ${dated}`
    const found =
      credited.get(key) ?? inChapter(site.build, `Credit for ${key}`, () => creditedRows(site, calendar, record, members, dated))
    credited.set(key, found)
    return found
  }
  const creditedIn = (measure: Measure): Credited => {
    const credited = creditedOf(measure.record, measure.scope.dated)
    return measure.scope.population.kind === 'person' ? credited : seenByOthers(site, calendar, credited, members, measure)
  }
  const rowsOf = new Map<string, Counted>()
  const counted = (measure: Measure): Counted => {
    const each = sums.get(measure.name)
    const found =
      rowsOf.get(measure.name) ??
      (each === undefined
        ? withoutStated(site, calendar, countedRows(site, measure, creditedIn(measure), isValued(core, sums, measure)))
        : valued(measure, each))
    rowsOf.set(measure.name, found)
    return found
  }
  const valued = (measure: Measure, each: EachRow): Counted => {
    const named = (metric: string): Measure => core.measures.find(({ name }) => name === metric) ?? measure
    const own = named(each.metric)
    const { columnOf } = creditedOf(measure.record)
    return valuedRows(site, calendar, measure, each, counted(own), { columnOf, counted: (metric) => counted(named(metric)) })
  }
  const { changes, untilChanges } = termsIn(site, calendar, asking, later)
  const over = (rows: Counted, asked: readonly Days[]): Measured => {
    const reads = untilChanges.get(rows.measure.name)
    const ofPeople = reads === undefined ? null : daysOfTerms(site, rows.measure, reads)
    return rows.left === undefined ? measuredOver(site, rows, asked, ofPeople) : dividedOver(site, rows, rows.left, asked, ofPeople)
  }
  const measured = new Map<string, Measured>()
  for (const { measure, days } of windows.values()) {
    const made = triedIn(site, sums.has(measure.name) ? measure.label : `Metric: ${measure.label}`, () => {
      const { aggregate: how } = measure
      const asked = [...days.values()]
      if (how.kind !== 'team_share') return over(counted(measure), asked)
      return teamShares(site, calendar, measure, how, asked, (all, then, place) => sourcesOf(all, then, [place], new Map(), [], later))
    })
    if (made !== undefined) measured.set(measure.name, made)
  }
  const pieces = onceOnly(() => piecesWith(site, calendar, [...known]))
  const stated = new Map<string, StatedToDate>()
  const statedOf = (of: Stated, wanted: readonly ToDate[], each: Partial<Statement> = {}): StatedToDate => {
    const statement = (of.what === 'quota' ? undefined : statedTarget(calendar.world.given, core)) ?? statementOf(core, of)
    return statedToDate(site, calendar, { ...statement, ...each }, { inPlan: time, away, pieces }, wanted)
  }
  const moved = onceOnly(() => {
    const wanted = [...toDate.values()].flatMap((one) => (one.of.what === 'moved_worth' ? [...one.wanted.values()] : []))
    return movedWorths(site, calendar.world.given, wanted, {
      target: (months) => statedOf({ what: 'target' }, months),
      quota: (measure, months) => statedOf({ what: 'quota', measure }, months, { name: `${measure.name}_monthly`, money: false }),
    })
  })
  for (const [name, { of, wanted }] of toDate) {
    const made = triedIn(site, of.what === 'quota' ? `Quota of ${of.measure.label}` : 'Target', () =>
      of.what === 'moved_worth' ? moved().of(of.component) : statedOf(of, [...wanted.values()]),
    )
    if (made !== undefined) stated.set(name, made)
  }
  return {
    time,
    taking,
    measured,
    stated,
    changes,
    counting: { inPlan: time, away, pieces },
    members,
    counted,
    creditedOf,
    creditedIn,
    columnOf: (record) => creditedOf(record).columnOf,
  }
}

/** Where fields of people change that parts of pay read, and which metrics are read up to these days. */
function termsIn(site: Site, calendar: Calendar, asking: readonly Asking[], later: ReadonlySet<string>) {
  const changes = new Map<string, Relation>()
  const untilChanges = new Map<string, (readonly [Relation, UntilNeed])[]>()
  for (const one of asking.filter(({ needs }) => readsTerms(needs))) {
    const title = `When fields of people change: ${one.component.label}`
    const days = triedIn(site, title, () => changesIn(site, calendar, one, one.changing ?? []))
    if (days === undefined) continue
    changes.set(one.component.name, days)
    for (const need of one.needs) {
      if (need.kind !== 'until') continue
      const { name, aggregate: how, origin } = need.measure
      const isCounted = tried(
        site.refusals,
        () =>
          !(later.has(name) || how.kind === 'team_share') ||
          refuse('what other parts of pay or a part of a team come to, where a field of people changes', origin),
      )
      if (isCounted === true) untilChanges.set(name, [...(untilChanges.get(name) ?? []), [days, need]])
    }
  }
  return { changes, untilChanges }
}

/** What is made in a chapter of its own, or undefined where a clause of it is refused. */
const triedIn = <T>({ build, refusals }: Site, title: string, make: () => T): T | undefined =>
  tried(refusals, () => inChapter(build, title, make))

/** Without rows of people for whom the metric's value is stated. */
function withoutStated({ build }: Site, { world }: Calendar, counted: Counted): Counted {
  const { measure, rows } = counted
  const people = statedPeople(world.given, measure.name)
  const [first, ...more] = people
  if (first === undefined) return counted
  const told = { name: `${measure.name}_not_stated`, says: 'Rows of people for whom no value is stated', origin: measure.origin }
  const none: Condition = { kind: 'not', value: { kind: 'text_in', value: column('payee'), options: [first, ...more] } }
  return { ...counted, rows: select(build, told, rows, kept(rows), none) }
}

/** What is made when it is first asked for. */
function onceOnly<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Everybody's pieces, as known on some days, with the column of each path of a person's fields that something stated is read along. */
function piecesWith(site: Site, calendar: Calendar, days: readonly Day[]) {
  const { core } = site
  const read = [
    core.target?.value,
    ...core.payments.topUps.map(({ amount }) => amount),
    ...statedInVersions(core),
    ...core.measures.map(({ quota }) => (quota?.source.kind === 'value' ? quota.source.value : undefined)),
  ]
  const fields = read
    .flatMap((one) => (one === undefined ? [] : everyPart(one)))
    .flatMap((part) => (part.kind === 'field' ? [part.path] : []))
  const paths = [...new Map(fields.filter((path) => path.length > 1).map((path) => [path.join('.'), path])).values()]
  const relation = piecesOf(
    site,
    calendar,
    [...days].sort((a, b) => a - b),
    paths,
  )
  const own = versionsOf(site, core.people.record).columnOf
  return { relation, columnOf: new Map([...own, ...paths.map((path, i) => [path.join('.'), `path_${i + 1}`] as const)]) }
}

function statementOf(core: Core, of: Stated): Statement {
  if (of.what === 'quota') {
    const { name, label, quota, unit } = of.measure
    if (quota === null) throw new Error(`\`${name}\` has no quota`)
    const { source, prorate, origin } = quota
    if (source.kind === 'planned') return refuse('a quota that a quotas file allocates', origin)
    return {
      name: `${name}_quota`,
      says: `The quota of ${label} to date`,
      origin,
      ...statedFrom(source, quotaInVersions(core, of.measure)),
      prorate,
      money: unit.kind === 'money',
      months: null,
    }
  }
  const { target, components } = core
  if (target === null) {
    const [any] = components
    if (any === undefined) throw new Error('a target, and no pay that reads it')
    return refuse('a target that an example does not state', any.origin)
  }
  const source = { kind: 'value' as const, value: target.value, per: target.per }
  return {
    name: 'target',
    says: 'The target to date, rounded once',
    origin: target.origin,
    ...statedFrom(source, targetInVersions(core)),
    prorate: target.prorate,
    money: true,
    months: null,
  }
}

/** What is stated, in the first version of the program and from later days on. */
function statedFrom(source: Statement['source'], stated: InVersions | null): Pick<Statement, 'source' | 'later'> {
  if (stated === null || source.kind !== 'value') return { source }
  return { source: { ...source, per: stated.per }, later: stated.versions }
}
