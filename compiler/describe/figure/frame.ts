/** The room of a payout curve: its axes, where the plot is, and the ticks at the plan's own knots. */
import type { Curve, Mark, Point } from '../curve/curve.ts'
import { type Axis, axisAround, axisBetween, sayTick } from './axis.ts'
import { alongAxis, type Box, widthOf } from './labels.ts'
import { placeOf } from './place.ts'

/** How large text in a drawing is; a drawing is laid out for the size in which it is shown, so that it stays readable. */
export const TEXT_SIZE = 12
const TOP = 34
const TICKS = 5

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Frame extends Size {
  readonly x: Axis
  readonly y: Axis
  readonly plot: Box
}

/** A line across the plot at a round amount. */
export interface Gridline {
  readonly y: number
  readonly text: string
  readonly isGround: boolean
}

export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

/** How the amounts of a curve are written. */
const unitOf = ({ knots, pieces }: Curve): Mark => knots.at(-1)?.pays ?? pieces[0]?.to.y ?? { exact: '0', says: '0' }

const heightsOf = ({ pieces, knots, you }: Curve): number[] =>
  [...pieces.flatMap(({ from, to }) => [from.y, to.y]), ...knots.map(({ pays }) => pays), ...(you === null ? [] : [you.y])].map(placeOf)

const breadthOf = ({ pieces, knots, you }: Curve): number[] =>
  [...pieces.flatMap(({ from, to }) => [from.x, to.x]), ...knots.map(({ x }) => x), ...(you === null ? [] : [you.x])].map(placeOf)

/** The room in which all of `curves` are drawn. */
export function frameOf(curves: readonly Curve[], { width, height }: Size): Frame {
  const [top, bottom] = [TOP, height - 56]
  const y = axisAround(curves.flatMap(heightsOf), bottom, top, TICKS)
  const [first] = curves
  const sides = first === undefined ? [] : y.ticks.map((tick) => widthOf(sayTick(tick, unitOf(first)), TEXT_SIZE))
  const plot = { left: 14 + Math.max(0, ...sides), top, right: width - 12, bottom }
  const places = curves.flatMap(breadthOf)
  const [low, high] = places.length === 0 ? [0, 1] : [Math.min(...places), Math.max(...places)]
  return { width, height, plot, y, x: axisBetween(low, high, plot.left, plot.right) }
}

/** Where a point of a curve stands. */
export const spotOf = ({ x, y }: Frame, point: Point): readonly [x: number, y: number] => [x.at(placeOf(point.x)), y.at(placeOf(point.y))]

export const gridOf = ({ y }: Frame, curve: Curve): readonly Gridline[] =>
  y.ticks.map((tick) => ({ y: y.at(tick), text: sayTick(tick, unitOf(curve)), isGround: tick === 0 }))

/** Marks below the axis at every knot; where their texts would touch, in two rows, and then without text. */
export function ticksOf(
  { x, plot }: Frame,
  curves: readonly Curve[],
): { readonly at: readonly number[]; readonly texts: readonly PlacedText[] } {
  const knots = curves.flatMap((curve) => curve.knots.map((knot) => ({ text: knot.x.says, x: x.at(placeOf(knot.x)) })))
  const all = knots.toSorted((a, b) => a.x - b.x).filter((one, i, sorted) => i === 0 || one.x !== sorted[i - 1]?.x)
  const texts = alongAxis(all, TEXT_SIZE, { left: plot.left - 12, right: plot.right + 10 })
  return {
    at: all.map((one) => one.x),
    texts: texts.map(({ text, x: at, row }) => ({ text, x: at, y: plot.bottom + 19 + row * 14, anchor: 'middle' })),
  }
}
