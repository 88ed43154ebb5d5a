/** What the next point pays, along a payout curve: a bar over each stretch, as tall as what it pays, and the jumps between them. */
import type { Curve, Piece } from '../curve/curve.ts'
import { axisAround, axisBetween } from './axis.ts'
import { type PlacedText, type Size, TEXT_SIZE, ticksOf } from './frame.ts'
import { type Box, widthOf } from './labels.ts'
import { inPixels, placeOf } from './place.ts'

/** The room below for the ticks, in two rows, and above for what the tallest bar pays. */
const BELOW = 38
const ABOVE = 20

export interface Stretch extends Size {
  readonly x: number
  readonly y: number
  /** `3x per point from 100% to 130%`, `nothing from 150% to 180%`. */
  readonly says: string
  readonly pays: 'more' | 'nothing' | 'less'
  /** Whether the person stands in it. */
  readonly isHere: boolean
}

export interface StripFigure extends Size {
  readonly title: string
  readonly description: string
  readonly plot: Box
  readonly ground: number
  readonly stretches: readonly Stretch[]
  readonly texts: readonly PlacedText[]
  readonly ticks: { readonly at: readonly number[]; readonly texts: readonly PlacedText[] }
  /** Where pay jumps at once. */
  readonly jumps: readonly { readonly x: number; readonly isUp: boolean }[]
  /** Where the person stands. */
  readonly here: number | null
}

/** The strip below a payout figure; `sides` are those of its plot, so that both stand under each other. */
export function stripFigure(curve: Curve, size: Size, sides: Pick<Box, 'left' | 'right'>): StripFigure {
  const { pieces, you } = curve
  const plot = { ...sides, top: ABOVE, bottom: size.height - BELOW }
  const ends = pieces.flatMap(({ from, to }) => [placeOf(from.x), placeOf(to.x)])
  const x = axisBetween(Math.min(...ends), Math.max(...ends), plot.left, plot.right)
  const y = axisAround(pieces.map(slopeOf), plot.bottom, plot.top, 2)
  const here = you === null ? null : placeOf(you.x)
  const stretches = pieces.map((piece): Stretch => {
    const [from, to] = [x.at(placeOf(piece.from.x)), x.at(placeOf(piece.to.x))]
    const slope = slopeOf(piece)
    return {
      x: from,
      y: Math.min(y.at(0), y.at(slope)),
      width: inPixels(Math.max(0, to - from)),
      height: inPixels(Math.abs(y.at(slope) - y.at(0))),
      says: sayPiece(piece),
      pays: slope > 0 ? 'more' : slope < 0 ? 'less' : 'nothing',
      isHere: here !== null && placeOf(piece.from.x) <= here && here < placeOf(piece.to.x),
    }
  })
  const frame = { ...size, x, y, plot }
  return {
    ...size,
    title: `${curve.title}: what the next point pays`,
    description: `${pieces.map(sayPiece).join('; ')}.`,
    plot,
    ground: y.at(0),
    stretches,
    texts: stretches.flatMap((stretch, i) => textOf(stretch, pieces[i]?.rate ?? '', here === null ? undefined : x.at(here))),
    ticks: ticksOf(frame, [curve]),
    jumps: jumpsOf(pieces).map(({ at, isUp }) => ({ x: x.at(at), isUp })),
    here: here === null ? null : x.at(here),
  }
}

const slopeOf = ({ from, to }: Piece): number => {
  const width = placeOf(to.x) - placeOf(from.x)
  return width > 0 ? (placeOf(to.y) - placeOf(from.y)) / width : 0
}

const sayPiece = (piece: Piece): string =>
  `${piece.rate === '' ? (slopeOf(piece) === 0 ? 'nothing' : 'more') : piece.rate} from ${piece.from.x.says} to ${piece.to.x.says}`

/** What a stretch pays, above it where it has room, beside the line at which the person stands: in full, or as its number alone. */
function textOf({ x, y, width, pays }: Stretch, rate: string, line: number | undefined): readonly PlacedText[] {
  const words = pays === 'nothing' ? ['nothing more', 'nothing', '0'] : [rate, rate.split(' per ')[0] ?? rate]
  const sides =
    line === undefined || line <= x || line >= x + width
      ? [[x, x + width]]
      : [
          [x, line - 4],
          [line + 4, x + width],
        ]
  const rooms = sides.map(([from = 0, to = 0]) => ({ from, room: to - from })).toSorted((a, b) => b.room - a.room)
  const [widest] = rooms
  const text = words.find((one) => one !== '' && widthOf(one, TEXT_SIZE) <= (widest?.room ?? 0) - 4)
  if (text === undefined || widest === undefined) return []
  return [{ text, x: inPixels(widest.from + widest.room / 2), y: y - 6, anchor: 'middle' }]
}

const jumpsOf = (pieces: readonly Piece[]): { at: number; isUp: boolean }[] =>
  pieces.flatMap((piece, i) => {
    const last = pieces[i - 1]
    if (last === undefined || last.to.y.exact === piece.from.y.exact) return []
    return [{ at: placeOf(piece.from.x), isUp: placeOf(piece.from.y) > placeOf(last.to.y) }]
  })
