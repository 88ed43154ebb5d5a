/** Where things stand in a drawing. Numbers here are places on paper, not pay: floating point is good enough. */
import type { Curve, Mark } from '../curve/curve.ts'

/** A mark's exact number as a place. */
export function placeOf({ exact }: Mark): number {
  const [n = '0', d] = exact.split('/')
  return d === undefined ? Number(n) : Number(n) / Number(d)
}

export interface Scale {
  readonly low: number
  readonly high: number
  readonly at: (value: number) => number
}

export const scaleOf = (low: number, high: number, from: number, to: number): Scale => ({
  low,
  high,
  at: (value) => Math.round((from + ((value - low) / (high - low || 1)) * (to - from)) * 100) / 100,
})

/** Round numbers that part an axis into at most `most` steps: 1, 2 or 5 times a power of ten. */
export function roundTicks(low: number, high: number, most: number): number[] {
  const rough = (high - low || 1) / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10)
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** The end of an axis: the first round number that holds everything. */
export function roundedUp(low: number, high: number, most: number): number {
  const ticks = roundTicks(low, high, most)
  const last = ticks.at(-1) ?? high
  const step = (ticks[1] ?? last) - (ticks[0] ?? 0)
  return last >= high - 1e-9 * Math.abs(high) || step <= 0 ? Math.max(last, high) : last + step
}

/** A round number as its axis writes numbers: `$20,000`, `50%`. */
export function sayTick(value: number, { says }: Mark): string {
  const [, prefix = '', suffix = ''] = /^[-≈ ]*([^\d]*)[\d.,]+(.*)$/.exec(says) ?? []
  const shown = suffix.startsWith('%') ? value * 100 : value
  const [whole = '', places] = String(Number(Math.abs(shown).toPrecision(12))).split('.')
  const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${places === undefined ? '' : `.${places}`}`
  return `${shown < 0 ? '-' : ''}${prefix}${digits}${suffix}`
}

/** The heights that a curve reaches. */
export const heightsOf = ({ pieces, you }: Curve): number[] => [
  ...pieces.flatMap(({ from, to }) => [placeOf(from.y), placeOf(to.y)]),
  ...(you === null ? [] : [placeOf(you.y)]),
]
