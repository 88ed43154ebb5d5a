/** Quotas against what was sold: how a method of allocation would have done in a year that is over. */
import type { Data } from '../../data/table.ts'
import { collectProblems } from '../../evaluate/problems.ts'
import {
  add,
  compare,
  divide,
  fromDecimal,
  isZero,
  maximum,
  multiply,
  type Ratio,
  ratio,
  sign,
  subtract,
  total,
  ZERO,
} from '../../exact/ratio.ts'
import type { Planned } from '../planning.ts'
import type { Allocated } from './allocate.ts'
import { historyOf } from './history.ts'

/** One person: the year's quota, what was sold in the period, and the two as a ratio; undefined without a quota. */
export interface Attained {
  readonly id: string
  readonly label: string
  readonly quota: Ratio
  readonly sold: Ratio
  readonly attainment: Ratio | undefined
}

export interface Against {
  readonly people: readonly Attained[]
  /** The standard deviation of attainment over all people with a quota, to three decimals: how unlike people's chances are. */
  readonly spread: Ratio
  /** How quota and attainment go together, -1 to 1, to two decimals: below zero, large quotas are missed. Undefined where all quotas are alike. */
  readonly correlation: Ratio | undefined
}

const mean = (values: readonly Ratio[]): Ratio => divide(total(values), ratio(BigInt(values.length)))
/** The mean of products of differences from the means; a population's, not a sample's. */
const covariance = (a: readonly Ratio[], b: readonly Ratio[]): Ratio => {
  const [meanA, meanB] = [mean(a), mean(b)]
  return mean(a.map((one, i) => multiply(subtract(one, meanA), subtract(b[i] ?? ZERO, meanB))))
}

const maximumOf = (values: readonly Ratio[]): Ratio => values.reduce(maximum)

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

/** Holds the quotas of one metric against what each person sold in a period, `FY20`. */
export function against(planned: Planned, { allocation, trees, people }: Allocated, data: Data, period: string): Against {
  const history = historyOf(
    planned.planning,
    data,
    collectProblems(() => {}),
  )
  const leaves = trees.at(-1)?.leaves
  const found = people.flatMap((id): Attained[] => {
    const leaf = leaves?.get(id)
    if (leaf === undefined || leaf.house) return []
    const quota = ratio(leaf.amount)
    const sold = history(allocation.metric, period, id)
    return [{ id, label: leaf.label, quota, sold, attainment: isZero(quota) ? undefined : divide(sold, quota) }]
  })
  const rated = found.flatMap(({ quota, attainment }) => (attainment === undefined ? [] : [{ quota, attainment }]))
  const attainments = rated.map(({ attainment }) => attainment)
  const quotas = rated.map(({ quota }) => quota)
  if (rated.length === 0) return { people: found, spread: ZERO, correlation: undefined }
  const variances = multiply(covariance(quotas, quotas), covariance(attainments, attainments))
  const together = covariance(quotas, attainments)
  // quotas that differ by what rounding leaves over are alike
  const alike = quotas.every(
    (one) => compare(subtract(maximumOf(quotas), one), fromDecimal(trees.at(-1)?.version.round.unit ?? '1') ?? ZERO) <= 0,
  )
  const size = alike || isZero(variances) ? undefined : rootTo(divide(multiply(together, together), variances), 2)
  return {
    people: found,
    spread: rootTo(covariance(attainments, attainments), 3),
    correlation: size === undefined ? undefined : sign(together) < 0 ? subtract(ZERO, size) : size,
  }
}
