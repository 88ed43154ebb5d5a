import type { Day } from '../calendar/day.ts'
import { grainStart } from '../calendar/fiscal.ts'
import type { Component, Measure, Step } from '../core/core.ts'
import type { Basis } from '../core/expression.ts'
import type { Value } from '../data/table.ts'
import type { Ratio } from '../exact/ratio.ts'
import type { Counted } from './counted.ts'
import { quotaOf } from './quota.ts'
import { statedFor } from './stated.ts'
import { placeOf, tallyOf } from './tally.ts'
import { aggregateOf, measureOf } from './totals.ts'
import { earlier, longer, type Stretch, windowOfMeasure } from './windows.ts'
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
  /** The day from which rows, quotas and worth count, where the component joins or its window begins anew (semantics 14); null: all do. */
  readonly since: Day | null
  /** What a cap cut from the windows before (semantics 7, carry-over). */
  readonly carried: Ratio
  /** The one row of a `deal` window. */
  readonly deal: Counted | null
}

/** The measure of the Core with this name. */
export const measureNamed = ({ core }: World, name: string): Measure | undefined => core.measures.find((measure) => measure.name === name)

/** The end of the days that steps of a kind see. */
export const endOf = (moment: Moment, reads: Step['reads']): Day => (reads === 'window' ? moment.at : moment.period)

/** The last day whose rows steps of a kind see. */
export const dayOfRows = (moment: Moment, reads: Step['reads']): Day => earlier(endOf(moment, reads), moment.rowsTo)

/**
 * How a step reads one metric: with the component's window, but where the metric's window is longer and the step is a modifier it sees up
 * to the period asked for (17.1).
 */
export const readsOf = ({ component }: Moment, measure: Measure, reads: Step['reads']): Step['reads'] =>
  reads === 'modifier' && longer(measure.window, component.window) ? 'modifier' : 'window'

/** The window in which a metric is read: the component's own, or the metric's window that holds the day. */
export function windowOfMetric(moment: Moment, measure: Measure, day: Day, reads: Step['reads']): Stretch {
  const own = reads === 'window' && measure.name === moment.component.metric && measure.window === moment.window.kind
  const window = own ? moment.window : windowOfMeasure(moment.world, measure, day)
  const { since } = moment
  return since === null || since <= window.from ? window : { ...window, from: since }
}

/** The day inside a window before which its months do not count; null where all do. */
export const sinceIn = ({ since, world }: Moment, { first }: Stretch): Day | null =>
  since !== null && since > grainStart(world.core.calendar, first) ? since : null

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
export function metricAt(moment: Moment, metric: string, stepReads: Step['reads']): Value | undefined {
  const { world, person } = moment
  const measure = measureNamed(world, metric)
  if (measure === undefined) return undefined
  if (measure.window === 'deal') return statedFor(world, person, metric)?.measure ?? dealValue(moment, measure)
  const reads = readsOf(moment, measure, stepReads)
  const day = dayOfRows(moment, reads)
  return measureOf(world, person, measure, windowOfMetric(moment, measure, day, reads), day)
}

/** A metric's quota at the moment; undefined where there is none (semantics 5). Reports CB851 where that is an error. */
export function quotaAt(moment: Moment, metric: string, basis: Basis, stepReads: Step['reads']): Ratio | undefined {
  const { world, person } = moment
  const measure = measureNamed(world, metric)
  if (measure === undefined) return undefined
  const reads = readsOf(moment, measure, stepReads)
  const end = endOf(moment, reads)
  const window = windowOfMetric(moment, measure, end, reads)
  const found = quotaOf(world, person, end, measure, window, basis, end, sinceIn(moment, window))
  if (found === undefined && measure.quota?.whenMissing === 'error') {
    const period = window.label
    world.problems.raise('CB851', `${metric} ${period} ${person}`, measure.quota.origin.span, { person, metric, period })
  }
  return found
}
