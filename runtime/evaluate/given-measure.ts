import type { Day } from '../calendar/day.ts'
import type { Measure } from '../core/core.ts'
import type { Value } from '../data/table.ts'
import { add, multiply, type Ratio, ZERO } from '../exact/ratio.ts'
import { quotaOf } from './quota.ts'
import { attainmentGiven, periodsGiven, statedFor } from './stated.ts'
import { earlier, type Stretch } from './windows.ts'
import type { World } from './world.ts'

/**
 * The value that a question states for a measure over `window` up to `at`, in the measure's unit; undefined where the rows decide.
 * A stated attainment is that share of the window's quota.
 */
export function givenMeasure(
  world: World,
  person: string,
  measure: Measure,
  window: Stretch,
  at: Day,
): { readonly value: Value | undefined } | undefined {
  const stated = statedFor(world, person, measure.name)
  if (stated === undefined) return undefined
  if (stated.measure !== undefined) return { value: stated.measure }
  if (stated.periods !== undefined && stated.periods.length > 0) {
    let value: Ratio = ZERO
    for (const one of periodsGiven(world, stated.periods, window, at)) value = one.toDate ? one.value : add(value, one.value)
    return { value }
  }
  const attainment = attainmentGiven(stated, earlier(at, window.to))
  if (attainment === undefined) return undefined
  const quota = quotaOf(world, person, at, measure, window, 'full', at)
  return { value: quota === undefined ? undefined : multiply(attainment, quota) }
}
