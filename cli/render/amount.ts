/** Exact numbers as text. Everything here is whole-number arithmetic: what is printed is what was computed. */

/** A fraction; the denominator is positive. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

const withPoint = (whole: bigint, digits: number): string => {
  const sign = whole < 0n ? '-' : ''
  const text = String(whole < 0n ? -whole : whole).padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Money in minor units as a plain decimal: `515269.59`. */
export const money = (minor: bigint, digits: number): string => withPoint(minor, digits)

/** A decimal with thousands commas, for people: `515,269.59`. */
export function grouped(decimal: string): string {
  const [whole = '', rest] = decimal.split('.')
  const commas = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return rest === undefined ? commas : `${commas}.${rest}`
}

/** A fraction with `digits` decimals, halves away from zero. */
export function rounded({ n, d }: Fraction, digits: number): string {
  const scaled = n * 10n ** BigInt(digits)
  const size = scaled < 0n ? -scaled : scaled
  const whole = (2n * size + d) / (2n * d)
  return withPoint(scaled < 0n ? -whole : whole, digits)
}

const LONGEST = 12

/** A fraction as the shortest decimal that is exact; with 12 decimals where none is. At least `least` decimals. */
export function decimal(value: Fraction, least = 0): string {
  for (let digits = least; digits < LONGEST; digits++) {
    if ((value.n * 10n ** BigInt(digits)) % value.d === 0n) return rounded(value, digits)
  }
  return rounded(value, LONGEST)
}

/** A ratio as a percent for people, with at most two decimals: `104.62%`. */
export const percent = ({ n, d }: Fraction): string => `${grouped(rounded({ n: n * 100n, d }, 2)).replace(/\.?0+$/, '')}%`
