/** How the slope of a curve is told: what one point of quota, one dollar or one thing more pays. */
import type { Unit } from '../../../runtime/core/unit.ts'
import { divide, multiply, type Ratio, ratio } from '../../../runtime/exact/ratio.ts'
import { showFactor, showPercent } from '../../../runtime/exact/show.ts'
import { type Currency, printed, rounded } from '../value.ts'

const HUNDRED = ratio(100n)
/** Decimals of a factor or percent that are still read; one with more is cut behind `≈`, as an amount is to whole minor units. */
const MOST_DECIMALS = 2

/** What the axes of a curve count, in the units of its slope: minor units, or parts of a whole. */
export interface Axes {
  /** The quota of which `x` is a part; undefined where `x` stands by itself. */
  readonly quota: Ratio | undefined
  /** The worth of which `y` is a part; undefined where `y` is money. */
  readonly worth: Ratio | undefined
  /** Whether that is the whole target, not the worth of one part of pay. */
  readonly ofTarget?: boolean
  readonly unit: Unit
  readonly currency: Currency
}

/** `3x per point`, `$1,080.00 per point`, `9%`, `$50.00 each`; empty where it takes more words. */
export function sayRate(slope: Ratio, { quota, worth, ofTarget = false, unit, currency }: Axes): string {
  const amount = (minor: Ratio): string => (minor.d === 1n ? printed : rounded)(minor, { kind: 'money', currency: currency.code }, currency)
  if (worth !== undefined && quota !== undefined && ofTarget)
    return `${showPercent(divide(divide(multiply(slope, quota), worth), HUNDRED), MOST_DECIMALS)} of target per point`
  if (worth !== undefined) return quota === undefined ? '' : `${showFactor(divide(multiply(slope, quota), worth), MOST_DECIMALS)} per point`
  if (quota !== undefined) return `${amount(divide(multiply(slope, quota), HUNDRED))} per point`
  if (unit.kind === 'money') return showPercent(slope, MOST_DECIMALS)
  if (unit.kind === 'percent') return `${amount(divide(slope, HUNDRED))} per point`
  return unit.kind === 'count' || unit.kind === 'number' ? `${amount(slope)} each` : ''
}
