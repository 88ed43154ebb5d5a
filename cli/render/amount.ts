/** Exact numbers as text for tables and JSON. */
import { multiply, pointed, type Ratio, ratio, toDecimal } from '../../runtime/exact/ratio.ts'
import { roundToInteger } from '../../runtime/exact/round.ts'

/** Money in minor units as a plain decimal: `515269.59`. */
export const money = (minor: bigint, digits: number): string => pointed(minor, digits)

/** A decimal with thousands commas, for people: `515,269.59`. */
export function grouped(decimal: string): string {
  const [whole = '', places] = decimal.split('.')
  const commas = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return places === undefined ? commas : `${commas}.${places}`
}

/** A number with exactly so many decimals, halves away from zero. */
export const rounded = (value: Ratio, digits: number): string =>
  pointed(roundToInteger(multiply(value, ratio(10n ** BigInt(digits))), 'half_up'), digits)

/** Decimals that are printed of a number whose digits do not end. */
const ENOUGH = 12

/** A number as the shortest decimal that is exact, with at least `least` decimals; with 12 where none is exact. */
export function decimal(value: Ratio, least = 0): string {
  const all = toDecimal(value) ?? rounded(value, ENOUGH)
  const places = all.split('.')[1]?.length ?? 0
  return places < least ? rounded(value, least) : all
}

/** Money in minor units that need not be whole, as a decimal with at least the currency's digits. */
export const moneyDecimal = (minor: Ratio, digits: number): string => decimal(multiply(minor, ratio(1n, 10n ** BigInt(digits))), digits)
