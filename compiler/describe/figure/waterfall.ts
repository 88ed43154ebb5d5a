/** From one total to another, step by step: what each change adds or takes away. */
import { cumsum } from 'd3-array'
import { scaleBand } from 'd3-scale'
import type { Mark } from '../curve/curve.ts'
import { axisAround } from './axis.ts'
import { type PlacedText, type Size, TEXT_SIZE } from './frame.ts'
import { widthOf } from './labels.ts'
import { inPixels, placeOf } from './place.ts'

export interface Steps {
  readonly before: { readonly label: string; readonly total: Mark }
  /** What each step changes; its text has a sign. */
  readonly steps: readonly { readonly label: string; readonly change: Mark }[]
  readonly after: { readonly label: string; readonly total: Mark }
}

export interface Fall extends Size {
  readonly kind: 'total' | 'up' | 'down' | 'same'
  readonly x: number
  readonly y: number
  readonly says: string
}

export interface WaterfallFigure extends Size {
  readonly title: string
  readonly description: string
  readonly ground: number
  readonly bars: readonly Fall[]
  /** Thin lines from one bar to the next. */
  readonly joints: readonly { readonly x1: number; readonly x2: number; readonly y: number }[]
  readonly amounts: readonly PlacedText[]
  readonly labels: readonly PlacedText[]
}

/** The figure. Where steps are small beside the totals, the axis begins near them: bars then say less of the totals than of the steps. */
export function waterfallFigure({ before, steps, after }: Steps, size: Size): WaterfallFigure {
  const plot = { left: 0, right: size.width, top: 22, bottom: size.height - 24 }
  const start = placeOf(before.total)
  const sums = [...cumsum([start, ...steps.map(({ change }) => placeOf(change))])]
  const rows = [
    { label: before.label, says: before.total.says, from: 0, to: start, kind: 'total' as const },
    ...steps.map(({ label, change }, i) => {
      const by = placeOf(change)
      return { label, says: change.says, from: sums[i] ?? 0, to: sums[i + 1] ?? 0, kind: by > 0 ? 'up' : by < 0 ? 'down' : 'same' } as const
    }),
    { label: after.label, says: after.total.says, from: 0, to: placeOf(after.total), kind: 'total' as const },
  ]
  const y = axisAround(
    rows.flatMap(({ from, to }) => [from, to]),
    plot.bottom,
    plot.top,
    4,
  )
  const x = scaleBand(rows.keys(), [plot.left, plot.right]).padding(0.2)
  const middle = (i: number): number => inPixels((x(i) ?? 0) + x.bandwidth() / 2)
  const top = (i: number): number => Math.min(y.at(rows[i]?.from ?? 0), y.at(rows[i]?.to ?? 0))
  return {
    ...size,
    title: 'From the cost before to the cost after',
    description: `${rows.map(({ label, says }) => `${label}: ${says}`).join('; ')}.`,
    ground: y.at(0),
    bars: rows.map(({ kind, from, to, label, says }, i) => ({
      kind,
      says: `${label}: ${says}`,
      x: inPixels(x(i) ?? 0),
      y: top(i),
      width: inPixels(x.bandwidth()),
      height: inPixels(Math.max(1, Math.abs(y.at(to) - y.at(from)))),
    })),
    joints: rows.slice(1).map((_, i) => ({ x1: middle(i), x2: middle(i + 1), y: y.at(rows[i]?.to ?? 0) })),
    amounts: rows.flatMap(({ says }, i): PlacedText[] =>
      widthOf(says, TEXT_SIZE) > x.step() ? [] : [{ text: says, x: middle(i), y: top(i) - 6, anchor: 'middle' }],
    ),
    labels: rows.flatMap(({ label }, i): PlacedText[] =>
      widthOf(label, TEXT_SIZE) > x.step() ? [] : [{ text: label, x: middle(i), y: plot.bottom + 18, anchor: 'middle' }],
    ),
  }
}
