import type { Day } from '../calendar/day.ts'
import { grainOf } from '../calendar/fiscal.ts'
import type { Measure } from '../core/core.ts'
import { fundIn } from '../events/fund.ts'
import { add, divide, type Ratio, ratio, subtract, total, ZERO } from '../exact/ratio.ts'
import { measureNamed } from './moment.ts'
import { quotaOf } from './quota.ts'
import { attainmentGiven, statedFor } from './stated.ts'
import { placesIn, tallyOf } from './tally.ts'
import { targetOf, worthOf } from './target.ts'
import { measureOf } from './totals.ts'
import { numberIn } from './values.ts'
import { before, earlier, later, type Stretch, windowAt, windowsIn } from './windows.ts'
import type { World } from './world.ts'

/** A value of one person over some days: `name` is the metric's, for `worth` the component's, for `fund` the pool's. */
export interface Property {
  readonly of: 'measure' | 'quota' | 'attainment' | 'worth' | 'target' | 'fund'
  readonly name: string
  readonly from: Day
  readonly to: Day
  /** Only what one row adds to a measure; null: all rows. */
  readonly row: { readonly record: string; readonly rowKey: string } | null
}

/** In the unit of the thing (money in minor units); undefined where there is no value. */
export type Reading = Ratio | undefined

/**
 * Reads a property (semantics 4 to 6). A measure that adds up is what the days add to its windows; any other is what the window of
 * the last day has come to. An attainment is that of the window of the last day, to date, against its whole quota or the quota to date.
 */
export function readProperty(world: World, person: string, { of, name, from, to, row }: Property): Reading {
  if (row !== null) return ofRow(world, person, name, row)
  const span = spanOf(world, from, to)
  switch (of) {
    case 'target':
      return targetOf(world, person, span.to, span.first, span.last)
    case 'worth':
      return worthOf(world, person, span.to, name, span.first, span.last)
    case 'fund':
      return ratio(fundIn(world, name, span))
    case 'measure':
    case 'quota':
    case 'attainment':
      return ofMetric(world, person, of, name, span)
    default: {
      const never: never = of
      return never
    }
  }
}

function ofRow(world: World, person: string, name: string, { record, rowKey }: NonNullable<Property['row']>): Reading {
  const measure = measureNamed(world, name)
  if (measure === undefined) return undefined
  const { rows } = tallyOf(world, measure, person)
  return total(rows.flatMap(({ credit, amount }) => (credit.record === record && credit.rowKey === rowKey ? (amount ?? []) : [])))
}

function spanOf(world: World, from: Day, to: Day): Stretch {
  const first = later(from, world.from)
  const last = earlier(to, world.until)
  return {
    kind: 'plan',
    label: '',
    from: first,
    to: last,
    first: grainOf(world.core.calendar, first),
    last: grainOf(world.core.calendar, last),
  }
}

function ofMetric(world: World, person: string, of: 'measure' | 'quota' | 'attainment', name: string, span: Stretch): Reading {
  const measure = measureNamed(world, name)
  if (measure === undefined) return undefined
  switch (of) {
    case 'measure':
      return addedIn(world, person, measure, span)
    case 'quota':
      return quotaOf(world, person, span.to, measure, span, 'full', span.to)
    case 'attainment': {
      const stated = attainmentGiven(statedFor(world, person, name), span.to)
      if (stated !== undefined) return stated
      const window = windowAt(world, measure.window, span.to)
      const quota = quotaOf(world, person, span.to, measure, window, basisOf(world, name), span.to)
      const value = numberIn(measureOf(world, person, measure, window, span.to))
      return quota === undefined || value === undefined ? undefined : divide(value, quota)
    }
    default: {
      const never: never = of
      return never
    }
  }
}

/** How the components that pay on a metric read its quota. */
const basisOf = ({ core }: World, metric: string): 'full' | 'to_date' =>
  core.components.find((component) => component.metric === metric)?.basis ?? 'full'

const adds = ({ aggregate }: Measure): boolean =>
  aggregate.kind === 'sum' || aggregate.kind === 'count' || aggregate.kind === 'count_distinct'

function addedIn(world: World, person: string, measure: Measure, span: Stretch): Reading {
  if (measure.window === 'deal') {
    const tallied = tallyOf(world, measure, person)
    const [from, to] = placesIn(tallied, span, span.to)
    return total(tallied.rows.slice(from, to).flatMap(({ amount }) => amount ?? []))
  }
  const windows = windowsIn(world, measure.window, span.from, span.to)
  const valueAt = (window: Stretch, at: Day): Ratio | undefined => numberIn(measureOf(world, person, measure, window, at))
  const last = windows.at(-1)
  if (!adds(measure)) return last === undefined ? undefined : valueAt(last, earlier(last.to, span.to))
  return windows.reduce((all, window) => {
    const now = valueAt(window, earlier(window.to, span.to)) ?? ZERO
    const then = window.from < span.from ? (valueAt(window, before(span.from)) ?? ZERO) : ZERO
    return add(all, subtract(now, then))
  }, ZERO)
}
