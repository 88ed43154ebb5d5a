/** Bars beside each other as rectangles on paper: a group for each label, a bar in it for each series. */
import { scaleBand } from 'd3-scale'
import type { Bars } from '../page.ts'
import { axisAround, sayTick } from './axis.ts'
import { type Gridline, type PlacedText, type Size, TEXT_SIZE } from './frame.ts'
import { type Box, widthOf } from './labels.ts'
import { inPixels } from './place.ts'

const TICKS = 4
const TOP = 22
/** Series are told apart by so many fills; a chart of more is a table only. */
export const MOST_SERIES = 4
/** The least room between the texts below two groups of bars. */
const BETWEEN = 10

export interface Bar extends Size {
  readonly series: number
  readonly x: number
  readonly y: number
}

export interface BarsFigure extends Size {
  readonly title: string
  readonly plot: Box
  readonly grid: readonly Gridline[]
  readonly bars: readonly Bar[]
  readonly labels: readonly PlacedText[]
  readonly names: readonly [along: PlacedText, counts: PlacedText]
}

/** The figure of bars; null where there are none, or of too many series to tell apart. */
export function barsFigure({ labels, series, counts, along }: Bars, size: Size): BarsFigure | null {
  if (series.length > MOST_SERIES || labels.length === 0) return null
  const { width, height } = size
  const plot = { left: 34, right: width - 6, top: TOP, bottom: height - 46 }
  const y = axisAround([1, ...series.flatMap(({ values }) => values)], plot.bottom, plot.top, TICKS)
  const groups = scaleBand(labels.keys(), [plot.left, plot.right]).paddingInner(0.2).paddingOuter(0.1)
  const within = scaleBand(series.keys(), [0, groups.bandwidth()])
  const widest = Math.max(...labels.map((label) => widthOf(label, TEXT_SIZE)))
  const every = Math.max(1, Math.ceil((widest + BETWEEN) / groups.step()))
  const left = (at: number): number => groups(at) ?? plot.left
  return {
    ...size,
    title: `${counts} by ${along}: ${series.map(({ name }) => name).join(', ')}`,
    plot,
    grid: y.ticks
      .filter(Number.isInteger)
      .map((tick) => ({ y: y.at(tick), text: sayTick(tick, { exact: '0', says: '0' }), isGround: tick === 0 })),
    bars: series.flatMap(({ values }, at) =>
      values.map((value, i) => ({
        series: at,
        x: inPixels(left(i) + (within(at) ?? 0)),
        y: y.at(Math.max(0, value)),
        width: inPixels(Math.max(1, within.bandwidth() - 1)),
        height: inPixels(Math.abs(y.at(0) - y.at(value))),
      })),
    ),
    labels: labels.flatMap((text, i): PlacedText[] =>
      i % every > 0 ? [] : [{ text, x: Math.round(left(i) + groups.bandwidth() / 2), y: plot.bottom + 17, anchor: 'middle' }],
    ),
    names: [
      { text: along, x: plot.right, y: plot.bottom + 38, anchor: 'end' },
      { text: counts, x: 2, y: 12, anchor: 'start' },
    ],
  }
}
