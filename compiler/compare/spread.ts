/** How pay is spread over people: percentiles and a histogram, exact until they are shown. */
import { add, multiply, type Ratio, ratio, subtract } from '../../runtime/exact/ratio.ts'

/** The percentiles that are shown. */
export const PERCENTILES = [10, 25, 50, 75, 90] as const

/**
 * A percentile of amounts in minor units, between the two nearest of them in proportion: at place `p/100 (n - 1)` of the sorted list
 * (Hyndman and Fan 1996, type 7, as in spreadsheets). Undefined of nothing.
 */
export function percentile(amounts: readonly bigint[], p: number): Ratio | undefined {
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const place = BigInt(p) * BigInt(Math.max(0, sorted.length - 1))
  const [low, high] = [sorted[Number(place / 100n)], sorted[Number((place + 99n) / 100n)]]
  if (low === undefined || high === undefined) return undefined
  return add(ratio(low), multiply(ratio(place % 100n, 100n), subtract(ratio(high), ratio(low))))
}

/** Amounts from `from` on, below `to`, in minor units. */
export interface Bin {
  readonly from: bigint
  readonly to: bigint
}

/** Bins of one round width (1, 2 or 5 times a power of ten of the currency's unit) that hold all amounts: at most `most` of them. */
export function binsOf(amounts: readonly bigint[], digits: number, most: number): readonly Bin[] {
  if (amounts.length === 0) return []
  const [low, high] = [amounts.reduce((a, b) => (b < a ? b : a)), amounts.reduce((a, b) => (b > a ? b : a))]
  const start = (width: bigint): bigint => (low < 0n ? -((-low + width - 1n) / width) : low / width) * width
  const count = (width: bigint): bigint => (high - start(width)) / width + 1n
  let width = 10n ** BigInt(digits)
  for (let i = 0; count(width) > BigInt(most); i += 1) width = i % 3 === 1 ? (width * 5n) / 2n : width * 2n
  const from = start(width)
  return Array.from({ length: Number(count(width)) }, (_, i) => ({ from: from + BigInt(i) * width, to: from + BigInt(i + 1) * width }))
}

/** How many amounts each bin holds. */
export const countsOf = (bins: readonly Bin[], amounts: readonly bigint[]): readonly number[] =>
  bins.map(({ from, to }) => amounts.filter((amount) => amount >= from && amount < to).length)
