/** One parent's amount over its parts: in proportion, within bounds, around what is fixed, and not a cent lost (semantics 13). */
import { compareText } from '../../exact/order.ts'
import {
  add,
  compare,
  divide,
  isZero,
  maximum,
  minimum,
  multiply,
  type Ratio,
  ratio,
  sign,
  subtract,
  total,
  wholePart,
  ZERO,
} from '../../exact/ratio.ts'

/** A part: its key, its weight (not below zero), the least and the most that it may have, and what is set by hand. Amounts are whole. */
export interface Part {
  readonly key: string
  readonly weight: Ratio
  /** Null: nothing bounds it. */
  readonly floor: bigint | null
  readonly ceiling: bigint | null
  readonly fixed: bigint | null
}

/** What a part gets: exactly, and as a whole amount; `bound` where it stands on one. */
export interface Given {
  readonly exact: Ratio
  readonly amount: bigint
  readonly bound: 'floor' | 'ceiling' | null
}

/** Why an amount cannot be shared: so much is left over, or missing (negative). */
export interface Infeasible {
  readonly left: Ratio
}

const INFINITE = null

/** The amount at which a bound begins to hold: `bound / weight`. */
interface Corner {
  readonly at: Ratio
  readonly starts: boolean
  readonly bound: Ratio
  readonly weight: Ratio
}

const clamp = (value: Ratio, floor: Ratio, ceiling: Ratio | null): Ratio => {
  const raised = maximum(value, floor)
  return ceiling === null ? raised : minimum(raised, ceiling)
}

/**
 * `lambda` with `sum clamp(lambda * w_i, lo_i, hi_i) = amount`: the sum rises in straight pieces, whose corners are `lo_i / w_i` and
 * `hi_i / w_i`; walking along the corners finds the piece, and one division the place on it. Undefined where there is none.
 */
function lambdaOf(
  amount: Ratio,
  parts: readonly { readonly weight: Ratio; readonly lo: Ratio; readonly hi: Ratio | null }[],
): Ratio | undefined {
  let sum = total(parts.map(({ lo, hi }) => clamp(ZERO, lo, hi)))
  if (compare(amount, sum) < 0) return undefined
  if (compare(amount, sum) === 0) return ZERO
  const moving = parts.filter(({ weight }) => sign(weight) > 0)
  const corners: Corner[] = moving.flatMap(({ weight, lo, hi }): Corner[] => [
    { at: divide(maximum(lo, ZERO), weight), starts: true, bound: lo, weight },
    ...(hi === INFINITE ? [] : [{ at: divide(maximum(hi, ZERO), weight), starts: false, bound: hi, weight }]),
  ])
  corners.sort((a, b) => compare(a.at, b.at))
  let lambda = ZERO
  let slope = ZERO
  for (const { at, starts, weight } of corners) {
    const reached = add(sum, multiply(slope, subtract(at, lambda)))
    if (compare(reached, amount) >= 0 && sign(slope) > 0) return add(lambda, divide(subtract(amount, sum), slope))
    sum = reached
    lambda = at
    slope = starts ? add(slope, weight) : subtract(slope, weight)
    if (compare(sum, amount) === 0) return lambda
  }
  return isZero(slope) ? undefined : add(lambda, divide(subtract(amount, sum), slope))
}

/**
 * Shares `amount` (whole) over the parts; they sum to it. Parts that are fixed have their amount, the others share the rest by weight
 * within their bounds; whole amounts are multiples of `unit` where bounds allow, by largest remainder, ties in canonical order of keys.
 * `own`: each is rounded by itself instead, half up, and the sum may differ.
 * Source: semantics 13, exact algorithm, with 17.22 and 17.23.
 */
export function shareWithin(amount: bigint, parts: readonly Part[], unit: bigint, own = false): readonly Given[] | Infeasible {
  const fixed = parts.reduce((sum, part) => sum + (part.fixed ?? 0n), 0n)
  const rest = ratio(amount - fixed)
  const free = parts.flatMap(({ weight, floor, ceiling, fixed: set }) =>
    set !== null ? [] : [{ weight, lo: ratio(floor ?? 0n), hi: ceiling === null ? null : ratio(ceiling) }],
  )
  const lambda = lambdaOf(rest, free)
  if (lambda === undefined) {
    const low = total(free.map(({ lo, hi }) => clamp(ZERO, lo, hi)))
    const high = total(free.map(({ weight, lo, hi }) => (isZero(weight) ? clamp(ZERO, lo, hi) : (hi ?? ZERO))))
    return { left: compare(rest, low) < 0 ? subtract(rest, low) : subtract(rest, high) }
  }
  const given = parts.map(({ weight, floor, ceiling, fixed: set }): Given => {
    if (set !== null) return { exact: ratio(set), amount: set, bound: null }
    const exact = clamp(multiply(lambda, weight), ratio(floor ?? 0n), ceiling === null ? null : ratio(ceiling))
    const bound =
      ceiling !== null && exact.d === 1n && exact.n === ceiling
        ? 'ceiling'
        : floor !== null && exact.d === 1n && exact.n === floor
          ? 'floor'
          : null
    return { exact, amount: bound === null ? 0n : exact.n, bound }
  })
  return own
    ? given.map((one, i) => (parts[i]?.fixed === null && one.bound === null ? { ...one, amount: nearest(one.exact, unit) } : one))
    : rounded(amount, parts, given, unit)
}

/** Half up to a multiple of `unit`. */
function nearest(exact: Ratio, unit: bigint): bigint {
  return wholePart(add(divide(exact, ratio(unit)), ratio(1n, 2n))) * unit
}

/** Cut to multiples of the unit, then a unit each to the greatest remainders, as far as ceilings and what is left allow. */
function rounded(amount: bigint, parts: readonly Part[], given: readonly Given[], unit: bigint): readonly Given[] {
  const amounts = given.map(({ amount: set }) => set)
  const open = given.flatMap(({ exact, bound }, i) => {
    const part = parts[i]
    if (part === undefined || part.fixed !== null || bound !== null) return []
    const cut = wholePart(divide(exact, ratio(unit))) * unit
    const base = part.floor !== null && cut < part.floor ? part.floor : cut
    amounts[i] = base
    return [{ i, key: part.key, rest: subtract(exact, ratio(base)), ceiling: part.ceiling }]
  })
  open.sort((a, b) => compare(b.rest, a.rest) || compareText(a.key, b.key))
  let left = amount - amounts.reduce((sum, one) => sum + one, 0n)
  while (left > 0n) {
    const before = left
    for (const { i, ceiling } of open) {
      const has = amounts[i] ?? 0n
      const room = ceiling === null ? left : ceiling - has
      const more = [unit, room, left].reduce((a, b) => (b < a ? b : a))
      if (more <= 0n) continue
      amounts[i] = has + more
      left -= more
    }
    if (left === before) throw new RangeError('an amount within its bounds that nobody can take')
  }
  return given.map((one, i) => ({ ...one, amount: amounts[i] ?? 0n }))
}
