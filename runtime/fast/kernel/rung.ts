/** How a sum is held: the cheapest way that its bounds prove exact (design: exact by proof, not by type). */
import { EXACT, type Num } from '../program/number.ts'

/**
 * From cheap to dear: doubles below 2^53; two doubles, of 26 bits and of the rest, for numbers below 2^53 whose sum may pass it; 64 bits;
 * big integers.
 */
export type Rung = 'doubles' | 'pairs' | 'int64' | 'big'

/** Each half of a number below 2^53 is at most 2^27, so that so many of them stay below 2^53. */
export const PAIR_ROWS = 2 ** 26
/** The lower half of a pair. */
export const PAIR_BASE = 2 ** 26

/** Whether a number lies in 64 bits with a sign. */
export const isInt64 = ({ low, high }: Pick<Num, 'low' | 'high'>): boolean => low >= -(2n ** 63n) && high < 2n ** 63n

/** How far from zero a number may be. */
export const sizeOf = ({ low, high }: Pick<Num, 'low' | 'high'>): bigint => (-low > high ? -low : high)

/** How far from zero the sum of at most `rows` numbers, or one of them, may be. */
export const reachOf = (value: Num, rows: number): bigint => sizeOf(value) * BigInt(Math.max(1, rows))

/** The rung of the sum of at most `rows` numbers. */
export function rungOf(value: Num, rows: number): Rung {
  const [size, reach] = [sizeOf(value), reachOf(value, rows)]
  if (reach <= EXACT) return 'doubles'
  if (size < EXACT && rows <= PAIR_ROWS) return 'pairs'
  return reach < 2n ** 63n ? 'int64' : 'big'
}
