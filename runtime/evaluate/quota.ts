import { lineSpan } from '../../messages/span.ts'
import type { Day } from '../calendar/day.ts'
import { grainDays, grainEnd, grainOf, grainStart, periodOf } from '../calendar/fiscal.ts'
import type { Measure, QuotaSource } from '../core/core.ts'
import type { Basis } from '../core/expression.ts'
import type { Row } from '../data/table.ts'
import { add, ONE, type Ratio, sign, subtract, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { between, daysBefore } from './accumulate.ts'
import { numberOf } from './expression.ts'
import { amountOfParts, countedDays, countedTo, cutOn, type Part, partsOfGrain, perAs, type Stated } from './prorate.ts'
import { personEnvironment, rowOn, timelineOf } from './spans.ts'
import { quotaGiven, statedFor } from './stated.ts'
import { dayIn, numberIn } from './values.ts'
import { versionDays, versionOn } from './versions.ts'
import { earlier, type Stretch } from './windows.ts'
import { type PlannedQuota, perCountOfPlan, type World } from './world.ts'

type FromRecord = Extract<QuotaSource, { kind: 'record' }>
type RowsByPersonAndDay = ReadonlyMap<string, readonly Row[]>

const rows = perCountOfPlan<RowsByPersonAndDay>()
const months = perCountOfPlan<{ readonly parts: readonly Part[] | undefined }>()
const windows = perCountOfPlan<{ readonly quota: Ratio | undefined }>()

/** The rows of a quota's record by person and first day. Warns CB859 of rows that start on no period. */
function quotaRows(world: World, metric: string, source: FromRecord): RowsByPersonAndDay {
  return rows(world, metric, () => {
    const found = new Map<string, Row[]>()
    const table = world.data.tables.get(source.record)
    let stray = 0
    for (const row of table?.rows ?? []) {
      const person = row.values.get(source.by)
      const day = dayIn(row.values.get(source.starts))
      if (typeof person !== 'string' || day === undefined) continue
      if (periodOf(world.core.calendar, source.per, day).from !== day) stray += 1
      const key = `${day} ${person}`
      const same = found.get(key)
      if (same === undefined) found.set(key, [row])
      else same.push(row)
    }
    if (stray > 0) {
      const span = lineSpan(table?.file ?? source.record, 1)
      world.problems.raise('CB859', metric, span, { record: source.record, count: stray, metric, per: source.per })
    }
    return found
  })
}

/** The one row that states the person's quota in the period of `day`. Reports CB856 where there are two. */
export function quotaRow(world: World, person: string, metric: string, source: FromRecord, day: Day): Row | undefined {
  const period = periodOf(world.core.calendar, source.per, day)
  const found = quotaRows(world, metric, source).get(`${period.from} ${person}`) ?? []
  const second = found[1]
  if (second !== undefined) {
    const span = lineSpan(world.data.tables.get(source.record)?.file ?? source.record, second.line)
    world.problems.raise('CB856', `${metric} ${period.from} ${person}`, span, {
      person,
      metric,
      period: period.label,
      record: source.record,
    })
  }
  return found[0]
}

function statedQuota(world: World, person: string, horizon: Day, { name, quota }: Measure): Stated | undefined {
  if (quota === null) return undefined
  const { per } = quota.source
  const timeline = timelineOf(world, person, horizon)
  const valueOf = (source: QuotaSource, day: Day, grain: number): Ratio | undefined =>
    source.kind === 'planned'
      ? undefined
      : source.kind === 'value'
        ? numberOf(source.value, personEnvironment(world, rowOn(timeline, day), day, horizon))
        : numberIn(quotaRow(world, person, name, source, grainStart(world.core.calendar, grain))?.values.get(source.value))
  const valueOn = (day: Day, grain: number): Ratio | undefined => {
    const version = versionOn(world.core, day, horizon)
    const then = version === undefined ? quota : version.measures.find((one) => one.name === name)?.quota
    if (then === undefined || then === null) return ZERO // none yet, or no longer
    const value = valueOf(then.source, day, grain)
    return value === undefined ? undefined : perAs(world, value, then.source.per, per, grain)
  }
  return { valueOn, per, prorate: quota.prorate }
}

/** Where a month's quota is what a quotas file allocates: by the plan's text on the month's last day. */
function plannedIn(
  world: World,
  { name, quota }: Measure,
  grain: number,
  horizon: Day,
): Pick<PlannedQuota, 'planning' | 'metric'> | undefined {
  const version = versionOn(world.core, grainEnd(world.core.calendar, grain), horizon)
  const then = version === undefined ? quota : version.measures.find((one) => one.name === name)?.quota
  return then?.source.kind === 'planned' ? then.source : undefined
}

/** A month as it was allocated, or its days up to `to`. It was prorated by the quotas file and is not again (semantics 2). */
function plannedPart(world: World, quota: PlannedQuota, grain: number, to: Day | null): readonly Part[] | undefined {
  const value = world.planned.month(quota, grain)
  if (value === undefined) return undefined
  const of = BigInt(grainDays(world.core.calendar, grain))
  const days = to === null ? of : BigInt(to - grainStart(world.core.calendar, grain) + 1)
  return [{ value, share: ONE, days, of, unit: 'day', run: null, left: [] }]
}

/** The parts of the person's quota in one month, or in its days up to `to`; undefined where none is stated. */
export function quotaParts(
  world: World,
  person: string,
  horizon: Day,
  measure: Measure,
  grain: number,
  to: Day | null = null,
): readonly Part[] | undefined {
  return months(world, `${measure.name} ${grain} ${horizon} ${to} ${person}`, () => {
    const source = plannedIn(world, measure, grain, horizon)
    if (source !== undefined) return { parts: plannedPart(world, { ...source, person, horizon }, grain, to) }
    const stated = statedQuota(world, person, horizon, measure)
    if (stated === undefined) return { parts: undefined }
    const cuts = versionDays(world.core, world.from, grainEnd(world.core.calendar, grain), horizon)
    const counted = cutOn(countedDays(timelineOf(world, person, horizon), stated.prorate), cuts)
    return { parts: partsOfGrain(world, to === null ? counted : countedTo(counted, to), grain, stated) }
  }).parts
}

/** The quota from month `start` to month `grain`, or to a day of it; money is rounded once, counts and numbers are not (RP3, semantics 2). */
export function quotaToDate(
  world: World,
  person: string,
  horizon: Day,
  measure: Measure,
  start: number,
  grain: number,
  to: Day | null = null,
): Ratio {
  let sum = ZERO
  for (let month = start; month <= grain; month += 1) {
    sum = add(sum, amountOfParts(quotaParts(world, person, horizon, measure, month, month === grain ? to : null) ?? []))
  }
  return measure.unit.kind === 'money' ? roundToUnit(sum, world.core.rounding.money) : sum
}

/** The quota of the days before `since` that is left out where a window begins anew on that day (semantics 14). */
function quotaBefore(world: World, person: string, horizon: Day, measure: Measure, first: number, since: Day): Ratio {
  return daysBefore(world, measure.quota?.prorate ?? null, first, since, (start, grain, to) =>
    quotaToDate(world, person, horizon, measure, start, grain, to),
  )
}

/** The last month of a window that a basis reads: all of it, or up to `at`. */
export const lastGrain = (world: World, window: Stretch, basis: Basis, at: Day): number =>
  basis === 'full' ? window.last : grainOf(world.core.calendar, earlier(at, window.to))

/**
 * The person's quota for a metric over `window`, whole or up to `at`; undefined where there is none or it is zero (semantics 5).
 * In the measure's unit (money in minor units). Reports CB857 where it is negative.
 */
export function quotaOf(
  world: World,
  person: string,
  horizon: Day,
  measure: Measure,
  window: Stretch,
  basis: Basis,
  at: Day,
  since: Day | null = null,
): Ratio | undefined {
  const stated = quotaGiven(statedFor(world, person, measure.name), window.from)
  if (stated !== undefined) return sign(stated) > 0 ? stated : undefined
  if (measure.quota === null) return undefined
  const last = lastGrain(world, window, basis, at)
  return windows(world, `${measure.name} ${window.first} ${last} ${horizon} ${since} ${person}`, () => {
    let any = false
    for (let grain = window.first; grain <= last; grain += 1) {
      if (quotaParts(world, person, horizon, measure, grain) !== undefined) any = true
    }
    if (!any) return { quota: undefined }
    const whole = between(world, window.first, last, (start, grain) => quotaToDate(world, person, horizon, measure, start, grain))
    const quota = since === null ? whole : subtract(whole, quotaBefore(world, person, horizon, measure, window.first, since))
    if (sign(quota) < 0 && measure.quota !== null) {
      world.problems.raise('CB857', `${measure.name} ${window.label} ${person}`, measure.quota.origin.span, {
        person,
        metric: measure.name,
        period: window.label,
      })
    }
    return { quota: sign(quota) > 0 ? quota : undefined }
  }).quota
}
