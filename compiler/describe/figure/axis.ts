/** An axis: where its numbers stand, and its round ones. */
import { scaleLinear } from 'd3-scale'
import type { Mark } from '../curve/curve.ts'
import { inPixels } from './place.ts'

export interface Axis {
  readonly low: number
  readonly high: number
  /** The place of a value, in pixels. */
  readonly at: (value: number) => number
  /** Round numbers along the axis, about as many as were asked for. */
  readonly ticks: readonly number[]
}

/** An axis from `low` to `high` that ends where they do. One without length holds everything in its middle. */
export function axisBetween(low: number, high: number, from: number, to: number, count = 0): Axis {
  const scale = scaleLinear([low, high], [from, to])
  return { low, high, at: (value) => inPixels(scale(value)), ticks: count === 0 ? [] : scale.ticks(count) }
}

/** An axis that holds zero and all of `values`, and ends on round numbers. */
export function axisAround(values: readonly number[], from: number, to: number, count: number): Axis {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const [start = 0, end = 1] = scaleLinear([low, high > low ? high : low + 1], [from, to])
    .nice(count)
    .domain()
  return axisBetween(start, end, from, to, count)
}

/** From these on an axis counts in millions, billions and trillions: the digits would else be wider than its drawing. */
const LARGE = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
] as const
const HUGE = 1e15

/** A round number as its axis writes numbers: `$20,000`, `$1.5M`, `50%`. */
export function sayTick(value: number, { says }: Mark): string {
  const [, prefix = '', suffix = ''] = /^[-≈ ]*([^\d]*)[\d.,]+(.*)$/.exec(says) ?? []
  const shown = Math.abs(suffix.startsWith('%') ? value * 100 : value)
  return `${value < 0 ? '-' : ''}${prefix}${digitsOf(shown)}${suffix}`
}

let format: Intl.NumberFormat | undefined

function digitsOf(shown: number): string {
  if (shown >= HUGE) return shown.toExponential().replace('e+', 'e')
  const [unit, letter] = LARGE.find(([least]) => shown >= least) ?? [1, '']
  // to make one takes longer than to lay out a chart
  format ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 })
  return `${format.format(Number((shown / unit).toPrecision(12)))}${letter}`
}
