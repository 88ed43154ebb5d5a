import { barsFigure } from '../../compiler/describe/figure/bars.ts'
import type { Bars } from '../../compiler/describe/page.ts'
import { Drawing, Label } from './Drawing.tsx'
import { ChartTable } from './Table.tsx'
import { useWidth } from './use-width.ts'
import './charts.css'

export interface BarChartProps {
  readonly bars: Bars
  readonly height?: number
}

/** Bars beside each other: a group for each label, a bar in it for each series. */
export function BarChart({ bars, height = 210 }: BarChartProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const figure = barsFigure(bars, { width, height })
  return (
    <figure class="charts-figure">
      {bars.series.length > 1 && (
        <ul class="charts-legend">
          {bars.series.map(({ name }, at) => (
            <li key={name}>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <rect class={`charts-part charts-part-${at}`} width="12" height="12" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div ref={box}>
        {figure !== null && (
          <Drawing
            width={width}
            height={height}
            title={figure.title}
            description={bars.labels
              .map((label, at) => `${label}: ${bars.series.map(({ values }) => values[at] ?? 0).join(', ')}`)
              .join('; ')}
          >
            {figure.grid.map(({ y, isGround }) => (
              <line key={y} class={isGround ? 'charts-ground' : 'charts-grid'} x1={figure.plot.left} x2={figure.plot.right} y1={y} y2={y} />
            ))}
            {figure.grid.map(({ y, text }) => (
              <Label key={y} text={text} x={figure.plot.left - 6} y={y + 4} anchor="end" />
            ))}
            {figure.bars.map(({ series, ...box }) => (
              <rect key={`${series} ${box.x}`} class={`charts-part charts-part-${series}`} rx={2} {...box} />
            ))}
            {figure.labels.map((text) => (
              <Label key={text.x} {...text} />
            ))}
            {figure.names.map((text) => (
              <Label key={text.text} {...text} />
            ))}
          </Drawing>
        )}
      </div>
      <ChartTable
        caption={`${bars.counts} by ${bars.along}`}
        head={[bars.along, ...bars.series.map(({ name }) => name)]}
        rows={bars.labels.map((label, at) => [label, ...bars.series.map(({ values }) => String(values[at] ?? 0))])}
      />
    </figure>
  )
}
