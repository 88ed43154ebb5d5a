/** A payout curve as SVG, with its table for those who do not see it. */
import type { Curve, Knot, Mark, Point } from '../curve/curve.ts'
import type { Drawing } from '../page.ts'
import { alongAxis, type Box, placed, type Wanted, widthOf } from './labels.ts'
import { heightsOf, placeOf, roundedUp, roundTicks, type Scale, sayTick, scaleOf } from './scale.ts'
import { escaped, type Html, joined, tag } from './tag.ts'

const SIZE = 12
const TOP = 34
const TICKS = 5
/** Three drawings: for a page, for a phone, and a flat one for paper, where all has to stand on one sheet. What is not shown is not read either. */
const SIZES = [
  { name: 'wide', width: 520, height: 310 },
  { name: 'narrow', width: 340, height: 300 },
  { name: 'paper', width: 520, height: 160 },
] as const

interface Frame {
  readonly width: number
  readonly height: number
  readonly x: Scale
  readonly y: Scale
  readonly plot: Box
}

/** The figure: the drawing in three sizes, what it takes for granted, and every knot in a table. */
export function drawn({ curve, text }: Drawing, id: string): Html {
  const notes = [text, ...curve.notes].filter((one) => one !== '').join(' ')
  return tag(
    'figure',
    { class: 'curve' },
    SIZES.map((size) => svg(curve, size, `curve-${id}-${size.name}`)),
    notes === '' ? joined([]) : tag('figcaption', {}, escaped(notes)),
    tag('details', {}, tag('summary', {}, escaped('The curve as a table')), knotTable(curve)),
  )
}

function frameOf(curve: Curve, width: number, height: number): Frame {
  const heights = heightsOf(curve)
  const low = Math.min(0, ...heights)
  const high = roundedUp(low, Math.max(...heights), TICKS)
  const left = 14 + Math.max(...roundTicks(low, high, TICKS).map((tick) => widthOf(sayTick(tick, unitOf(curve)), SIZE)))
  const plot = { left, top: TOP, right: width - 12, bottom: height - 56 }
  const [first, last] = [curve.pieces[0]?.from.x, curve.pieces.at(-1)?.to.x]
  const from = first === undefined ? 0 : placeOf(first)
  const to = last === undefined ? 1 : placeOf(last)
  return { width, height, plot, x: scaleOf(from, to, plot.left, plot.right), y: scaleOf(low, high, plot.bottom, plot.top) }
}

/** How the amounts of a curve are written. */
const unitOf = ({ knots, pieces }: Curve): Mark => knots.at(-1)?.pays ?? pieces[0]?.to.y ?? { exact: '0', says: '0' }

