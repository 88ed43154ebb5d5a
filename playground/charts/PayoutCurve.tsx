import type { Curve } from '../../compiler/describe/curve/curve.ts'
import { type Dot, type PayoutFigure, payoutFigure, type Trail } from '../../compiler/describe/figure/payout.ts'
import { sayStop } from '../../compiler/describe/figure/stops.ts'
import { Drawing, Label } from './Drawing.tsx'
import { type Series, seriesClass } from './series.ts'
import { ChartTable } from './Table.tsx'
import { useWalk } from './use-walk.ts'
import { useWidth } from './use-width.ts'
import { WORDS } from './words.ts'
import './charts.css'

export interface PayoutCurveProps {
  readonly curve: Curve
  /** The curve before a change, dashed below. */
  readonly before?: Curve | null
  readonly series: Series
  readonly height?: number
}

const RADIUS: Readonly<Record<Dot['kind'], number>> = { bend: 4, open: 4, paid: 4, you: 6 }

function Grid({ plot, grid, ticks, names }: PayoutFigure) {
  return (
    <>
      {grid.map(({ y, text, isGround }) => (
        <g key={text}>
          <line class={isGround ? 'charts-ground' : 'charts-grid'} x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <Label text={text} x={plot.left - 8} y={y + 4} anchor="end" />
        </g>
      ))}
      {ticks.at.map((x) => (
        <line key={x} class="charts-tick" x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 5} />
      ))}
      {[...ticks.texts, ...names].map((text) => (
        <Label key={`${text.x} ${text.text}`} {...text} />
      ))}
    </>
  )
}

function Line({ line, jumps, kind }: Trail & { readonly kind: 'now' | 'before' }) {
  return (
    <>
      {jumps.map((jump) => (
        <path key={jump} class="charts-jump" d={jump} />
      ))}
      <path class={`charts-line charts-line-${kind}`} d={line} />
    </>
  )
}

/** What is earned for every result: exact knots, read by arrow keys and as a table. */
export function PayoutCurve({ curve, before = null, series, height = 300 }: PayoutCurveProps) {
  const [box, width] = useWidth<HTMLElement>()
  const figure = payoutFigure({ curve, before }, { width, height })
  const { at, leave, onKeyDown, onPointerMove } = useWalk(figure.stops, width)
  const { area, drop, now, dots, told, stops } = figure
  return (
    <div class={`charts-figure ${seriesClass(series)}`}>
      <figure
        ref={box}
        class="charts-walk"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys read the curve
        tabIndex={0}
        aria-label={`${curve.title}. ${WORDS.walk}`}
        onKeyDown={onKeyDown}
        onBlur={leave}
        onPointerMove={onPointerMove}
        onPointerLeave={leave}
      >
        <Drawing width={width} height={height} title={figure.title} description={figure.description}>
          <Grid {...figure} />
          {area !== null && <path class="charts-area" d={area} />}
          {drop !== null && <path class="charts-drop" d={drop} />}
          {figure.before !== null && <Line {...figure.before} kind="before" />}
          <Line {...now} kind="now" />
          {dots.map(({ kind, x, y }) => (
            <circle key={`${kind} ${x} ${y}`} class={`charts-dot charts-dot-${kind}`} cx={x} cy={y} r={RADIUS[kind]} />
          ))}
          {told.map((text) => (
            <Label key={`${text.x} ${text.text}`} {...text} />
          ))}
          {at !== undefined && <circle class="charts-dot charts-dot-at" cx={at.left} cy={at.top} r={7} />}
        </Drawing>
        <p class="charts-said" role="status">
          {at === undefined ? '' : sayStop(at)}
        </p>
      </figure>
      {before !== null && (
        <ul class="charts-legend">
          {(['now', 'before'] as const).map((kind) => (
            <li key={kind}>
              <svg viewBox="0 0 24 12" aria-hidden="true">
                <path class={`charts-line charts-line-${kind}`} d="M0,6H24" />
              </svg>
              {WORDS[kind]}
            </li>
          ))}
        </ul>
      )}
      {curve.notes.length > 0 && <p class="muted">{curve.notes.join(' ')}</p>}
      <ChartTable
        caption={figure.title}
        head={[curve.x, curve.y, '']}
        rows={stops.map((stop) => [stop.at, stop.pays, stop.note])}
        words={[2]}
      />
    </div>
  )
}
