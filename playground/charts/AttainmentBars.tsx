import type { Mark } from '../../compiler/describe/curve/curve.ts'
import { attainedBars } from '../../compiler/describe/figure/attained.ts'
import { type Series, seriesClass } from './series.ts'
import { useWidth } from './use-width.ts'
import './charts.css'

export interface AttainmentRow {
  readonly label: string
  readonly series: Series
  /** Of the quota: `1.1`, said `110%`. */
  readonly part: Mark
  /** `$1,320,000 of $1,200,000`. */
  readonly of: string
  /** `$46,800.00`; empty where it is not told. */
  readonly pays: string
}

export interface AttainmentBarsProps {
  readonly rows: readonly AttainmentRow[]
}

const TALL = 14

/** What of each quota has been attained: a bar, and the mark of the quota, which stands below the others. */
export function AttainmentBars({ rows }: AttainmentBarsProps) {
  const [box, width] = useWidth<HTMLUListElement>()
  const bars = attainedBars(rows, width)
  return (
    <ul ref={box} class="charts-attained">
      {rows.map(({ label, series, part, of, pays }, i) => {
        const { bar, quota, isCut } = bars[i] ?? { bar: 0, quota: 0, isCut: false }
        return (
          <li key={label} class={seriesClass(series)}>
            <p class="charts-attained-words">
              <b>{label}</b>
              <b>{part.says}</b>
              <span class="muted">{of}</span>
              <span class="muted">{pays}</span>
            </p>
            <svg class="charts-svg" viewBox={`0 0 ${width} ${TALL}`} aria-hidden="true">
              <rect class="charts-track" y={3} width={width} height={8} rx={4} />
              <rect class="charts-attained-bar" y={3} width={bar} height={8} rx={4} />
              {isCut && <path class="charts-cut" d={`M${width - 14},${TALL}l6,-${TALL}`} />}
              <line class="charts-quota" x1={quota} x2={quota} y1={0} y2={TALL} />
            </svg>
          </li>
        )
      })}
    </ul>
  )
}
