import type { Day } from '../calendar/day.ts'
import type { Component, Core, Measure, Step } from '../core/core.ts'
import type { Basis } from '../core/expression.ts'
import type { Value } from '../data/table.ts'
import { divide, type Ratio } from '../exact/ratio.ts'
import { showMoney, showNumber, showPercent } from '../exact/show.ts'
import { unitOf } from '../trace/units.ts'
import type { Bands, Environment } from './expression.ts'
import { valueAlong } from './lookup.ts'
import { lastGrain, quotaOf, statedFor } from './quota.ts'
import { rowOn, timelineOf } from './spans.ts'
import { targetOf, worthOf } from './target.ts'
import { aggregateOf, type Counted, measureOf, placeOf, tallyOf } from './totals.ts'
import { exactly, numberIn } from './values.ts'
import { earlier, type Stretch, windowAt } from './windows.ts'
import type { World } from './world.ts'

/** Where and when a component's steps run: one person, one window, to date at `at` (semantics 7, 8). */
export interface Moment {
  readonly world: World
  readonly person: string
  readonly component: Component
  readonly window: Stretch
  /** The day that steps with `reads: 'window'` see up to: not past the window's end. */
  readonly at: Day
  /** The day that steps with `reads: 'modifier'` see up to: the end of the period asked for (17.1). */
  readonly period: Day
  /** Rows and people's fields are read only up to these days where a field changes inside the window (17.4). */
  readonly rowsTo: Day
  readonly fieldsOn: Day
  /** The one row of a `deal` window. */
  readonly deal: Counted | null
}

/** The measure of the Core with this name. */
export const measureNamed = ({ core }: World, name: string): Measure | undefined => core.measures.find((measure) => measure.name === name)

/** The end of the days that steps of a kind see. */
export const endOf = (moment: Moment, reads: Step['reads']): Day => (reads === 'window' ? moment.at : moment.period)

/** The window in which a metric is read: the component's own, or the metric's window that holds the day. */
export function windowOfMetric(moment: Moment, measure: Measure, day: Day, reads: Step['reads']): Stretch {
  const own = reads === 'window' && measure.name === moment.component.metric && measure.window === moment.component.window
  return own ? moment.window : windowAt(moment.world, measure.window, day)
}

/** A `deal` measure of the row at hand; undefined where that row does not count in it. */
function dealValue({ world, person, deal }: Moment, measure: Measure): Ratio | undefined {
  if (deal === null) return undefined
  const tallied = tallyOf(world, measure, person)
  for (let i = placeOf(tallied, deal.credit.date); tallied.rows[i]?.credit.date === deal.credit.date; i += 1) {
    if (tallied.rows[i]?.credit.row === deal.credit.row) return aggregateOf(measure.aggregate, tallied, i, i + 1)
  }
  return undefined
}

/** A metric's value at the moment; undefined where it has none. */
export function metricAt(moment: Moment, metric: string, reads: Step['reads']): Value | undefined {
  const { world, person, rowsTo } = moment
  const measure = measureNamed(world, metric)
  if (measure === undefined) return undefined
  if (measure.window === 'deal') return statedFor(world, person, metric)?.measure ?? dealValue(moment, measure)
  const day = earlier(endOf(moment, reads), rowsTo)
  return measureOf(world, person, measure, windowOfMetric(moment, measure, day, reads), day)
}

/** A metric's quota at the moment; undefined where there is none (semantics 5). Reports CB851 where that is an error. */
export function quotaAt(moment: Moment, metric: string, basis: Basis, reads: Step['reads']): Ratio | undefined {
  const { world, person } = moment
  const measure = measureNamed(world, metric)
  if (measure === undefined) return undefined
  const end = endOf(moment, reads)
  const window = windowOfMetric(moment, measure, end, reads)
  const found = quotaOf(world, person, end, measure, window, basis, end)
  if (found === undefined && measure.quota?.whenMissing === 'error') {
    const period = window.label
    world.problems.raise('CB851', `${metric} ${period} ${person}`, measure.quota.origin.span, { person, metric, period })
  }
  return found
}

/** A person's or row's field at the moment. */
function fieldAt(moment: Moment, of: 'row' | 'person', path: readonly string[], end: Day): Value | undefined {
  const { world, person, deal, fieldsOn } = moment
  const { eventsTo } = world
  if (of === 'row') {
    if (deal === null) return undefined
    const { record, row, date } = deal.credit
    return valueAlong(world.lookup, { record, row, day: date, horizon: date, eventsTo }, path)
  }
  const day = earlier(end, fieldsOn)
  const row = rowOn(timelineOf(world, person, end), day)
  return row === undefined
    ? undefined
    : valueAlong(world.lookup, { record: world.core.people.record, row, day, horizon: end, eventsTo }, path)
}

/** What the steps of a component can ask for at a moment; `step` gives the results of earlier steps. */
export function environmentAt(moment: Moment, reads: Step['reads'], step: Environment['step']): Environment {
  const { world, person, window } = moment
  const end = endOf(moment, reads)
  return {
    field: (of, _, path) => fieldAt(moment, of, path, end),
    measure: (metric) => metricAt(moment, metric, reads),
    quota: (metric, basis) => quotaAt(moment, metric, basis, reads),
    attainment: (metric, basis, whenNoQuota) => {
      const quota = quotaAt(moment, metric, basis, reads)
      if (quota === undefined) return constantOf(whenNoQuota)
      const value = numberIn(metricAt(moment, metric, reads))
      return value === undefined ? undefined : divide(value, quota)
    },
    target: (basis) => targetOf(world, person, end, window.first, lastGrain(window, basis, end)),
    worth: (component, basis) => worthOf(world, person, end, component, window.first, lastGrain(window, basis, end)),
    step,
    notRising: (bands, lower, upper) => notRising(world, person, window, bands, lower, upper),
    conditions: null,
    kept: null,
  }
}

/** The attainment that no quota counts as; undefined where it has no value (semantics 5). */
export const constantOf = (whenNoQuota: string | null): Ratio | undefined =>
  whenNoQuota === null || !/\d/.test(whenNoQuota) ? undefined : exactly(whenNoQuota)

/** Reports CB855 for a table whose bounds do not rise for this person. */
export function notRising(world: World, person: string, window: Stretch, bands: Bands, lower: Ratio, upper: Ratio): void {
  const { address, span } = bands.origin
  world.problems.raise('CB855', `${address} ${window.label} ${person}`, span, {
    person,
    lower: shown(world.core, bands, lower),
    upper: shown(world.core, bands, upper),
    period: window.label,
  })
}
function shown(core: Core, { driver }: Bands, bound: Ratio): string {
  const { kind } = unitOf(core, driver)
  if (kind === 'money') return showMoney(bound, core.currency)
  return kind === 'percent' ? showPercent(bound) : showNumber(bound)
}

/** An environment in which `metric` has the value that `current` gives, all else as at the moment (semantics 6.7). */
export function along(env: Environment, metric: string, current: () => Ratio, conditions: Environment | null): Environment {
  return {
    ...env,
    measure: (name) => (name === metric ? current() : env.measure(name)),
    attainment: (name, basis, whenNoQuota) => {
      if (name !== metric) return env.attainment(name, basis, whenNoQuota)
      const quota = env.quota(name, basis)
      return quota === undefined ? env.attainment(name, basis, whenNoQuota) : divide(current(), quota)
    },
    conditions,
  }
}
