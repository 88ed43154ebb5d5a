import type { Rounding } from '../core/unit.ts'
import { compareText } from './order.ts'
import { add, multiply, type Ratio, subtract, ZERO } from './ratio.ts'
import { roundToUnit } from './round.ts'

/** Who takes part, and in what proportion. Keys of one list differ; weights are not below zero. */
export interface Weight {
  readonly key: string
  readonly weight: Ratio
}

/** The weights as whole numbers in the same proportion. */
function wholeWeights(weights: readonly Weight[]): bigint[] {
  const denominator = weights.reduce((product, { weight }) => (product % weight.d === 0n ? product : product * weight.d), 1n)
  return weights.map(({ weight }) => weight.n * (denominator / weight.d))
}

/**
 * Parts of `amount` in proportion to `weights`, in their order; they always sum to `amount`.
 *
 * Each part is first cut to a multiple of `unit`, then the greatest remainders get up to one `unit` each until nothing is left;
 * equal remainders go to the earlier key in canonical order. A negative amount is shared as its positive and negated, so a reversal
 * cancels part by part. Amount, unit and parts are whole numbers in one scale (minor units for money).
 * Throws RangeError on a weight below zero, no weight above zero, or a unit not above zero: all are checked before.
 * Source: semantics 12 (largest remainder) with refinement 17.22.
 */
export function shareByLargestRemainder(amount: bigint, weights: readonly Weight[], unit = 1n): bigint[] {
  if (amount < 0n) return shareByLargestRemainder(-amount, weights, unit).map((part) => -part)
  if (unit <= 0n) throw new RangeError(`a part cannot be a multiple of ${unit}`)
  const whole = wholeWeights(weights)
  if (whole.some((weight) => weight < 0n)) throw new RangeError('a weight below zero')
  const sum = whole.reduce((a, b) => a + b, 0n)
  if (sum === 0n) throw new RangeError('no weight above zero')

  const step = sum * unit
  const lots = weights.map(({ key }, i) => {
    const exact = amount * (whole[i] ?? 0n) // the part, times `sum`
    return { key, i, part: (exact / step) * unit, rest: exact % step }
  })
  const parts = lots.map(({ part }) => part)
  let left = amount - parts.reduce((a, b) => a + b, 0n)
  lots.sort((a, b) => (a.rest === b.rest ? compareText(a.key, b.key) : a.rest > b.rest ? -1 : 1))
  for (const { i, part } of lots) {
    if (left === 0n) break
    const given = left < unit ? left : unit
    parts[i] = part + given
    left -= given
  }
  return parts
}

/**
 * Rounded parts of `amount` by `shares`, in their order: `part_i = R(A * c_i) - R(A * c_(i-1))`, where `c_i` is the running sum
 * of shares. They sum to `R(A * sum of shares)`, so to a whole amount when the shares total 100%.
 * The amount and the parts are in one unit (minor units for money). Source: semantics 3, RP2; the same for RP3, RP4 and RP9.
 */
export function shareCumulatively(amount: Ratio, shares: readonly Ratio[], rounding: Rounding): Ratio[] {
  let reached = ZERO
  let given = ZERO
  return shares.map((share) => {
    reached = add(reached, share)
    const upToHere = roundToUnit(multiply(amount, reached), rounding)
    const part = subtract(upToHere, given)
    given = upToHere
    return part
  })
}
