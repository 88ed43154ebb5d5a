/** What pay costs, part by part, as bars that lie on each other: one for each version or scenario. */
import { extent } from 'd3-array'
import { stack, stackOffsetDiverging } from 'd3-shape'
import type { Mark } from '../curve/curve.ts'
import { axisBetween } from './axis.ts'
import { type PlacedText, type Size, TEXT_SIZE } from './frame.ts'
import { widthOf } from './labels.ts'
import { inPixels, placeOf } from './place.ts'

/** What one version or scenario costs; its parts are in one order everywhere, none for a part that it does not have. */
export interface CostRow {
  readonly label: string
  readonly total: Mark
  readonly parts: readonly (Mark | null)[]
}

export interface Costs {
  /** The names of the parts. */
  readonly parts: readonly string[]
  readonly rows: readonly CostRow[]
}

export interface StackedFigure extends Size {
  readonly title: string
  readonly description: string
  readonly ground: number
  readonly bars: readonly (Size & { readonly x: number; readonly y: number; readonly part: number; readonly says: string })[]
  /** What a part costs, inside its bar where it has room. */
  readonly amounts: readonly (PlacedText & { readonly part: number })[]
  readonly rows: readonly { readonly label: PlacedText; readonly total: PlacedText }[]
}

/** The height of a row: its words, its bar, and the room to the next. */
const WORDS = 18
const BAR = 22
const ROW = WORDS + BAR + 14

/** The figure; as tall as it has rows. */
export function stackedFigure({ parts, rows }: Costs, width: number): StackedFigure {
  const values = rows.map((row) => row.parts.map((one) => (one === null ? 0 : placeOf(one))))
  const layers = stack<number[], number>()
    .keys(parts.keys())
    .value((row, part) => row[part] ?? 0)
    .offset(stackOffsetDiverging)(values)
  const [low = 0, high = 0] = extent(layers.flat(2))
  // bars use the whole width: nothing is read off a round axis here
  const x = axisBetween(Math.min(0, low), Math.max(0, high), 0, width)
  const bars = layers.flatMap((layer, part) =>
    layer.flatMap(([from, to], i) => {
      const mark = rows[i]?.parts[part] ?? null
      if (mark === null || from === to) return []
      const [left, right] = [x.at(from), x.at(to)]
      const says = `${rows[i]?.label ?? ''}, ${parts[part] ?? ''}: ${mark.says}`
      return [{ part, says, short: mark.says, x: left, y: i * ROW + WORDS, width: inPixels(right - left), height: BAR }]
    }),
  )
  return {
    width,
    height: rows.length * ROW,
    title: 'Cost by part of pay',
    description: `${rows.map((row) => `${row.label}: ${row.total.says}`).join('; ')}.`,
    ground: x.at(0),
    bars: bars.map(({ short: _, ...bar }) => bar),
    amounts: bars.flatMap(({ short, part, x: left, y, width: room }) =>
      widthOf(short, TEXT_SIZE) > room - 10
        ? []
        : [{ part, text: short, x: inPixels(left + room / 2), y: y + BAR - 7, anchor: 'middle' as const }],
    ),
    rows: rows.map(({ label, total }, i) => ({
      label: { text: label, x: 0, y: i * ROW + 12, anchor: 'start' },
      total: { text: total.says, x: width, y: i * ROW + 12, anchor: 'end' },
    })),
  }
}
