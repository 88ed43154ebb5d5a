/** Figures of how unlike numbers are, and how they go together: exact, or rounded once where a root is drawn. */
import { add, compare, divide, isZero, multiply, type Ratio, ratio, sign, subtract, total, ZERO } from '../../exact/ratio.ts'

export const mean = (values: readonly Ratio[]): Ratio => divide(total(values), ratio(BigInt(values.length)))

/** The mean of products of differences from the means; a population's, not a sample's. */
export const covariance = (a: readonly Ratio[], b: readonly Ratio[]): Ratio => {
  const [meanA, meanB] = [mean(a), mean(b)]
  return mean(a.map((one, i) => multiply(subtract(one, meanA), subtract(b[i] ?? ZERO, meanB))))
}

/** The greatest whole number whose square is not above `n`: Newton's way, from above. */
export function wholeRoot(n: bigint): bigint {
  if (n < 2n) return n
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1)
  for (let next = (root + n / root) >> 1n; next < root; next = (root + n / root) >> 1n) root = next
  return root
}

/** The square root of a number that is not negative, rounded half up to so many decimals. */
export function rootTo(value: Ratio, decimals: number): Ratio {
  const unit = 10n ** BigInt(decimals)
  const scaled = multiply(value, ratio(unit * unit))
  const root = wholeRoot(scaled.n / scaled.d)
  const half = add(ratio(root), ratio(1n, 2n))
  return ratio(compare(multiply(half, half), scaled) <= 0 ? root + 1n : root, unit)
}

/** Pearson's correlation, -1 to 1, to two decimals; undefined where one of the two does not vary. */
export function correlationOf(a: readonly Ratio[], b: readonly Ratio[]): Ratio | undefined {
  if (a.length === 0) return undefined
  const variances = multiply(covariance(a, a), covariance(b, b))
  if (isZero(variances)) return undefined
  const together = covariance(a, b)
  const size = rootTo(divide(multiply(together, together), variances), 2)
  return sign(together) < 0 ? subtract(ZERO, size) : size
}

/**
 * The Gini coefficient of numbers that are not negative, exact: 0 where all are alike, towards 1 where one has everything.
 * *G = 2 x sum(i x x_i) / (n x sum(x)) - (n + 1) / n* over the numbers in rising order, which is the mean difference of all pairs over
 * twice the mean (Sen 1973). Undefined where there are none, or all are zero.
 */
export function giniOf(values: readonly Ratio[]): Ratio | undefined {
  const whole = total(values)
  if (isZero(whole)) return undefined
  const n = ratio(BigInt(values.length))
  const ranked = total([...values].sort(compare).map((value, i) => multiply(ratio(BigInt(i + 1)), value)))
  return subtract(divide(multiply(ratio(2n), ranked), multiply(n, whole)), divide(add(n, ratio(1n)), n))
}