function svg(curve: Curve, { name, width, height }: (typeof SIZES)[number], id: string): Html {
  const frame = frameOf(curve, width, height)
  return tag(
    'svg',
    { class: name, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-desc` },
    tag('title', { id: `${id}-title` }, escaped(`${curve.title}: what you earn`)),
    tag('desc', { id: `${id}-desc` }, escaped(described(curve))),
    axes(curve, frame),
    area(curve, frame),
    lines(curve, frame),
    dots(curve, frame),
    labels(curve, frame),
  )
}

/** The curve in words. */
function described({ x, y, knots, you }: Curve): string {
  const at = knots.map((knot) => `at ${knot.x.says} ${knot.pays.says}${knot.note === '' ? '' : ` (${knot.note})`}`)
  return `${x}, against ${y}: ${at.join('; ')}.${you === null ? '' : ` You are at ${you.x.says} and have earned ${you.y.says}.`}`
}

function axes(curve: Curve, { x, y, plot }: Frame): Html {
  const ticks = roundTicks(y.low, y.high, TICKS)
  const below = alongAxis(
    curve.knots.map((knot) => ({ text: knot.x.says, x: x.at(placeOf(knot.x)) })),
    SIZE,
    { left: plot.left - 12, right: plot.right + 10 },
  )
  return joined([
    ticks.map((tick) =>
      tag('line', { class: tick === 0 ? 'axis' : 'grid', x1: plot.left, x2: plot.right, y1: y.at(tick), y2: y.at(tick) }),
    ),
    ticks.map((tick) => tag('text', { x: plot.left - 8, y: y.at(tick) + 4, 'text-anchor': 'end' }, escaped(sayTick(tick, unitOf(curve))))),
    curve.knots.map((knot) =>
      tag('line', { class: 'tick', x1: x.at(placeOf(knot.x)), x2: x.at(placeOf(knot.x)), y1: plot.bottom, y2: plot.bottom + 5 }),
    ),
    below.map(({ text, x: at, row }) => tag('text', { x: at, y: plot.bottom + 19 + row * 14, 'text-anchor': 'middle' }, escaped(text))),
    tag('text', { class: 'name', x: 2, y: 14 }, escaped(curve.y)),
    tag('text', { class: 'name', x: plot.right, y: plot.bottom + 50, 'text-anchor': 'end' }, escaped(curve.x)),
  ])
}

const at = ({ x, y }: Frame, point: Point): string => `${x.at(placeOf(point.x))},${y.at(placeOf(point.y))}`

/** What has been earned so far lies under the curve. */
function area(curve: Curve, frame: Frame): Html {
  const { you, pieces } = curve
  if (you === null) return joined([])
  const here = placeOf(you.x)
  const before = pieces.filter(({ from }) => placeOf(from.x) < here)
  const points = before.flatMap((piece) => {
    const [from, to] = [placeOf(piece.from.x), placeOf(piece.to.x)]
    if (to <= here) return [at(frame, piece.from), at(frame, piece.to)]
    const height = placeOf(piece.from.y) + ((placeOf(piece.to.y) - placeOf(piece.from.y)) * (here - from)) / (to - from)
    return [at(frame, piece.from), `${frame.x.at(here)},${frame.y.at(height)}`]
  })
  if (points.length === 0) return joined([])
  const [start, end] = [frame.x.at(frame.x.low), frame.x.at(here)]
  const ground = frame.y.at(0)
  return tag('path', { class: 'area', d: `M${start},${ground}L${points.join('L')}L${end},${ground}Z` })
}

/** The lines of the curve, and a broken one where it jumps. */
function lines({ pieces, you }: Curve, frame: Frame): Html {
  const path = pieces.map((piece, i) => {
    const last = pieces[i - 1]
    const goesOn = last !== undefined && last.to.y.exact === piece.from.y.exact
    return `${goesOn ? '' : `M${at(frame, piece.from)}`}L${at(frame, piece.to)}`
  })
  const jumps = pieces.slice(1).flatMap((piece, i) => {
    const last = pieces[i]
    if (last === undefined || last.to.y.exact === piece.from.y.exact) return []
    return [tag('path', { class: 'jump', d: `M${at(frame, last.to)}L${at(frame, piece.from)}` })]
  })
  const drop = you === null ? [] : [tag('path', { class: 'drop', d: `M${at(frame, you)}V${frame.plot.bottom}` })]
  return joined([...drop, ...jumps, tag('path', { class: 'line', d: path.join('') })])
}

/** Hollow where the curve bends; at a jump full on the side that pays. */
function dots({ knots, you }: Curve, frame: Frame): Html {
  const dot = (x: Mark, y: Mark, name: string, r = 3.5): Html =>
    tag('circle', { class: name, cx: frame.x.at(placeOf(x)), cy: frame.y.at(placeOf(y)), r })
  const isStart = (knot: Knot): boolean => placeOf(knot.x) === frame.x.low
  return joined([
    knots.flatMap((knot) => {
      const open = [knot.before, knot.after].flatMap((mark) => (mark === null ? [] : [dot(knot.x, mark, 'knot')]))
      return isStart(knot) ? [] : [...open, dot(knot.x, knot.pays, open.length > 0 ? 'knot full' : 'knot')]
    }),
    you === null ? [] : [dot(you.x, you.y, 'you', 5.5)],
  ])
}

/** What is paid at each knot, and first of all where the person stands. */
function labels(curve: Curve, frame: Frame): Html {
  const { knots, pieces, you } = curve
  const wish = (x: Mark, y: Mark, text: string, bold = false): Wanted => ({
    text,
    shorter: [],
    bold,
    x: frame.x.at(placeOf(x)),
    y: frame.y.at(placeOf(y)),
  })
  const turns = knots.filter((knot) => placeOf(knot.x) !== frame.x.low && knot.x.exact !== you?.x.exact)
  const wanted = [
    ...(you === null ? [] : [{ ...wish(you.x, you.y, `You: ${you.x.says}, ${you.y.says}`, true), shorter: [`You: ${you.y.says}`, 'You'] }]),
    ...turns.map((knot) => ({
      ...wish(knot.x, knot.pays, knot.note === '' ? knot.pays.says : `${knot.pays.says}: ${knot.note}`),
      shorter: knot.note === '' ? [] : [knot.pays.says],
    })),
    ...turns.flatMap((knot) => [knot.before, knot.after].flatMap((mark) => (mark === null ? [] : [wish(knot.x, mark, mark.says)]))),
  ]
  const strokes = pieces.map(({ from, to }) => [...xy(frame, from), ...xy(frame, to)] as const)
  const points = [...knots.map((knot) => wish(knot.x, knot.pays, '')), ...(you === null ? [] : [wish(you.x, you.y, '')])]
  const taken = points.map(({ x, y }): Box => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }))
  const room: Box = { left: frame.plot.left, right: frame.width - 2, top: 20, bottom: frame.plot.bottom - 2 }
  return joined(
    placed(wanted, SIZE, room, strokes, taken).map(({ text, x, y, anchor, bold }) =>
      tag('text', { class: bold ? 'here' : 'amount', x, y, 'text-anchor': anchor }, escaped(text)),
    ),
  )
}

const xy = ({ x, y }: Frame, point: Point): readonly [number, number] => [x.at(placeOf(point.x)), y.at(placeOf(point.y))]

/** Every knot, with both heights of a jump, and where the person stands. */
function knotTable({ x, y, knots, you }: Curve): Html {
  const line = (first: string, amount: string, note: string): Html =>
    tag(
      'tr',
      {},
      tag('th', { scope: 'row' }, escaped(first)),
      tag('td', { class: 'number' }, escaped(amount)),
      tag('td', {}, escaped(note)),
    )
  const rows = knots.flatMap((knot) => [
    ...(knot.before === null ? [] : [line(`just below ${knot.x.says}`, knot.before.says, '')]),
    line(knot.x.says, knot.pays.says, knot.note),
    ...(knot.after === null ? [] : [line(`just above ${knot.x.says}`, knot.after.says, '')]),
  ])
  const here = you === null ? [] : [line(you.x.says, you.y.says, 'you are here')]
  const head = tag(
    'tr',
    {},
    tag('th', { scope: 'col' }, escaped(x)),
    tag('th', { scope: 'col', class: 'number' }, escaped(y)),
    tag('td', {}),
  )
  return tag('div', { class: 'scroll' }, tag('table', {}, tag('thead', {}, head), tag('tbody', {}, [...rows, ...here])))
}
