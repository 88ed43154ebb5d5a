/** Where a metric of a person stands at the end of the period. */
import type { Measure } from '../../runtime/core/core.ts'
import type { Window } from '../../runtime/core/unit.ts'
import { quotaOf } from '../../runtime/evaluate/quota.ts'
import { measureOf } from '../../runtime/evaluate/totals.ts'
import { numberIn } from '../../runtime/evaluate/values.ts'
import { earlier, type Stretch, windowOfMeasure } from '../../runtime/evaluate/windows.ts'
import type { Ratio } from '../../runtime/exact/ratio.ts'
import type { Person } from './person.ts'

export interface Measured {
  readonly window: Stretch
  /** In the metric's unit; undefined: it has none. */
  readonly value: Ratio | undefined
  /** The quota that its attainment is read against; undefined: none. */
  readonly quota: Ratio | undefined
}

/** How what pays on a metric reads its quota. */
const basisOf = ({ world }: Person, { name }: Measure): 'full' | 'to_date' =>
  world.core.components.find(({ metric }) => metric === name)?.basis ?? 'full'

/** A metric over its own window that holds the last day asked for, or over another; undefined where each row counts by itself. */
export function measuredIn(person: Person, measure: Measure, kind: Window = measure.window): Measured | undefined {
  if (kind === 'deal') return undefined
  const { world, id, periods } = person
  const last = periods.at(-1)
  if (last === undefined) return undefined
  const window = windowOfMeasure(world, { ...measure, window: kind }, last.to)
  const at = earlier(window.to, last.to)
  return {
    window: { ...window, to: at },
    value: numberIn(measureOf(world, id, measure, window, at)),
    quota: quotaOf(world, id, at, measure, window, basisOf(person, measure), at),
  }
}
