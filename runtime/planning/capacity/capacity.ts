/** What a team can sell, month by month (semantics 13, Capacity). Heads are fractional: a rate of leaving is an expectation, not a person. */
import type { Capacity } from '../../core/planning/capacity.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { divide, isZero, multiply, ONE, type Ratio, ratio, subtract, total, ZERO } from '../../exact/ratio.ts'

/** People who joined together, and whole months since then. */
interface Cohort {
  readonly since: number
  readonly heads: Ratio
}

/** One month of the team. Heads are those of the month before its leavers; money in minor units. */
export interface TeamMonth {
  /** 0 is the first month of the year. */
  readonly month: number
  readonly hired: Ratio
  /** Who takes the place of people that left before. */
  readonly refilled: Ratio
  readonly heads: Ratio
  /** Heads, each by its part of the ramp. */
  readonly equivalents: Ratio
  readonly capacity: Ratio
  /** Capacity at the attainment that is to be expected. */
  readonly forecast: Ratio
  /** Who leaves when the month is over. */
  readonly leavers: Ratio
}

export const TWELVE = ratio(12n)

/** The part of a ramped person that somebody is in a month since hire. */
function rampAt({ ramp }: Capacity, since: number): Ratio {
  return fromFraction(ramp.findLast(({ month }) => month <= since)?.share ?? ramp[0]?.share ?? '1')
}

/** The attainment to expect; whole where nothing is said. */
export const attainmentOf = ({ productivity }: Capacity): Ratio => fromFraction(productivity.attainment ?? '1')

/**
 * The twelve months. In each, hires and refills join; what they can sell is counted; then the leavers of the month go from every cohort in
 * proportion, and are replaced after the stated number of full empty months.
 */
export function teamMonths(capacity: Capacity): readonly TeamMonth[] {
  const { productivity, attrition, hires, start } = capacity
  const perMonth = divide(fromFraction(productivity.perYear), TWELVE)
  const leaving = attrition === null ? ZERO : divide(fromFraction(attrition.perYear), TWELVE)
  const attainment = attainmentOf(capacity)
  const left: Ratio[] = []
  let cohorts: readonly Cohort[] = start.map(({ heads, since }) => ({ heads: fromFraction(heads), since }))
  return Array.from({ length: 12 }, (_, month): TeamMonth => {
    const hired = total(hires.filter((one) => one.month === month).map(({ heads }) => fromFraction(heads)))
    const empty = attrition?.emptyMonths ?? null
    const refilled = (empty === null ? undefined : left[month - empty - 1]) ?? ZERO
    cohorts = [...cohorts, { since: 0, heads: hired }, { since: 0, heads: refilled }].filter(({ heads }) => !isZero(heads))
    const heads = total(cohorts.map((one) => one.heads))
    const equivalents = total(cohorts.map((one) => multiply(one.heads, rampAt(capacity, one.since))))
    const can = multiply(equivalents, perMonth)
    const leavers = multiply(heads, leaving)
    left.push(leavers)
    const staying = subtract(ONE, leaving)
    cohorts = cohorts.map((one) => ({ since: one.since + 1, heads: multiply(one.heads, staying) }))
    return { month, hired, refilled, heads, equivalents, capacity: can, forecast: multiply(can, attainment), leavers }
  })
}
