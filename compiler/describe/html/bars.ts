/** Bars as SVG, with the same numbers in a table for those who do not see them. */
import { type BarsFigure, barsFigure } from '../figure/bars.ts'
import type { Bars, Chart } from '../page.ts'
import { escaped, type Html, joined, tag } from './tag.ts'

/** A drawing for a page, for a phone and for paper. */
const SIZES = [
  { name: 'wide', width: 640, height: 240 },
  { name: 'narrow', width: 340, height: 240 },
  { name: 'paper', width: 640, height: 150 },
] as const
/** Series are told apart by these. */
const FILLS = ['bar second', 'bar', 'bar third', 'bar fourth'] as const

/** The figure: a legend, the drawing in three sizes, and its table. */
export function barChart({ bars, text }: Chart, id: string): Html {
  const drawings = SIZES.flatMap(({ name, ...size }) => {
    const figure = barsFigure(bars, size)
    return figure === null ? [] : [svg(figure, name, `bars-${id}-${name}`)]
  })
  const drawable = drawings.length > 0
  return tag(
    'figure',
    { class: 'bars' },
    text === '' ? joined([]) : tag('figcaption', {}, escaped(text)),
    drawable && bars.series.length > 1 ? legend(bars) : joined([]),
    drawings,
    tag('details', drawable ? {} : { open: '' }, tag('summary', {}, escaped('The bars as a table')), table(bars)),
  )
}

const fillOf = (at: number): string => FILLS[at] ?? 'bar'

const legend = ({ series }: Bars): Html =>
  tag(
    'ul',
    { class: 'legend' },
    series.map(({ name }, at) =>
      tag(
        'li',
        {},
        tag('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, tag('rect', { class: fillOf(at), x: 0, y: 0, width: 12, height: 12 })),
        escaped(name),
      ),
    ),
  )

function svg({ width, height, title, plot, grid, bars, labels, names: [along, counts] }: BarsFigure, name: string, id: string): Html {
  return tag(
    'svg',
    { class: name, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${id}-title` },
    tag('title', { id: `${id}-title` }, escaped(title)),
    grid.map(({ y, text, isGround }) => [
      tag('line', { class: isGround ? 'axis' : 'grid', x1: plot.left, x2: plot.right, y1: y, y2: y }),
      tag('text', { x: plot.left - 6, y: y + 4, 'text-anchor': 'end' }, escaped(text)),
    ]),
    bars.map(({ series, ...box }) => tag('rect', { class: fillOf(series), ...box })),
    labels.map(({ text, x, y }) => tag('text', { x, y, 'text-anchor': 'middle' }, escaped(text))),
    tag('text', { class: 'name', x: counts.x, y: counts.y }, escaped(counts.text)),
    tag('text', { class: 'name', x: along.x, y: along.y, 'text-anchor': 'end' }, escaped(along.text)),
  )
}

function table({ labels, series, along }: Bars): Html {
  const head = [
    tag('th', { scope: 'col' }, escaped(along)),
    ...series.map(({ name }) => tag('th', { scope: 'col', class: 'number' }, escaped(name))),
  ]
  const rows = labels.map((label, i) =>
    tag(
      'tr',
      {},
      tag('th', { scope: 'row' }, escaped(label)),
      series.map(({ values }) => tag('td', { class: 'number' }, escaped(String(values[i] ?? 0)))),
    ),
  )
  return tag('div', { class: 'scroll' }, tag('table', {}, tag('thead', {}, tag('tr', {}, head)), tag('tbody', {}, rows)))
}
