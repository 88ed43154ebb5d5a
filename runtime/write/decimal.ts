import type { Rounding } from '../core/unit.ts'
import { currencyOf } from '../exact/currency.ts'
import { divide, pointed, type Ratio, ratio, toDecimal } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'

/** The decimals of a currency of the Core. Throws RangeError on one that does not exist: the plan was checked. */
export function digitsIn(currency: string): number {
  const known = currencyOf(currency)
  if (known === undefined) throw new RangeError(`no such currency: ${currency}`)
  return known.digits
}

/** Minor units as a decimal of the currency's unit: 51526959 of USD is `515269.59`. */
export const moneyDecimal = (minor: bigint, currency: string): string => pointed(minor, digitsIn(currency))

/** All digits of a number; one whose digits do not end is rounded to `scale`, for the file only. */
export const plainDecimal = (value: Ratio, scale: Rounding): string => toDecimal(value) ?? toDecimal(roundToUnit(value, scale)) ?? ''

/** A money value that may be no whole number of minor units (an average), as a decimal of the currency's unit. */
export function exactMoneyDecimal(minor: Ratio, currency: string, scale: Rounding): string {
  if (minor.d === 1n) return moneyDecimal(minor.n, currency)
  return plainDecimal(divide(minor, ratio(10n ** BigInt(digitsIn(currency)))), scale)
}
