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

/** What a person's rows come to through each of them, in order: doubles as long as those hold all of them. */
export type Through = Float64Array | readonly bigint[]

/** The same of `rows` rows from `first` on; doubles go into `into`, which has room for them. */
export function throughOf(added: RowNumber, first: number, rows: number, into: Float64Array): Through {
  if (added.held === 'doubles') {
    let base = 0
    for (let i = 0; i < rows; i += 1) {
      base += added.of(first + i)
      into[i] = base
    }
    return into
  }
  let base = 0n
  return Array.from({ length: rows }, (_, i) => {
    base += added.of(first + i)
    return base
  })
}

/** Rows of a window: how many, and what the base comes to through each of them. */
export interface Window {
  readonly rows: number
  readonly base: (place: number) => number | bigint
}

/** The window of the rows from `first` on, a place among those of the person. */
export function windowOf(through: Through, first: number, rows: number): Window {
  if (through instanceof Float64Array) {
    const before = first === 0 ? 0 : (through[first - 1] ?? 0)
    return { rows, base: (place) => (through[first + place] ?? 0) - before }
  }
  const before = first === 0 ? 0n : (through[first - 1] ?? 0n)
  return { rows, base: (place) => (through[first + place] ?? 0n) - before }
}

/**
 * `e_j = H(c_j) - H(c_(j-1))`, in minor units, into `into`; the sum of all of them. NaN where doubles do not hold one.
 */
export function inOrder({ rows, base }: Window, { near }: Along, into: Float64Array): number {
  const first = near(0)
  let last = first
  for (let place = 0; place < rows; place += 1) {
    const pay = near(base(place))
    if (Number.isNaN(pay)) return pay
    into[place] = pay - last
    last = pay
  }
  return last - first
}

/** The same in big integers. */
export function inOrderExactly({ rows, base }: Window, { exact }: Along, into: bigint[]): bigint {
  const first = exact(0n)
  let last = first
  for (let place = 0; place < rows; place += 1) {
    const pay = exact(BigInt(base(place)))
    into[place] = pay - last
    last = pay
  }
  return last - first
}

/** What all rows of a window come to. */
const wholeOf = ({ rows, base }: Window): number | bigint => (rows === 0 ? 0 : base(rows - 1))

/**
 * `e_j = R(E c_j / c_n) - R(E c_(j-1) / c_n)`; all of them sum to the pay. False where the base is zero, so that no row explains it. Undefined
 * where doubles do not hold one.
 */
export function inProportion(window: Window, pay: number, mode: RoundingMode, into: Float64Array): boolean | undefined {
  const whole = wholeOf(window)
  if (Number(whole) === 0) return false
  const share = shareOf(whole, pay, mode)
  let last = 0
  for (let place = 0; place < window.rows; place += 1) {
    const through = share(window.base(place))
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
  let last = 0n
  for (let place = 0; place < window.rows; place += 1) {
    const through = exactShare(pay, BigInt(window.base(place)), whole, mode)
    into[place] = through - last
    last = through
  }
  return true
}

/** `R(pay part / whole)`. */
const exactShare = (pay: bigint, part: bigint, whole: bigint, mode: RoundingMode): bigint =>
  whole < 0n ? -roundedExactly(pay * part, -whole, mode) : roundedExactly(pay * part, whole, mode)

function shareOf(whole: number | bigint, pay: number, mode: RoundingMode): (part: number | bigint) => number {
  const [size, sense] = [Math.abs(Number(whole)), whole < 0 ? -1 : 1]
  const small = typeof whole === 'number' && mode === 'half_up'
  return (part) => {
    if (small && typeof part === 'number') {
      // both steps are off by 2^-53 of the result at most, so below 2^40 by less than 2^-11: that matters near a half alone
      const near = (pay * part) / size
      const away = Math.abs(near - Math.trunc(near)) - 0.5
      if (Math.abs(near) < SURE && (away > NEAR_A_HALF || away < -NEAR_A_HALF)) return sense * Math.round(near)
    }
    return Number(exactShare(BigInt(pay), BigInt(part), BigInt(whole), mode))
  }
}
