import type { CurveChange } from '../../compiler/review/curves.ts'
import { PayoutCurve } from '../charts/PayoutCurve.tsx'
import { seriesAt } from '../charts/series.ts'
import { WORDS } from './words.ts'

/** Payout curves that changed, before and after. */
export function Curves({ curves }: { readonly curves: readonly CurveChange[] }) {
  return (
    <>
      {curves.map(({ curve, before, says, place }) => (
        <section key={curve.title} class="card">
          <h2>{WORDS.curve(curve.title)}</h2>
          {says !== '' && <p class="muted">{says}</p>}
          <PayoutCurve curve={curve} before={before} series={seriesAt(place)} />
        </section>
      ))}
    </>
  )
}
