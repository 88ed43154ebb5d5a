/** Bars as SVG, with the same numbers in a table for those who do not see them. */
import type { Bars, Chart } from '../page.ts'
import { roundedUp, roundTicks, type Scale, scaleOf } from './scale.ts'
import { escaped, type Html, joined, tag } from './tag.ts'

const TICKS = 4
const TOP = 22
/** A drawing for a page, for a phone and for paper. */
const SIZES = [
  { name: 'wide', width: 640, height: 240 },
  { name: 'narrow', width: 340, height: 240 },
  { name: 'paper', width: 640, height: 150 },
] as const
/** Series are told apart by these; a chart of more is a table only. */
const FILLS = ['bar second', 'bar', 'bar third', 'bar fourth'] as const

/** The figure: a legend, the drawing in three sizes, and its table. */
export function barChart({ bars, text }: Chart, id: string): Html {
  const drawable = bars.series.length <= FILLS.length && bars.labels.length > 0
  return tag(
    'figure',
    { class: 'bars' },
    text === '' ? joined([]) : tag('figcaption', {}, escaped(text)),
    drawable ? legend(bars) : joined([]),
    drawable ? SIZES.map((size) => svg(bars, size, `bars-${id}-${size.name}`)) : joined([]),
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

function svg(bars: Bars, { name, width, height }: (typeof SIZES)[number], id: string): Html {
  const { labels, series, counts, along } = bars
  const most = roundedUp(0, Math.max(1, ...series.flatMap(({ values }) => values)), TICKS)
  const plot = { left: 34, right: width - 6, top: TOP, bottom: height - 46 }
  const y = scaleOf(0, most, plot.bottom, plot.top)
  const step = (plot.right - plot.left) / labels.length
  const thin = Math.max(1, Math.ceil(labels.length / (name === 'narrow' ? 3 : 6)))
  return tag(
    'svg',
    { class: name, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${id}-title` },
    tag('title', { id: `${id}-title` }, escaped(`${counts} by ${along}: ${series.map(({ name: one }) => one).join(', ')}`)),
    roundTicks(0, most, TICKS)
      .filter(Number.isInteger)
      .map((tick) => [
        tag('line', { class: tick === 0 ? 'axis' : 'grid', x1: plot.left, x2: plot.right, y1: y.at(tick), y2: y.at(tick) }),
        tag('text', { x: plot.left - 6, y: y.at(tick) + 4, 'text-anchor': 'end' }, escaped(String(tick))),
      ]),
    series.map(({ values }, at) => values.map((value, i) => bar(value, plot.left + i * step, step, series.length, at, y))),
    labels.map((label, i) =>
      i % thin > 0
        ? joined([])
        : tag('text', { x: Math.round(plot.left + (i + 0.5) * step), y: plot.bottom + 17, 'text-anchor': 'middle' }, escaped(label)),
    ),
    tag('text', { class: 'name', x: 2, y: 12 }, escaped(counts)),
    tag('text', { class: 'name', x: plot.right, y: plot.bottom + 38, 'text-anchor': 'end' }, escaped(along)),
  )
}

function bar(value: number, left: number, step: number, count: number, at: number, y: Scale): Html {
  const room = step * 0.8
  const width = room / count
  const top = y.at(value)
  const x = Math.round((left + step * 0.1 + at * width) * 100) / 100
  return tag('rect', {
    class: fillOf(at),
    x,
    y: top,
    width: Math.round(Math.max(1, width - 1) * 100) / 100,
    height: Math.max(0, y.at(0) - top),
  })
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
