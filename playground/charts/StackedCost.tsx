import { type Costs, stackedFigure } from '../../compiler/describe/figure/stacked.ts'
import { Drawing, Label } from './Drawing.tsx'
import { ChartTable } from './Table.tsx'
import { useWidth } from './use-width.ts'
import { WORDS } from './words.ts'
import './charts.css'

export interface StackedCostProps {
  readonly costs: Costs
  /** The fill of each part: 0 to 2 are the colours of metrics, 3 and 4 are grey; absent: by their order. */
  readonly fills?: readonly number[]
  /** Whether its table stands elsewhere. */
  readonly hasTable?: boolean
}

/** Fills that can be told apart, in the order of the parts. */
const FILLS = 5

/** What pay costs by part, a bar for each version or scenario, with a legend whose order is that of the bars. */
export function StackedCost({ costs, fills = [], hasTable = false }: StackedCostProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const { height, title, description, bars, amounts, rows } = stackedFigure(costs, width)
  const fillOf = (part: number): number => fills[part] ?? part % FILLS
  return (
    <figure class="charts-figure">
      <div ref={box}>
        <Drawing width={width} height={height} title={title} description={description}>
          {bars.map(({ part, x, y, width: wide, height: tall, says }) => (
            <rect key={says} class={`charts-part charts-part-${fillOf(part)}`} x={x} y={y} width={wide} height={tall} />
          ))}
          {amounts.map(({ part, ...text }) => (
            <Label key={`${text.x} ${text.y}`} {...text} kind={`on-part charts-on-part-${fillOf(part)}`} />
          ))}
          {rows.map(({ label, total }) => (
            <g key={label.text}>
              <Label {...label} kind="amount" />
              <Label {...total} kind="amount" />
            </g>
          ))}
        </Drawing>
      </div>
      <ul class="charts-legend">
        {costs.parts.map((part, i) => (
          <li key={part}>
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <rect class={`charts-part charts-part-${fillOf(i)}`} width="12" height="12" />
            </svg>
            {part}
          </li>
        ))}
      </ul>
      {!hasTable && (
        <ChartTable
          caption={title}
          head={[WORDS.part, ...costs.rows.map(({ label }) => label)]}
          rows={[
            ...costs.parts.map((part, i) => [part, ...costs.rows.map((row) => row.parts[i]?.says ?? '-')]),
            [WORDS.total, ...costs.rows.map(({ total }) => total.says)],
          ]}
        />
      )}
    </figure>
  )
}
