import { divide, fromDecimal, isZero, type Ratio } from './ratio.ts'

/** An exact number as text: a decimal, or one decimal over another: `0.05`, `1/9`. */
export const FRACTION = /^-?\d+(\.\d+)?(\/\d+(\.\d+)?)?$/

/** The number that a fraction writes. Throws RangeError for any other text: the Core is checked at its boundary. */
export function fromFraction(text: string): Ratio {
  const [over = '', under = '1'] = text.split('/')
  const [n, d] = [fromDecimal(over), fromDecimal(under)]
  if (n === undefined || d === undefined || isZero(d)) throw new RangeError(`not a fraction in the Core: ${text}`)
  return divide(n, d)
}

/** A number as a fraction of whole numbers: `1/9`, `3`. */
export const toFraction = ({ n, d }: Ratio): string => (d === 1n ? `${n}` : `${n}/${d}`)
