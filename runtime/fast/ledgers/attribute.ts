/** What each row of a window earned, without a row ever being an object (semantics 6.7, RP9). */
import type { RowNumber } from '../kernel/row-number.ts'
import type { RoundingMode } from '../program/number.ts'
import { roundedExactly } from '../program/number.ts'

/** A pay, in minor units, as a function of what the rows come to so far. */
export interface Along {
  /** NaN where doubles do not hold it. */
  readonly near: (base: number | bigint) => number
  readonly exact: (base: bigint) => bigint
}

/** Doubles round a share as big integers do below this, and farther from a half than this. */
const [SURE, NEAR_A_HALF] = [2 ** 40, 2 ** -10]

/** Doubles hold the difference of any two whole numbers up to here. */
export const HELD = 2 ** 52

/** Rows of a window: how many, and what the base comes to through each of them, in order. */
export interface Window {
  readonly rows: number
  readonly through: () => (place: number) => number | bigint
}

/** The window of the rows from `first` on. Sums are doubles as long as those hold all of them. */
export function windowOf(added: RowNumber, first: number, rows: number): Window {
  return {
    rows,
    through: () => {
      if (added.held === 'doubles') {
        let base = 0
        return (place) => {
          base += added.of(first + place)
          return base
        }
      }
      let base = 0n
      return (place) => {
        base += added.of(first + place)
        return base
      }
    },
  }
}

/**
 * `e_j = H(c_j) - H(c_(j-1))`, in minor units, into `into`; the sum of all of them. NaN where doubles do not hold one.
 */
export function inOrder({ rows, through }: Window, { near }: Along, into: Float64Array): number {
  const baseAt = through()
  const first = near(0)
  let last = first
  for (let place = 0; place < rows; place += 1) {
    const pay = near(baseAt(place))
    if (Number.isNaN(pay)) return pay
    into[place] = pay - last
    last = pay
  }
  return last - first
}

/** The same in big integers. */
export function inOrderExactly({ rows, through }: Window, { exact }: Along, into: bigint[]): bigint {
  const baseAt = through()
  const first = exact(0n)
  let last = first
  for (let place = 0; place < rows; place += 1) {
    const pay = exact(BigInt(baseAt(place)))
    into[place] = pay - last
    last = pay
  }
  return last - first
}

/** What all rows of a window come to. */
function wholeOf({ rows, through }: Window): number | bigint {
  const baseAt = through()
  let whole: number | bigint = 0
  for (let place = 0; place < rows; place += 1) whole = baseAt(place)
  return whole
}

/**
 * `e_j = R(E c_j / c_n) - R(E c_(j-1) / c_n)`; all of them sum to the pay. False where the base is zero, so that no row explains it. Undefined
 * where doubles do not hold one.
 */
export function inProportion(window: Window, pay: number, mode: RoundingMode, into: Float64Array): boolean | undefined {
  const whole = wholeOf(window)
  if (Number(whole) === 0) return false
  const share = shareOf(whole, pay, mode)
  const baseAt = window.through()
  let last = 0
  for (let place = 0; place < window.rows; place += 1) {
    const through = share(baseAt(place))
    if (Math.abs(through) > HELD) return undefined
    into[place] = through - last
    last = through
  }
  return true
}

/** The same in big integers. */
export function inProportionExactly(window: Window, pay: bigint, mode: RoundingMode, into: bigint[]): boolean {
  const whole = BigInt(wholeOf(window))
  if (whole === 0n) return false
  const baseAt = window.through()
  let last = 0n
  for (let place = 0; place < window.rows; place += 1) {
    const through = exactShare(pay, BigInt(baseAt(place)), whole, mode)
    into[place] = through - last
    last = through
  }
  return true
}

/** `R(pay part / whole)`. */
const exactShare = (pay: bigint, part: bigint, whole: bigint, mode: RoundingMode): bigint =>
  whole < 0n ? -roundedExactly(pay * part, -whole, mode) : roundedExactly(pay * part, whole, mode)

function shareOf(whole: number | bigint, pay: number, mode: RoundingMode): (part: number | bigint) => number {
  const [exactPay, exactWhole] = [BigInt(pay), BigInt(whole)]
  const [size, sense] = [Math.abs(Number(whole)), whole < 0 ? -1 : 1]
  const small = typeof whole === 'number' && mode === 'half_up'
  return (part) => {
    if (small && typeof part === 'number') {
      // both steps are off by 2^-53 of the result at most, so below 2^40 by less than 2^-11: that matters near a half alone
      const near = (pay * part) / size
      const away = Math.abs(near - Math.trunc(near)) - 0.5
      if (Math.abs(near) < SURE && (away > NEAR_A_HALF || away < -NEAR_A_HALF)) return sense * Math.round(near)
    }
    return Number(exactShare(exactPay, BigInt(part), exactWhole, mode))
  }
}
