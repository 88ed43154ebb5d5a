/** A team held against what must be sold: how far it reaches, when it first falls short, and how many hires would close the gap. */
import type { Capacity } from '../../core/planning/capacity.ts'
import { fromFraction, toFraction } from '../../exact/fraction.ts'
import { compare, divide, isZero, maximum, multiply, type Ratio, ratio, subtract, total, wholePart, ZERO } from '../../exact/ratio.ts'
import { attainmentOf, type TeamMonth, TWELVE, teamMonths } from './capacity.ts'

/** How many people, hired in one month, close the gap within the year; undefined where nobody hired then sells anything in it. */
export interface HireIn {
  readonly month: number
  /** What one of them is expected to sell in what is left of the year, with whoever takes their place. */
  readonly each: Ratio
  readonly heads: bigint | undefined
}

/** Money in minor units, for the year. */
export interface Coverage {
  readonly need: Ratio
  readonly committed: Ratio
  readonly capacity: Ratio
  readonly forecast: Ratio
  /** What is sold already and what the team is expected to sell, as a part of the need; undefined where nothing is needed. */
  readonly covered: Ratio | undefined
  /** What is missing; zero where nothing is. */
  readonly gap: Ratio
  /** What a ramped person is expected to sell in a year. */
  readonly effective: Ratio
  /** Ramped people who would close the gap in a whole year: the ceiling of gap / effective productivity; undefined where nobody sells anything. */
  readonly hires: bigint | undefined
  readonly byMonth: readonly HireIn[]
  /** The first month in which less is expected than a twelfth of what is to be sold yet. */
  readonly short: number | undefined
}

const sumOf = (months: readonly TeamMonth[], of: (month: TeamMonth) => Ratio): Ratio => total(months.map(of))

/** The least whole number that is not below. */
export const ceiling = (value: Ratio): bigint => -wholePart({ n: -value.n, d: value.d })

/** What one person, hired in a month, is expected to sell until the year is over. */
function oneHiredIn(capacity: Capacity, month: number): Ratio {
  const alone: Capacity = { ...capacity, start: [], hires: [{ heads: '1', month, origin: capacity.origin }] }
  return sumOf(teamMonths(alone), ({ forecast }) => forecast)
}

/** Holds a team against its need; undefined where no need is stated. Both are sums of cohorts, so further hires add what they sell, no more and no less. */
export function coverageOf(capacity: Capacity, months: readonly TeamMonth[]): Coverage | undefined {
  if (capacity.need === null) return undefined
  const need = fromFraction(capacity.need.perYear)
  const committed = fromFraction(capacity.committed?.perYear ?? '0')
  const open = maximum(subtract(need, committed), ZERO)
  const forecast = sumOf(months, (month) => month.forecast)
  const gap = maximum(subtract(open, forecast), ZERO)
  const effective = multiply(fromFraction(capacity.productivity.perYear), attainmentOf(capacity))
  const closes = (each: Ratio): bigint | undefined => (isZero(each) ? undefined : ceiling(divide(gap, each)))
  const byMonth = months.map(({ month }): HireIn => {
    const each = oneHiredIn(capacity, month)
    return { month, each, heads: closes(each) }
  })
  const short = months.find((month) => compare(month.forecast, divide(open, TWELVE)) < 0)?.month
  return {
    need,
    committed,
    capacity: sumOf(months, (month) => month.capacity),
    forecast,
    covered: isZero(need) ? undefined : divide(subtract(need, gap), need),
    gap,
    effective,
    hires: closes(effective),
    byMonth,
    short,
  }
}

/** A quota that the team must sell, month by month. */
export interface AgainstQuota {
  readonly quota: Ratio
  readonly forecast: Ratio
  /** Undefined where the quota is zero. */
  readonly covered: Ratio | undefined
  readonly short: number | undefined
}

/** Holds a team against the quotas of its people: what they are asked for in each month, all together. */
export function againstQuota(months: readonly TeamMonth[], asked: readonly Ratio[]): AgainstQuota {
  const quota = total(asked)
  const forecast = sumOf(months, (month) => month.forecast)
  return {
    quota,
    forecast,
    covered: isZero(quota) ? undefined : divide(forecast, quota),
    short: months.find((month, i) => compare(month.forecast, asked[i] ?? ZERO) < 0)?.month,
  }
}

/** People hired in one month on top of a plan. */
export const withHires = (capacity: Capacity, month: number, heads: bigint): Capacity => ({
  ...capacity,
  hires: [...capacity.hires, { heads: toFraction(ratio(heads)), month, origin: capacity.origin }],
})
