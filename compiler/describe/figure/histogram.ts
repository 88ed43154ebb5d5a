/** How many people lose, keep or gain how much, as bars. Each side has its word, so that no colour has to be told apart. */
import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import type { PlacedText, Size } from './frame.ts'
import { TEXT_SIZE } from './frame.ts'
import { type Box, widthOf } from './labels.ts'
import { inPixels } from './place.ts'

/** `mixed`: too few people lose or gain to be counted by themselves. */
export type ChangeSide = 'lose' | 'stay' | 'gain' | 'mixed'

/** People whose pay changes by about as much. */
export interface ChangeBin {
  /** `-$4,000 to -$2,000`, `no change`. */
  readonly label: string
  readonly side: ChangeSide
  /** The side in a word: `lose`, `stay or gain`. */
  readonly word: string
  readonly people: number
}

export interface HistogramFigure extends Size {
  readonly title: string
  readonly description: string
  readonly plot: Box
  readonly bars: readonly (Size & { readonly x: number; readonly y: number; readonly side: ChangeSide; readonly says: string })[]
  /** How many, above each bar. */
  readonly counts: readonly PlacedText[]
  readonly labels: readonly PlacedText[]
  /** `lose`, `no change`, `gain`: below the bars of each side. */
  readonly sides: readonly (PlacedText & { readonly side: ChangeSide; readonly from: number; readonly to: number })[]
}

/** The figure of bins in order; null where there is nobody. `people`: who they are, `people`. */
export function histogramFigure(bins: readonly ChangeBin[], size: Size): HistogramFigure | null {
  const most = max(bins, ({ people }) => people) ?? 0
  if (most === 0) return null
  const plot = { left: 2, right: size.width - 2, top: 20, bottom: size.height - 58 }
  const x = scaleBand(bins.keys(), [plot.left, plot.right]).padding(0.16)
  const y = scaleLinear([0, most], [plot.bottom, plot.top])
  const bars = bins.map(({ people, side, label }, i) => ({
    x: inPixels(x(i) ?? 0),
    y: inPixels(y(people)),
    width: inPixels(x.bandwidth()),
    height: inPixels(plot.bottom - y(people)),
    side,
    says: `${people}: ${label}`,
  }))
  const middle = (i: number): number => inPixels((x(i) ?? 0) + x.bandwidth() / 2)
  return {
    ...size,
    title: 'How many people gain and lose how much',
    description: `${bins.map(({ label, people }) => `${label}: ${people}`).join('; ')}.`,
    plot,
    bars,
    counts: bars.map(({ y: top }, i) => ({ text: String(bins[i]?.people ?? 0), x: middle(i), y: inPixels(top - 6), anchor: 'middle' })),
    labels: labelsOf(bins, x.step(), middle, plot.bottom + 16),
    sides: runsOf(bins).map(({ side, word, from, to }) => ({
      side,
      text: word,
      from: inPixels(x(from) ?? 0),
      to: inPixels((x(to) ?? 0) + x.bandwidth()),
      x: inPixels((middle(from) + middle(to)) / 2),
      y: plot.bottom + 52,
      anchor: 'middle',
    })),
  }
}

/** What each bar stands for, in one line or two where all have room, else each so many. */
function labelsOf(bins: readonly ChangeBin[], room: number, middle: (i: number) => number, y: number): readonly PlacedText[] {
  const widest = (texts: readonly string[]): number => max(texts, (text) => widthOf(text, TEXT_SIZE)) ?? 0
  const whole = bins.map(({ label }) => [label])
  const lines = widest(whole.flat()) <= room ? whole : bins.map(({ label }) => label.split(/ (?=to )/))
  const every = Math.max(1, Math.ceil((widest(lines.flat()) + 4) / room))
  return lines.flatMap((texts, i) =>
    i % every > 0 ? [] : texts.map((text, row): PlacedText => ({ text, x: middle(i), y: y + row * 14, anchor: 'middle' })),
  )
}

/** Bins of one side that stand beside each other. */
function runsOf(bins: readonly ChangeBin[]): { side: ChangeSide; word: string; from: number; to: number }[] {
  const runs: { side: ChangeSide; word: string; from: number; to: number }[] = []
  for (const [i, { side, word }] of bins.entries()) {
    const last = runs.at(-1)
    if (last?.word === word) last.to = i
    else runs.push({ side, word, from: i, to: i })
  }
  return runs
}
