import { currencyOf } from './currency.ts'
import { compare, divide, equal, fromDecimal, multiply, pointed, type Ratio, ratio, toDecimal } from './ratio.ts'
import { roundToInteger, roundToUnit } from './round.ts'

// Numbers for people to read. Nothing here is computed with again: `≈` says that digits were dropped.

const HUNDRED = ratio(100n)
const TEN = ratio(10n)

const withCommas = (decimal: string): string => {
  const [whole = '', places] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return places === undefined ? grouped : `${grouped}.${places}`
}

const withoutZeros = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

const atLeast = (decimal: string, digits: number): string => {
  const [whole = '', places = ''] = decimal.split('.')
  return digits === 0 && places === '' ? whole : `${whole}.${places.padEnd(digits, '0')}`
}

/** Rounded half away from zero, with exactly so many decimals; a value that rounds to zero has no sign. */
const toPlaces = (r: Ratio, places: number): string => pointed(roundToInteger(multiply(r, ratio(10n ** BigInt(places))), 'half_up'), places)

/** The sign in front, so that it stands before a currency. */
const signed = (decimal: string, dress: (digits: string) => string): string =>
  decimal.startsWith('-') ? `-${dress(decimal.slice(1))}` : dress(decimal)

/** All digits when they end, or at most `places` of them where that is asked for; else `usual` decimals behind `≈`. */
function shown(r: Ratio, places: number | undefined, usual: number, dress: (digits: string) => string): string {
  const all = toDecimal(r)
  if (all !== undefined && (places === undefined || (all.split('.')[1] ?? '').length <= places)) return signed(all, dress)
  return `≈${signed(withoutZeros(toPlaces(r, places ?? usual)), dress)}`
}

/**
 * Money in minor units as a plan writes it: `$1,234.50`, `-$7,000.00`, `SEK 1,200.00`. A value that is no whole number of minor
 * units shows all its digits where they end, else eight decimals behind `≈`.
 */
export function showMoney(minor: Ratio, currency: { readonly code: string; readonly digits: number }): string {
  const { code, digits } = currency
  const symbol = currencyOf(code)?.symbol ?? code
  const prefix = symbol === code ? `${code} ` : symbol
  const major = divide(minor, ratio(10n ** BigInt(digits)))
  const all = toDecimal(major)
  const decimal = all === undefined ? toPlaces(major, 8) : atLeast(all, digits)
  return `${all === undefined ? '≈' : ''}${signed(decimal, (amount) => prefix + withCommas(amount))}`
}

/** A ratio as a percent, `0.12` as `12%`; with `places` at most so many decimals: `≈104.55%`. */
export const showPercent = (r: Ratio, places?: number): string => shown(multiply(r, HUNDRED), places, 2, (digits) => `${digits}%`)

/** A ratio as a factor: `1.5x`; one whose digits do not end has four decimals: `≈0.9167x`. */
export const showFactor = (r: Ratio, places?: number): string => shown(r, places, 4, (digits) => `${digits}x`)

/** A plain number with thousands commas: `1,234.5`; one whose digits do not end has four decimals: `≈0.3333`. */
export const showNumber = (r: Ratio, places?: number): string => shown(r, places, 4, withCommas)

/** Whether `printed` stands where `exact` does, below, on or above the bound. A value on a bound such as 1/3 cannot be printed on it. */
function sameSide(printed: Ratio, exact: Ratio, bound: Ratio): boolean {
  if (equal(exact, bound) && toDecimal(bound) === undefined) return true
  return compare(printed, bound) === compare(exact, bound)
}

/**
 * `m / q` as a percent at the ratio scale (`ratioUnit`, a decimal above zero such as `0.000001`), with more digits where rounding
 * would show it on the other side of a bound: 1,199,999.99 of 1,200,000.00 prints `99.999999%`, never `100%`.
 * `m` and `q` are in one unit, `q` is not zero (RangeError). Source: semantics 5, display.
 */
export function showAttainment(m: Ratio, q: Ratio, bounds: readonly Ratio[], ratioUnit: string): string {
  const exact = divide(m, q)
  let unit = fromDecimal(ratioUnit)
  if (unit === undefined) throw new RangeError(`not a ratio scale: ${ratioUnit}`)
  let printed = roundToUnit(exact, { mode: 'half_up', unit: ratioUnit })
  while (!bounds.every((bound) => sameSide(printed, exact, bound))) {
    unit = divide(unit, TEN)
    printed = multiply(ratio(roundToInteger(divide(exact, unit), 'half_up')), unit)
  }
  return showPercent(printed)
}
