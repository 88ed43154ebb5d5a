import type { Curve } from '../../compiler/describe/curve/curve.ts'
import { payoutFigure } from '../../compiler/describe/figure/payout.ts'
import { sayStop } from '../../compiler/describe/figure/stops.ts'
import { PayoutDrawing } from './PayoutDrawing.tsx'
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

/** What is earned for every result: exact knots, read by arrow keys and as a table. */
export function PayoutCurve({ curve, before = null, series, height = 300 }: PayoutCurveProps) {
  const [box, width] = useWidth<HTMLElement>()
  const figure = payoutFigure({ curve, before }, { width, height })
  const { at, leave, onKeyDown, onPointerMove } = useWalk(figure.stops, width)
  const { stops } = figure
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
        <PayoutDrawing figure={figure} at={at} />
        <div class="charts-below">
          <p class={`muted${at === undefined ? '' : ' charts-behind'}`}>{curve.notes.join(' ')}</p>
          <p class="charts-said" role="status">
            {at === undefined ? '' : sayStop(at)}
          </p>
        </div>
      </figure>
      <ChartTable
        caption={figure.title}
        head={[curve.x, curve.y, WORDS.note]}
        rows={stops.map((stop) => [stop.at, stop.pays, stop.note])}
        words={[2]}
      />
    </div>
  )
}
