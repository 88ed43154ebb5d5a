/** How even territories are: each one's score against the mean, compared exactly (semantics 13). */
import type { Balance } from '../../core/planning/territories.ts'
import type { World } from '../../evaluate/world.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { absolute, compare, type Ratio, ratio, ZERO } from '../../exact/ratio.ts'
import { showPercent } from '../../exact/show.ts'
import type { Assignment } from './assign.ts'
import { ownerOn } from './owners.ts'
import { type Scores, scoresOf } from './scores.ts'

export interface Balanced {
  readonly balance: Balance
  readonly scores: Scores
  /** The territories that are compared: those that somebody has, or all where nobody has any. */
  readonly compared: readonly number[]
  /** The score of each territory, by its number. */
  readonly totals: readonly bigint[]
  /** The greatest part by which one differs from the mean. */
  readonly spread: Ratio
  readonly isEven: boolean
}

/** Holds the territories against their mean. Warns where one is further away than the plan allows (CB889). */
export function balanceOf(world: World, assignment: Assignment, balance: Balance): Balanced {
  const { chart, day, rows } = assignment
  const scores = scoresOf(world, assignment, balance)
  const owned = chart.places.filter(({ territory }) => ownerOn(territory, day) !== null)
  const compared = (owned.length > 0 ? owned : chart.places).map(({ index }) => index)
  const totals = chart.places.map(() => 0n)
  for (const [i, { territories }] of rows.entries())
    for (const index of territories) totals[index] = (totals[index] ?? 0n) + (scores.of[i] ?? 0n)
  const off = offMean(totals, compared)
  const [furthest] = compared.map((index) => ({ index, off: off(index) })).toSorted((a, b) => compare(absolute(b.off), absolute(a.off)))
  const spread = furthest === undefined ? ZERO : absolute(furthest.off)
  const isEven = compare(spread, fromFraction(balance.within)) <= 0
  if (!isEven && furthest !== undefined)
    world.problems.raise('CB889', 'balance', balance.origin.span, {
      territory: chart.places[furthest.index]?.territory.name ?? '',
      off: showPercent(spread, 1),
      isAbove: furthest.off.n > 0n,
      within: showPercent(fromFraction(balance.within)),
    })
  return { balance, scores, compared, totals, spread, isEven }
}

/** Asks for a territory's total over the mean of those compared, less one; zero where there is nothing to share. */
export function offMean(totals: readonly bigint[], compared: readonly number[]): (index: number) => Ratio {
  const sum = compared.reduce((so, one) => so + (totals[one] ?? 0n), 0n)
  return (index) => (sum === 0n ? ZERO : ratio((totals[index] ?? 0n) * BigInt(compared.length) - sum, sum))
}

/** The greatest part by which one differs from the mean of so many, by the highest and the lowest. */
export function spreadBetween(sum: bigint, count: number, highest: bigint, lowest: bigint): Ratio {
  if (sum === 0n) return ZERO
  const [above, below] = [highest * BigInt(count) - sum, sum - lowest * BigInt(count)]
  return ratio(above > below ? above : below, sum)
}

/** The greatest part by which one of those compared differs from their mean. */
export function spreadOf(totals: readonly bigint[], compared: readonly number[]): Ratio {
  const own = compared.map((index) => totals[index] ?? 0n)
  const [first = 0n] = own
  const [highest, lowest] = own.reduce(([high, low], one) => [one > high ? one : high, one < low ? one : low] as const, [
    first,
    first,
  ] as const)
  return spreadBetween(
    own.reduce((sum, one) => sum + one, 0n),
    own.length,
    highest,
    lowest,
  )
}
