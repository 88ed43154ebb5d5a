/** What each row weighs in the balance: its part of the whole in each number, blended (semantics 13). */
import type { Balance } from '../../core/planning/territories.ts'
import { numberIn } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { divide, isZero, type Ratio, ratio, total } from '../../exact/ratio.ts'
import type { Assignment } from './assign.ts'
import { rowValue } from './rows.ts'

/** The scores of the rows of an assignment as whole numbers, in its order; all rows together are `whole`. */
export interface Scores {
  readonly of: readonly bigint[]
  readonly whole: bigint
}

/** The values of one number over the rows. A row without it, or below zero, stops the run (CB873, CB874). */
export function valuesOf(
  world: World,
  { record, day, rows }: Assignment,
  { path, says, origin }: Balance['score'][number],
): readonly Ratio[] {
  return rows.map(({ key, row }) => {
    const value = numberIn(rowValue(world, record, row, day, path))
    if (value === undefined) world.problems.raise('CB873', `${says} ${key}`, origin.span, { basis: says, node: key })
    else if (value.n < 0n) world.problems.raise('CB874', `${says} ${key}`, origin.span, { basis: says, node: key })
    return value ?? ratio(0n)
  })
}

/**
 * `score_i = sum_b alpha_b * v_b(i) / sum v_b`, all over one divisor. A number that is zero for every row counts every row alike, with
 * a warning (CB879).
 */
export function scoresOf(world: World, assignment: Assignment, { score }: Balance): Scores {
  const parts = score.map((part) => {
    const values = valuesOf(world, assignment, part)
    const sum = total(values)
    const { says, origin } = part
    if (isZero(sum) && values.length > 0) world.problems.raise('CB879', says, origin.span, { basis: says, node: assignment.record })
    const counted = isZero(sum) ? values.map(() => ratio(1n)) : values
    return { values: counted, each: divide(fromFraction(part.share), isZero(sum) ? ratio(BigInt(values.length || 1)) : sum) }
  })
  const rowDivisor = parts.flatMap(({ values }) => values).reduce((so, { d }) => lcm(so, d), 1n)
  const divisor = parts.reduce((so, { each }) => lcm(so, each.d), 1n)
  const factors = parts.map(({ each }) => each.n * (divisor / each.d))
  const of = assignment.rows.map((_, i) =>
    parts.reduce((sum, { values }, b) => {
      const value = values[i]
      return value === undefined ? sum : sum + value.n * (rowDivisor / value.d) * (factors[b] ?? 0n)
    }, 0n),
  )
  return { of, whole: divisor * rowDivisor }
}

function lcm(a: bigint, b: bigint): bigint {
  if (b === 1n || a === b) return a
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
