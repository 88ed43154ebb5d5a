import { type ChangeBin, histogramFigure } from '../../compiler/describe/figure/histogram.ts'
import { Drawing, Label } from './Drawing.tsx'
import { ChartTable } from './Table.tsx'
import { useWidth } from './use-width.ts'
import { WORDS } from './words.ts'
import './charts.css'

export interface HistogramProps {
  readonly bins: readonly ChangeBin[]
  readonly height?: number
}

/** How many people gain and lose how much; each side has its word. */
export function Histogram({ bins, height = 214 }: HistogramProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const figure = histogramFigure(bins, { width, height })
  if (figure === null) return null
  const { title, description, plot, bars, counts, labels, sides } = figure
  return (
    <figure class="charts-figure">
      <div ref={box}>
        <Drawing width={width} height={height} title={title} description={description}>
          {bars.map(({ side, x, y, width: wide, height: tall }) => (
            <rect key={x} class={`charts-bin charts-bin-${side}`} x={x} y={y} width={wide} height={tall} rx={2} />
          ))}
          <line class="charts-ground" x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
          {counts.map((text) => (
            <Label key={text.x} {...text} kind="amount" />
          ))}
          {labels.map((text) => (
            <Label key={`${text.x} ${text.y}`} {...text} />
          ))}
          {sides.map(({ side, from, to, ...text }) => (
            <g key={from}>
              <line class={`charts-side charts-side-${side}`} x1={from} x2={to} y1={plot.bottom + 38} y2={plot.bottom + 38} />
              <Label {...text} kind="amount" />
            </g>
          ))}
        </Drawing>
      </div>
      <ChartTable
        caption={title}
        head={[WORDS.change, WORDS.side, WORDS.people]}
        rows={bins.map(({ label, word, people }) => [label, word, String(people)])}
        words={[1]}
      />
    </figure>
  )
}
