/** Where a number stands in a drawing. Numbers here are places on paper, not pay: floating point is good enough. */
import type { Mark } from '../curve/curve.ts'

/** The largest place; axes around it can still be computed with. */
const FARTHEST = 1e300
const MOST_DIGITS = 300

/** A mark's exact number, a decimal or `n/d`, as a place. Finite, however long its digits are. */
export function placeOf({ exact }: Mark): number {
  const [n = '0', d] = exact.split('/')
  if (d === undefined) return clamped(Number(n))
  const spare = Math.max(0, Math.max(n.length, d.length) - MOST_DIGITS)
  const cut = (digits: string): number => Number(digits.slice(0, digits.length - spare) || '0')
  return clamped(cut(n) / cut(d))
}

const clamped = (place: number): number => (Number.isNaN(place) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, place)))

/** A place to a hundredth of a pixel. */
export const inPixels = (value: number): number => Math.round(value * 100) / 100
