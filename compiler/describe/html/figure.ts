/** A payout curve as SVG, with its table for those who do not see it. */
import type { Curve } from '../curve/curve.ts'
import { type Dot, type PayoutFigure, payoutFigure } from '../figure/payout.ts'
import { stopsOf } from '../figure/stops.ts'
import type { Told } from '../figure/told.ts'
import type { Drawing } from '../page.ts'
import { escaped, type Html, joined, tag } from './tag.ts'

/** Three drawings: for a page, for a phone, and a flat one for paper, where all has to stand on one sheet. What is not shown is not read either. */
const SIZES = [
  { name: 'wide', width: 520, height: 310 },
  { name: 'narrow', width: 340, height: 300 },
  { name: 'paper', width: 520, height: 160 },
] as const

/** The figure: the drawing in three sizes, what it takes for granted, and every knot in a table. */
export function drawn({ curve, before, text }: Drawing, id: string): Html {
  const notes = [text, ...curve.notes].filter((one) => one !== '').join(' ')
  return tag(
    'figure',
    { class: 'curve' },
    SIZES.map(({ name, ...size }) => svg(payoutFigure({ curve, before: before ?? null }, size), name, `curve-${id}-${name}`)),
    notes === '' ? joined([]) : tag('figcaption', {}, escaped(notes)),
    tag('details', {}, tag('summary', {}, escaped('The curve as a table')), knotTable(curve)),
  )
}

function svg(figure: PayoutFigure, name: string, id: string): Html {
  const { width, height, title, description, area, drop, now, before } = figure
  return tag(
    'svg',
    { class: name, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-desc` },
    tag('title', { id: `${id}-title` }, escaped(title)),
    tag('desc', { id: `${id}-desc` }, escaped(description)),
    axes(figure),
    path('area', area),
    path('drop', drop),
    (before?.jumps ?? []).map((jump) => path('jump', jump)),
    path('line before', before?.line ?? null),
    now.jumps.map((jump) => path('jump', jump)),
    path('line', now.line),
    figure.dots.map(dot),
    figure.told.map(label),
  )
}

const path = (name: string, d: string | null): Html => (d === null ? joined([]) : tag('path', { class: name, d }))

function axes({ plot, grid, ticks, names: [x, y] }: PayoutFigure): Html {
  return joined([
    grid.map(({ y: at, isGround }) => tag('line', { class: isGround ? 'axis' : 'grid', x1: plot.left, x2: plot.right, y1: at, y2: at })),
    grid.map(({ y: at, text }) => tag('text', { x: plot.left - 8, y: at + 4, 'text-anchor': 'end' }, escaped(text))),
    ticks.at.map((at) => tag('line', { class: 'tick', x1: at, x2: at, y1: plot.bottom, y2: plot.bottom + 5 })),
    ticks.texts.map((one) => tag('text', { x: one.x, y: one.y, 'text-anchor': 'middle' }, escaped(one.text))),
    tag('text', { class: 'name', x: y.x, y: y.y }, escaped(y.text)),
    tag('text', { class: 'name', x: x.x, y: x.y, 'text-anchor': 'end' }, escaped(x.text)),
  ])
}

const DOTS: Readonly<Record<Dot['kind'], string>> = { bend: 'knot', open: 'knot', paid: 'knot full', you: 'you' }

const dot = ({ kind, x, y }: Dot): Html => tag('circle', { class: DOTS[kind], cx: x, cy: y, r: kind === 'you' ? 5.5 : 3.5 })

const label = ({ kind, text, x, y, anchor }: Told): Html => tag('text', { class: kind, x, y, 'text-anchor': anchor }, escaped(text))

/** Every knot, with both heights of a jump, and where the person stands. */
function knotTable(curve: Curve): Html {
  const rows = stopsOf(curve).map(({ at, pays, note }) =>
    tag('tr', {}, tag('th', { scope: 'row' }, escaped(at)), tag('td', { class: 'number' }, escaped(pays)), tag('td', {}, escaped(note))),
  )
  const head = tag(
    'tr',
    {},
    tag('th', { scope: 'col' }, escaped(curve.x)),
    tag('th', { scope: 'col', class: 'number' }, escaped(curve.y)),
    tag('td', {}),
  )
  return tag('div', { class: 'scroll' }, tag('table', {}, tag('thead', {}, head), tag('tbody', {}, rows)))
}
