/** What holds of a payout curve everywhere it is drawn: decided on its exact knots and straight lines, never on samples of it. */
import { fromFraction } from '../../runtime/exact/fraction.ts'
import { compare, sign } from '../../runtime/exact/ratio.ts'
import type { Curve, Mark, Point } from '../describe/curve/curve.ts'

/** A place that shows that something does not hold. */
export interface Counterexample {
  /** `120% of quota`. */
  readonly at: string
  /** What is paid before it, or at its beginning, and what is paid there. */
  readonly from: string
  readonly to: string
}

const isBelow = (a: Mark, b: Mark): boolean => compare(fromFraction(a.exact), fromFraction(b.exact)) < 0

/** Every step along the curve, from left to right: along a line, and up or down a jump. */
function* stepsOf({ pieces, knots }: Curve): Generator<readonly [from: Point, to: Point]> {
  for (const { from, to } of pieces) yield [from, to]
  for (const { x, before, pays, after } of knots) {
    const heights = [before, pays, after].flatMap((y) => (y === null ? [] : [{ x, y }]))
    for (const [i, to] of heights.entries()) {
      const from = heights[i - 1]
      if (from !== undefined) yield [from, to]
    }
  }
}

/** The first place where more is achieved and less is paid; undefined where that is nowhere: lines bend at their ends only. */
export function firstFall(curve: Curve): Counterexample | undefined {
  const falls = [...stepsOf(curve)].filter(([from, to]) => isBelow(to.y, from.y))
  const [first] = falls.sort(([a], [b]) => compare(fromFraction(a.x.exact), fromFraction(b.x.exact)))
  if (first === undefined) return undefined
  const [from, to] = first
  return { at: to.x.says, from: from.y.says, to: to.y.says }
}

/** The first place where less than nothing is paid. */
export function firstBelowZero(curve: Curve): Counterexample | undefined {
  const points = [...stepsOf(curve)].flat().filter(({ y }) => sign(fromFraction(y.exact)) < 0)
  const [first] = points.sort((a, b) => compare(fromFraction(a.x.exact), fromFraction(b.x.exact)))
  return first && { at: first.x.says, from: first.y.says, to: first.y.says }
}

/** The jumps: places where one more dollar, or one more deal, changes pay at once. */
export const jumpsIn = ({ knots }: Curve): readonly Counterexample[] =>
  knots.flatMap(({ x, pays, before, after }) => {
    const heights = [before, pays, after].flatMap((mark) => mark ?? [])
    const [first, last] = [heights[0], heights.at(-1)]
    if (first === undefined || last === undefined || heights.every(({ exact }) => exact === first.exact)) return []
    return [{ at: x.says, from: first.says, to: last.says }]
  })
