/** What each row of a window earned, without a row ever being an object (semantics 6.7, RP9). */
import type { RoundingMode } from '../program/number.ts'
import { roundedExactly } from '../program/number.ts'

/** A pay, in minor units, as a function of what the rows come to so far. */
export type Along = (base: number) => number

/**
 * `e_j = H(c_j) - H(c_(j-1))`, in minor units, into `into`; the sum of all of them. `added` says what each row adds to the base.
 */
export function inOrder(rows: number, added: (place: number) => number, pay: Along, into: Float64Array): number {
  let base = 0
  const first = pay(0)
  let last = first
  for (let place = 0; place < rows; place += 1) {
    base += added(place)
    const through = pay(base)
    into[place] = through - last
    last = through
  }
  return last - first
}

/**
 * `e_j = R(E c_j / c_n) - R(E c_(j-1) / c_n)`; all of them sum to the pay. False where the base is zero, so that no row explains it.
 */
export function inProportion(rows: number, added: (place: number) => number, pay: number, mode: RoundingMode, into: Float64Array): boolean {
  let whole = 0
  for (let place = 0; place < rows; place += 1) whole += added(place)
  if (whole === 0) return false
  const [exactPay, exactWhole] = [BigInt(pay), BigInt(whole < 0 ? -whole : whole)]
  const sense = whole < 0 ? -1 : 1
  const small = Math.abs(pay) < 2 ** 31 && Math.abs(pay) * Math.abs(whole) <= 2 ** 51
  let [base, last] = [0, 0]
  for (let place = 0; place < rows; place += 1) {
    base += added(place)
    const through = sense * share(base)
    into[place] = through - last
    last = through
  }
  return true

  function share(part: number): number {
    // exact in doubles where the product is; near a half, and past 2^53, in big integers
    if (small && Math.abs(part) <= Math.abs(whole)) {
      const near = (pay * part) / Math.abs(whole)
      const away = Math.abs(near - Math.trunc(near))
      if (mode === 'half_up' && Math.abs(away - 0.5) > 1e-6) return Math.round(near)
    }
    return Number(roundedExactly(exactPay * BigInt(part), exactWhole, mode))
  }
}
