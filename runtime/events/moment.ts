import type { Day } from '../calendar/day.ts'
import type { Measure } from '../core/core.ts'
import type { Basis, Expression } from '../core/expression.ts'
import { constantOf } from '../evaluate/environment.ts'
import { compute, type Environment, fieldsOnly } from '../evaluate/expression.ts'
import { measureNamed } from '../evaluate/moment.ts'
import { quotaOf } from '../evaluate/quota.ts'
import { belongs, isIn, personEnvironment, rowOn, timelineOf } from '../evaluate/spans.ts'
import { attainmentGiven, statedFor } from '../evaluate/stated.ts'
import { measureOf } from '../evaluate/totals.ts'
import { holds, numberIn } from '../evaluate/values.ts'
import { type Stretch, windowOfMeasure } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { divide, type Ratio } from '../exact/ratio.ts'

/** One person on one day of an event. `window` is what its metrics add up over; null: each over its own window that holds the day. */
export interface Place {
  readonly world: World
  readonly person: string
  readonly day: Day
  readonly window: Stretch | null
}

const windowOf = ({ world, day, window }: Place, measure: Measure): Stretch => window ?? windowOfMeasure(world, measure, day)

/** A metric's value for the person; undefined where it has none. */
export function measureHere(place: Place, metric: string): Ratio | undefined {
  const { world, person, day } = place
  const measure = measureNamed(world, metric)
  return measure === undefined ? undefined : numberIn(measureOf(world, person, measure, windowOf(place, measure), day))
}

/** A metric's quota for the person; undefined where there is none. Reports CB851 where that is an error. */
export function quotaHere(place: Place, metric: string, basis: Basis): Ratio | undefined {
  const { world, person, day } = place
  const measure = measureNamed(world, metric)
  if (measure === undefined) return undefined
  const window = windowOf(place, measure)
  const found = quotaOf(world, person, day, measure, window, basis, day)
  if (found === undefined && measure.quota?.whenMissing === 'error') {
    const period = window.label
    world.problems.raise('CB851', `${metric} ${period} ${person}`, measure.quota.origin.span, { person, metric, period })
  }
  return found
}

/** What an event can ask about a person: fields on the day, metrics over the window. */
export function environmentHere(place: Place): Environment {
  const { world, person, day } = place
  const own = personEnvironment(world, rowOn(timelineOf(world, person, day), day), day, day)
  return {
    ...own,
    measure: (metric) => measureHere(place, metric),
    quota: (metric, basis) => quotaHere(place, metric, basis),
    attainment: (metric, basis, whenNoQuota) => {
      const stated = attainmentGiven(statedFor(world, person, metric), day)
      if (stated !== undefined) return stated
      const quota = quotaHere(place, metric, basis)
      if (quota === undefined) return constantOf(whenNoQuota)
      const value = measureHere(place, metric)
      return value === undefined ? undefined : divide(value, quota)
    },
  }
}

/** Whether a condition holds for the person; one that is not written holds. */
export const allows = (condition: Expression | null, place: Place): boolean =>
  condition === null || holds(compute(condition, environmentHere(place)))

/** Whether the person is in the plan on the day. */
export const takesPart = ({ world, person, day }: Place): boolean => isIn(timelineOf(world, person, day), day)

/** An environment in which nothing can be asked for: amounts that are the same for everyone. */
export const nobody: Environment = fieldsOnly(() => undefined)

/** Whether the person is in the plan on some day from `from` to the day of the place. */
export const takesPartFrom = (from: Day, { world, person, day }: Place): boolean =>
  timelineOf(world, person, day).some((piece) => belongs(piece) && piece.from <= day && piece.to >= from)
