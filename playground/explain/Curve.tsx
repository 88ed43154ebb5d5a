import { useMemo } from 'preact/hooks'
import type { Curve } from '../../compiler/describe/curve/curve.ts'
import { payoutFigure } from '../../compiler/describe/figure/payout.ts'
import { PayoutCurve } from '../charts/PayoutCurve.tsx'
import { PayoutDrawing } from '../charts/PayoutDrawing.tsx'
import { type Series, seriesClass } from '../charts/series.ts'

/** On paper two stand beside each other, and all on one sheet. */
const PAPER = { width: 400, height: 186 }

/** A payout curve for the room that it has on the screen, and once more for paper. */
export function CurveFigure({ curve, series }: { readonly curve: Curve; readonly series: Series }) {
  const onPaper = useMemo(() => payoutFigure({ curve, before: null }, PAPER), [curve])
  return (
    <div class="explain-curve">
      <div class="no-print">
        <PayoutCurve curve={curve} series={series} height={320} />
      </div>
      <div class={`only-paper ${seriesClass(series)}`}>
        <PayoutDrawing figure={onPaper} />
      </div>
    </div>
  )
}
