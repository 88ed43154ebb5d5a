import type { Day } from '../calendar/day.ts'
import type { Aggregate, Measure } from '../core/core.ts'
import type { Value } from '../data/table.ts'
import { divide, isRatio, maximum, minimum, type Ratio, ratio, sign, subtract, ZERO } from '../exact/ratio.ts'
import { wholeFor } from './apart.ts'
import { growthOf, shareOfTeam } from './compared.ts'
import { givenMeasure } from './given-measure.ts'
import { placesIn, type Tally, tallyOf } from './tally.ts'
import { exactly } from './values.ts'
import type { Stretch } from './windows.ts'
import { perCount, type World } from './world.ts'

const measured = perCount<{ readonly value: Value | undefined }>()

/** What the rows from `from` to before `to` come to; undefined where they give no value (semantics 4). */
export function aggregateOf({ kind }: Aggregate, tallied: Tally, from: number, to: number): Ratio | undefined {
  const sum = subtract(tallied.sums[to] ?? ZERO, tallied.sums[from] ?? ZERO)
  switch (kind) {
    case 'sum':
    case 'count':
    case 'count_net':
      return sum
    case 'count_distinct': {
      const things = new Set<string | number | boolean>()
      for (let i = from; i < to; i += 1) {
        const thing = tallied.rows[i]?.other
        if (thing !== undefined) things.add(isRatio(thing) ? `${thing.n}/${thing.d}` : thing)
      }
      return ratio(BigInt(things.size))
    }
    case 'average': {
      const count = (tallied.filled[to] ?? 0) - (tallied.filled[from] ?? 0)
      return count === 0 ? undefined : divide(sum, ratio(BigInt(count)))
    }
    case 'min':
    case 'max': {
      const pick = kind === 'min' ? minimum : maximum
      let best: Ratio | undefined
      for (let i = from; i < to; i += 1) {
        const amount = tallied.rows[i]?.amount
        if (amount !== undefined) best = best === undefined ? amount : pick(best, amount)
      }
      return best
    }
    case 'latest': {
      for (let i = to - 1; i >= from; i -= 1) {
        const amount = tallied.rows[i]?.amount
        if (amount !== undefined) return amount
      }
      return undefined
    }
    case 'growth':
    case 'team_share':
      return undefined // no sum of rows
    case 'ratio': {
      const other = subtract(tallied.others[to] ?? ZERO, tallied.others[from] ?? ZERO)
      return sign(other) > 0 ? divide(sum, other) : undefined
    }
    default: {
      const never: never = kind
      return never
    }
  }
}

/**
 * A person's measure over `window` up to `at`, in the measure's unit (money in minor units); undefined where it has no value
 * (semantics 4). A measure that is stated outright has that value over every window. Reports CB852 where no value is an error.
 */
export function measureOf(asked: World, person: string, measure: Measure, window: Stretch, at: Day): Value | undefined {
  const world = wholeFor(asked, person)
  const { imagined } = world
  if (imagined !== undefined && (at < imagined.from || !isTouched(world, measure, person)))
    return measureOf(imagined.base, person, measure, window, at)
  const given = givenMeasure(world, person, measure, window, at)
  if (given !== undefined) return given.value
  return measured(world, `${measure.name} ${window.from} ${at} ${person}`, () => {
    const value = valueOver(world, person, measure, window, at)
    return { value: value ?? whenEmpty(world, person, measure, window) }
  }).value
}

/** Whether imagined rows may change a measure of a person; those that are made of other measures are computed again. */
export const isTouched = ({ imagined }: World, measure: Measure, person: string): boolean =>
  imagined !== undefined &&
  (measure.aggregate.kind === 'growth' || measure.aggregate.kind === 'team_share' || imagined.counted(measure, person).length > 0)

function valueOver(world: World, person: string, measure: Measure, window: Stretch, at: Day): Ratio | undefined {
  const known = world.summed?.measure(measure, person, window, at)
  if (known !== undefined) return known.value
  const { aggregate } = measure
  switch (aggregate.kind) {
    case 'growth':
      return growthOf(measureOf, world, person, measure, aggregate, window, at)
    case 'team_share':
      return shareOfTeam(measureOf, world, person, aggregate, at)
    default: {
      const tallied = tallyOf(world, measure, person)
      return aggregateOf(aggregate, tallied, ...placesIn(tallied, window, at))
    }
  }
}

export function whenEmpty(world: World, person: string, measure: Measure, window: Stretch): Ratio | undefined {
  switch (measure.whenEmpty) {
    case null:
    case 'no_pay':
      return undefined
    case 'error':
      world.problems.raise('CB852', `${measure.name} ${window.label} ${person}`, measure.origin.span, {
        person,
        what: measure.name,
        period: window.label,
      })
      return undefined
    default:
      return exactly(measure.whenEmpty)
  }
}
