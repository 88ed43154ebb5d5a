/** The strokes of a payout curve as SVG paths: its lines, its jumps, and what has been earned below it. */
import { area, line } from 'd3-shape'
import type { Curve, Piece } from '../curve/curve.ts'
import { type Frame, spotOf } from './frame.ts'
import { inPixels, placeOf } from './place.ts'

const path = line().digits(2)

const goesOn = (last: Piece | undefined, next: Piece): boolean => last !== undefined && last.to.y.exact === next.from.y.exact

/** The lines of a curve, broken where it jumps; a vertex at every knot. Empty where it has no pieces. */
export function linePath({ pieces }: Curve, frame: Frame): string {
  const runs: [number, number][][] = []
  for (const [i, piece] of pieces.entries()) {
    if (!goesOn(pieces[i - 1], piece)) runs.push([[...spotOf(frame, piece.from)]])
    runs.at(-1)?.push([...spotOf(frame, piece.to)])
  }
  return runs.map((run) => path(run) ?? '').join('')
}

/** The two heights of each jump, joined. */
export const jumpPaths = ({ pieces }: Curve, frame: Frame): readonly string[] =>
  pieces.flatMap((piece, i) => {
    const last = pieces[i - 1]
    if (last === undefined || goesOn(last, piece)) return []
    return [path([[...spotOf(frame, last.to)], [...spotOf(frame, piece.from)]]) ?? '']
  })

/** From where the person stands down to the axis; null on the rep's page. */
export function dropPath({ you }: Curve, frame: Frame): string | null {
  if (you === null) return null
  const [x, y] = spotOf(frame, you)
  return path([
    [x, y],
    [x, frame.plot.bottom],
  ])
}

/** What has been earned so far lies under the curve; null where that is nothing. */
export function areaPath({ you, pieces }: Curve, frame: Frame): string | null {
  if (you === null) return null
  const here = placeOf(you.x)
  const ground = frame.y.at(0)
  const points = pieces
    .filter(({ from }) => placeOf(from.x) < here)
    .flatMap((piece): [number, number][] => {
      const [from, to] = [placeOf(piece.from.x), placeOf(piece.to.x)]
      if (to <= here) return [[...spotOf(frame, piece.from)], [...spotOf(frame, piece.to)]]
      const [low, high] = [placeOf(piece.from.y), placeOf(piece.to.y)]
      const height = low + ((high - low) * (here - from)) / (to - from)
      return [[...spotOf(frame, piece.from)], [frame.x.at(here), inPixels(frame.y.at(height))]]
    })
  return points.length === 0 ? null : area().digits(2).y0(ground)(points)
}
