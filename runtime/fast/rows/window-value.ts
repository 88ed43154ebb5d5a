/** What the counted rows of a person come to over some days (semantics 4). */
import type { Day } from '../../calendar/day.ts'
import type { Aggregate, Measure } from '../../core/core.ts'
import { timelineOf } from '../../evaluate/spans.ts'
import { perWorld, type World } from '../../evaluate/world.ts'
import { add, divide, maximum, minimum, type Ratio, ratio, sign, ZERO } from '../../exact/ratio.ts'
import type { CountedRows } from './counted-rows.ts'

/** Places of counted rows, from one to before another. */
export type Range = readonly [from: number, to: number]

const places = perWorld<ReadonlyMap<string, number>>()
const computed = perWorld<{ readonly value: Ratio | undefined }>()

/** Where a person's rows of some days stand: in one range, or of rows that all share in one for each stretch of days in the plan. */
export function rangesOf(world: World, own: CountedRows, person: string, from: Day, to: Day): readonly Range[] {
  if (own.shared) {
    return timelineOf(world, person, world.until).flatMap((piece) => {
      if (!piece.credited || piece.to < from || piece.from > to) return []
      return [rangeOf(own, 0, piece.from > from ? piece.from : from, piece.to < to ? piece.to : to)]
    })
  }
  const byName = places(world, own.list.crediting.record, () => new Map(own.list.names.map((name, place) => [name, place])))
  const place = byName.get(person)
  return place === undefined ? [] : [rangeOf(own, place, from, to)]
}

/** The rows of one place of the names on some days. */
function rangeOf({ starts, rows, list: { day } }: CountedRows, place: number, from: Day, to: Day): Range {
  const firstAfter = (days: number): number => {
    let [low, high] = [starts[place] ?? 0, starts[place + 1] ?? 0]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((day.values[rows[middle] ?? 0] ?? 0) < days) low = middle + 1
      else high = middle
    }
    return low
  }
  const first = firstAfter(from)
  return [first, Math.max(first, firstAfter(to + 1))]
}

/** A measure's value over some days; undefined where the rows give none. */
export function valueOf(world: World, measure: Measure, own: CountedRows, person: string, from: Day, to: Day): Ratio | undefined {
  const ranges = rangesOf(world, own, person, from, to)
  if (!own.shared) return over(measure.aggregate, own, ranges)
  // those who are there on the same days see the same
  return computed(world, `${measure.name} ${ranges.join(' ')}`, () => ({ value: over(measure.aggregate, own, ranges) })).value
}

function over({ kind }: Aggregate, { amounts, others, thingOf }: CountedRows, ranges: readonly Range[]): Ratio | undefined {
  const total = ({ sum }: CountedRows['amounts']): { sum: Ratio; filled: number } =>
    ranges.reduce(
      (all, [from, to]) => {
        const one = sum(from, to)
        return { sum: add(all.sum, one.sum), filled: all.filled + one.filled }
      },
      { sum: ZERO, filled: 0 },
    )
  switch (kind) {
    case 'sum':
    case 'count':
    case 'count_net':
      return total(amounts).sum
    case 'ratio': {
      const other = total(others).sum
      return sign(other) > 0 ? divide(total(amounts).sum, other) : undefined
    }
    case 'average': {
      const { sum, filled } = total(amounts)
      return filled === 0 ? undefined : divide(sum, ratio(BigInt(filled)))
    }
    case 'count_distinct': {
      const things = new Set<number>()
      for (const [from, to] of ranges) for (const thing of thingOf.subarray(from, to)) if (thing > 0) things.add(thing)
      return ratio(BigInt(things.size))
    }
    case 'min':
    case 'max':
    case 'latest': {
      let best: Ratio | undefined
      for (const [from, to] of ranges) {
        for (let place = from; place < to; place += 1) {
          const amount = amounts.at(place)
          if (amount === undefined) continue
          best = best === undefined || kind === 'latest' ? amount : kind === 'min' ? minimum(best, amount) : maximum(best, amount)
        }
      }
      return best
    }
    case 'growth':
    case 'team_share':
      return undefined // no sum of rows
    default: {
      const never: never = kind
      return never
    }
  }
}
