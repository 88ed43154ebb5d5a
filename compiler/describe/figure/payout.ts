/** A payout curve as marks on paper: exact knots, jumps with both their heights, the person, and what is written beside them. */
import type { Curve, Mark } from '../curve/curve.ts'
import { type Frame, frameOf, type Gridline, gridOf, type PlacedText, type Size, spotOf, ticksOf } from './frame.ts'
import { inPixels, placeOf } from './place.ts'
import { described, type Stop, stopsOf } from './stops.ts'
import { areaPath, dropPath, jumpPaths, linePath } from './strokes.ts'
import { type Drawn, type Told, toldOf } from './told.ts'

/** `bend`: the curve bends; `open`: a height of a jump that is not paid; `paid`: the one that is. */
export interface Dot {
  readonly kind: 'bend' | 'open' | 'paid' | 'you'
  readonly x: number
  readonly y: number
}

/** What is drawn of one curve. */
export interface Trail {
  readonly line: string
  readonly jumps: readonly string[]
}

/** A place that the arrow keys come to, and where it is in the drawing. */
export interface StopAt extends Stop {
  readonly left: number
  readonly top: number
}

export interface PayoutFigure extends Size {
  readonly title: string
  readonly description: string
  readonly plot: Frame['plot']
  readonly grid: readonly Gridline[]
  /** Below the axis, at every knot. */
  readonly ticks: { readonly at: readonly number[]; readonly texts: readonly PlacedText[] }
  /** What the axes are. */
  readonly names: readonly [x: PlacedText, y: PlacedText]
  readonly area: string | null
  readonly drop: string | null
  readonly now: Trail
  readonly before: Trail | null
  readonly dots: readonly Dot[]
  readonly told: readonly Told[]
  readonly stops: readonly StopAt[]
}

/** The figure of a curve, and of the one before a change where there is one, laid out for a size in pixels. */
export function payoutFigure({ curve, before }: Drawn, size: Size): PayoutFigure {
  const curves = before === null ? [curve] : [curve, before]
  const frame = frameOf(curves, size)
  const { plot } = frame
  const ticks = ticksOf(frame, curves)
  const below = Math.max(plot.bottom + 19, ...ticks.texts.map(({ y }) => y))
  const trail = (one: Curve): Trail => ({ line: linePath(one, frame), jumps: jumpPaths(one, frame) })
  return {
    ...size,
    title: `${curve.title}: what you earn`,
    description: before === null ? described(curve) : `After: ${described(curve)} Before: ${described(before)}`,
    plot,
    grid: gridOf(frame, curve),
    ticks,
    names: [
      { text: curve.x, x: plot.right, y: below + 18, anchor: 'end' },
      { text: curve.y, x: 2, y: 14, anchor: 'start' },
    ],
    area: areaPath(curve, frame),
    drop: dropPath(curve, frame),
    now: trail(curve),
    before: before === null ? null : trail(before),
    dots: dotsOf(curve, frame),
    told: toldOf({ curve, before }, frame).map((one) => ({ ...one, x: inPixels(one.x), y: inPixels(one.y) })),
    stops: stopsOf(curve).map((stop) => {
      const [left, top] = spotOf(frame, stop)
      return { ...stop, left, top }
    }),
  }
}

/** Hollow where the curve bends; at a jump full on the side that pays. */
function dotsOf({ knots, you }: Curve, frame: Frame): readonly Dot[] {
  const dot = (x: Mark, y: Mark, kind: Dot['kind']): Dot => {
    const [left, top] = spotOf(frame, { x, y })
    return { kind, x: left, y: top }
  }
  const turns = knots.filter(({ x }) => placeOf(x) !== frame.x.low)
  return [
    ...turns.flatMap(({ x, pays, before, after }) => {
      const open = [before, after].flatMap((mark) => (mark === null ? [] : [dot(x, mark, 'open')]))
      return [...open, dot(x, pays, open.length > 0 ? 'paid' : 'bend')]
    }),
    ...(you === null ? [] : [dot(you.x, you.y, 'you')]),
  ]
}
