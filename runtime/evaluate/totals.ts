import type { Day } from '../calendar/day.ts'
import type { Aggregate, Measure } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import type { Value } from '../data/table.ts'
import { add, divide, equal, isRatio, maximum, minimum, multiply, ONE, type Ratio, ratio, sign, subtract, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { compute, numberOf } from './expression.ts'
import { statedFor } from './quota.ts'
import { type Credit, creditsOf, isShare, rowReader } from './rows.ts'
import { exactly, holds, numberIn } from './values.ts'
import { next, type Stretch } from './windows.ts'
import { perWorld, type World } from './world.ts'

/** One row that a person's measure counts, and what it adds to it: `amount` (undefined where the value is missing), and `other`
 * for the second part of a ratio or the thing that is counted distinct. */
export interface Counted {
  readonly credit: Credit
  readonly amount: Ratio | undefined
  readonly other: Value | undefined
}

/** All rows of one person and measure in order of (date, key), with the running totals before each. */
export interface Tally {
  readonly rows: readonly Counted[]
  readonly sums: readonly Ratio[]
  readonly others: readonly Ratio[]
  /** How many rows before each have an amount. */
  readonly filled: readonly number[]
}

const tallies = perWorld<ReadonlyMap<string, Tally>>()
const measured = perWorld<{ readonly value: Value | undefined }>()
const nothing: Tally = { rows: [], sums: [ZERO], others: [ZERO], filled: [0] }

/** The rows that count for a person in a measure, over all time up to the world's end. */
export function tallyOf(world: World, measure: Measure, person: string): Tally {
  const byPerson = tallies(world, measure.name, () => {
    const lists = new Map<string, Counted[]>()
    const { env, moveTo } = rowReader(world, measure.record)
    for (const credit of creditsOf(world, measure.record)) {
      if (!isShare(credit)) continue
      moveTo(credit.row, credit.date)
      if (measure.where !== null && !holds(compute(measure.where, env))) continue
      const amountOf = (expression: Expression): Ratio | undefined =>
        shareOf(world, credit, numberOf(expression, env), measure.unit.kind === 'money' || measure.aggregate.kind === 'ratio')
      const list = lists.get(credit.recipient)
      const counted = contribution(credit, measure.aggregate, amountOf, (expression) => compute(expression, env))
      if (list === undefined) lists.set(credit.recipient, [counted])
      else list.push(counted)
    }
    return new Map([...lists].map(([key, list]) => [key, tally(list)]))
  })
  return byPerson.get(person) ?? nothing
}

function contribution(
  credit: Credit,
  aggregate: Aggregate,
  shared: (expression: Expression) => Ratio | undefined,
  whole: (expression: Expression) => Value | undefined,
): Counted {
  switch (aggregate.kind) {
    case 'count':
      return { credit, amount: ONE, other: undefined }
    case 'sum':
      return { credit, amount: shared(aggregate.of), other: undefined }
    case 'ratio':
      return { credit, amount: shared(aggregate.of), other: shared(aggregate.to) }
    case 'count_distinct':
      return { credit, amount: undefined, other: whole(aggregate.of) }
    case 'average':
    case 'min':
    case 'max':
      return { credit, amount: numberIn(whole(aggregate.of)), other: undefined }
    default: {
      const never: never = aggregate
      return never
    }
  }
}

/** The recipient's part of a row's value: money by cumulative rounding over the row's shares, other numbers exactly (RP2). */
export function shareOf(world: World, { share, before }: Credit, value: Ratio | undefined, money: boolean): Ratio | undefined {
  if (value === undefined || equal(share, ONE)) return value
  if (!money) return multiply(value, share)
  const rounding = world.core.rounding.money
  return subtract(roundToUnit(multiply(value, add(before, share)), rounding), roundToUnit(multiply(value, before), rounding))
}

function tally(rows: readonly Counted[]): Tally {
  const sums = [ZERO]
  const others = [ZERO]
  const filled = [0]
  let sum = ZERO
  let other = ZERO
  let count = 0
  for (const row of rows) {
    if (row.amount !== undefined) {
      sum = add(sum, row.amount)
      count += 1
    }
    if (row.other !== undefined && isRatio(row.other)) other = add(other, row.other)
    sums.push(sum)
    others.push(other)
    filled.push(count)
  }
  return { rows, sums, others, filled }
}

/** How many of the rows lie before `day`: the place of the first one that does not. */
export function placeOf({ rows }: Tally, day: Day): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.credit.date ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** The places of the rows of a window up to `at`: from the first to before the last. */
export const placesIn = (tallied: Tally, window: Stretch, at: Day): readonly [number, number] => {
  const from = placeOf(tallied, window.from)
  return [from, Math.max(from, placeOf(tallied, next(at)))]
}

/** What the rows from `from` to before `to` come to; undefined where they give no value (semantics 4). */
export function aggregateOf({ kind }: Aggregate, tallied: Tally, from: number, to: number): Ratio | undefined {
  const sum = subtract(tallied.sums[to] ?? ZERO, tallied.sums[from] ?? ZERO)
  switch (kind) {
    case 'sum':
    case 'count':
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
export function measureOf(world: World, person: string, measure: Measure, window: Stretch, at: Day): Value | undefined {
  const stated = statedFor(world, person, measure.name)?.measure
  if (stated !== undefined) return stated
  return measured(world, `${measure.name} ${window.from} ${at} ${person}`, () => {
    const tallied = tallyOf(world, measure, person)
    const value = aggregateOf(measure.aggregate, tallied, ...placesIn(tallied, window, at))
    return { value: value ?? whenEmpty(world, person, measure, window) }
  }).value
}

function whenEmpty(world: World, person: string, measure: Measure, window: Stretch): Ratio | undefined {
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
