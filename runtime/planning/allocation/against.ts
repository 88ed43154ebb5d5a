/** Quotas against what was sold: how a method of allocation would have done in a year that is over. */
import type { Data } from '../../data/table.ts'
import { collectProblems } from '../../evaluate/problems.ts'
import { compare, divide, fromDecimal, isZero, maximum, ONE, type Ratio, ratio, subtract, ZERO } from '../../exact/ratio.ts'
import { correlationOf, covariance, rootTo } from '../fairness/statistics.ts'
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
  /** How many sold their quota or more, and how many had one. */
  readonly reached: number
  readonly rated: number
  /** The standard deviation of attainment over all people with a quota, to three decimals: how unlike people's chances are. */
  readonly spread: Ratio
  /** How quota and attainment go together, -1 to 1, to two decimals: below zero, large quotas are missed. Undefined where all quotas are alike. */
  readonly correlation: Ratio | undefined
}

const maximumOf = (values: readonly Ratio[]): Ratio => values.reduce(maximum)

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
  if (rated.length === 0) return { people: found, reached: 0, rated: 0, spread: ZERO, correlation: undefined }
  // quotas that differ by what rounding leaves over are alike
  const alike = quotas.every(
    (one) => compare(subtract(maximumOf(quotas), one), fromDecimal(trees.at(-1)?.version.round.unit ?? '1') ?? ZERO) <= 0,
  )
  return {
    people: found,
    reached: rated.filter(({ attainment }) => compare(attainment, ONE) >= 0).length,
    rated: rated.length,
    spread: rootTo(covariance(attainments, attainments), 3),
    correlation: alike ? undefined : correlationOf(quotas, attainments),
  }
}
