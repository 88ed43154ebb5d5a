import type { Rounding, RoundingMode } from '../core/unit.ts'
import { fromDecimal, multiply, type Ratio, ratio, sign } from './ratio.ts'

/** Whether the magnitude goes up to the next whole number; `rest` of `d` is left over, above zero. */
function goesUp(mode: RoundingMode, whole: bigint, rest: bigint, d: bigint): boolean {
  const twice = rest * 2n
  switch (mode) {
    case 'up':
      return true
    case 'down':
      return false
    case 'half_up':
      return twice >= d
    case 'half_down':
      return twice > d
    case 'half_even':
      return twice === d ? whole % 2n === 1n : twice > d
  }
}

/**
 * The whole number that `r` rounds to. Sign-symmetric: the magnitude is rounded, so `up` is away from zero, `down` to zero,
 * and halves go away (`half_up`), to zero (`half_down`) or to the even neighbour. Source: semantics 0 and 12.
 */
export function roundToInteger(r: Ratio, mode: RoundingMode): bigint {
  if (r.d === 1n) return r.n
  const size = r.n < 0n ? -r.n : r.n
  const whole = size / r.d
  const rest = size % r.d
  const rounded = rest > 0n && goesUp(mode, whole, rest, r.d) ? whole + 1n : whole
  return r.n < 0n ? -rounded : rounded
}

/**
 * The multiple of `unit` that `r` rounds to, in the unit of `r` (money: minor units). `unit` is a decimal above zero;
 * anything else throws RangeError, since the Core is checked at its boundary.
 */
export function roundToUnit(r: Ratio, { mode, unit }: Rounding): Ratio {
  if (unit === '1') return ratio(roundToInteger(r, mode))
  const step = stepOf(unit)
  // what is rounded need not be in lowest terms
  return multiply(ratio(roundToInteger({ n: r.n * step.d, d: r.d * step.n }, mode)), step)
}

const steps = new Map<string, Ratio>()

/** The unit as a number; plans have few. */
function stepOf(unit: string): Ratio {
  const known = steps.get(unit)
  if (known !== undefined) return known
  const step = fromDecimal(unit)
  if (step === undefined || sign(step) <= 0) throw new RangeError(`not a unit to round to: ${unit}`)
  steps.set(unit, step)
  return step
}
