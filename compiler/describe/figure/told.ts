/** What is written into a payout curve: where the person stands, what is paid at each knot, what the next point pays. */
import type { Curve, Mark, Piece } from '../curve/curve.ts'
import { type Frame, type PlacedText, spotOf, TEXT_SIZE } from './frame.ts'
import { type Box, placed, type Stroke, type Wanted } from './labels.ts'
import { placeOf } from './place.ts'

/** `here`: where the person stands; `amount`: what a knot pays; `rate`: what a piece pays per point; `name`: which of two curves it is. */
export interface Told extends PlacedText {
  readonly kind: 'here' | 'amount' | 'rate' | 'now' | 'before'
}

type Wish = Wanted & Pick<Told, 'kind'>

/** A curve, and the one before the change, where two are drawn. */
export interface Drawn {
  readonly curve: Curve
  readonly before: Curve | null
}

/** Labels that lie on nothing; the person's own first, then the knots, then the rates. What has no room is in the table. */
export function toldOf({ curve, before }: Drawn, frame: Frame): readonly Told[] {
  const { knots, you } = curve
  const curves = before === null ? [curve] : [curve, before]
  const spot = (x: Mark, y: Mark): Pick<Wish, 'x' | 'y'> => {
    const [left, top] = spotOf(frame, { x, y })
    return { x: left, y: top }
  }
  const strokes = curves.flatMap(({ pieces }) => pieces.map((piece): Stroke => [...spotOf(frame, piece.from), ...spotOf(frame, piece.to)]))
  const drop: Stroke[] = you === null ? [] : [[...spotOf(frame, you), frame.x.at(placeOf(you.x)), frame.plot.bottom]]
  const points = [...knots.map(({ x, pays }) => spot(x, pays)), ...(you === null ? [] : [spot(you.x, you.y)])]
  const taken = points.map(({ x, y }): Box => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }))
  const room: Box = { left: frame.plot.left, right: frame.width - 2, top: 20, bottom: frame.plot.bottom - 2 }
  const wishes = [
    ...(you === null ? [] : [here(you.x.says, you.y.says, spot(you.x, you.y))]),
    ...(before === null ? [] : [nameOf(curve, 'after', 'now', spot), nameOf(before, 'before', 'before', spot)].flat()),
    ...amounts(curve, frame, spot),
    ...(before === null ? ownFirst(curve).flatMap((piece) => rateOf(piece, piece === curve.pieces.at(-1), spot)) : []),
  ]
  return placed(wishes, TEXT_SIZE, room, [...strokes, ...drop], taken).map(({ text, x, y, anchor, kind }) => ({ text, x, y, anchor, kind }))
}

type Spot = (x: Mark, y: Mark) => Pick<Wish, 'x' | 'y'>

const here = (at: string, pays: string, spot: Pick<Wish, 'x' | 'y'>): Wish => ({
  kind: 'here',
  text: `You: ${at}, ${pays}`,
  shorter: [`You: ${pays}`, 'You'],
  bold: true,
  ...spot,
})

/** How far along its last piece the name of a curve may stand, as a part of it. */
const ALONG = [0.8, 0.6, 0.4, 0.2] as const

/** The name of a curve stands close to its last piece. */
function nameOf({ pieces }: Curve, text: string, kind: 'now' | 'before', spot: Spot): Wish[] {
  const last = pieces.at(-1)
  if (last === undefined) return []
  const [start, end] = [spot(last.from.x, last.from.y), spot(last.to.x, last.to.y)]
  const [first, ...elsewhere] = ALONG.map((part) => ({ x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part }))
  return first === undefined ? [] : [{ kind, text, shorter: [], bold: kind === 'now', near: true, elsewhere, ...first }]
}

function amounts({ knots, you }: Curve, frame: Frame, spot: Spot): Wish[] {
  const turns = knots.filter(({ x }) => placeOf(x) !== frame.x.low && x.exact !== you?.x.exact)
  const plain = { kind: 'amount', bold: false, shorter: [] } as const
  return [
    ...turns.map(({ x, pays, note }): Wish => {
      const text = note === '' ? pays.says : `${pays.says}: ${note}`
      return { ...plain, text, shorter: note === '' ? [] : [pays.says], ...spot(x, pays) }
    }),
    ...turns.flatMap(({ x, before, after }) =>
      [before, after].flatMap((mark): Wish[] => (mark === null ? [] : [{ ...plain, text: mark.says, ...spot(x, mark) }])),
    ),
  ]
}

/** The pieces of a curve, the one on which the person stands first: what the next point pays matters most. */
const ownFirst = ({ pieces, you }: Curve): readonly Piece[] => {
  const here = you === null ? undefined : placeOf(you.x)
  const isOwn = ({ from, to }: Piece): boolean => here !== undefined && placeOf(from.x) <= here && here < placeOf(to.x)
  return [...pieces.filter(isOwn), ...pieces.filter((piece) => !isOwn(piece))]
}

/** What a piece pays stands beside its middle: `3x per point to 130%`, or at least `3x`. */
function rateOf({ from, to, rate }: Piece, isLast: boolean, spot: Spot): Wish[] {
  if (rate === '') return []
  const [start, end] = [spot(from.x, from.y), spot(to.x, to.y)]
  const short = /^≈?[\d.,]+[x%]/.exec(rate)
  const texts = isLast ? [rate] : [`${rate} to ${to.x.says}`, rate]
  const [text = rate, ...shorter] = [...texts, ...(short === null ? [] : [short[0]])]
  return [{ kind: 'rate', text, shorter, bold: false, x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }]
}
