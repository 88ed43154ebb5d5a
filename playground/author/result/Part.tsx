/** One part of pay: what it earned, and what other results would pay. */
import { MarginalStrip } from '../../charts/MarginalStrip.tsx'
import { PayoutCurve } from '../../charts/PayoutCurve.tsx'
import { seriesAt, seriesClass } from '../../charts/series.ts'
import type { PartShown } from '../../session/result.ts'
import { goTo } from '../place.ts'
import { RESULT_WORDS } from './words.ts'

/** The row of a part in the list of them. */
export function PartRow({ label, earned, ofTarget, share, series, span }: PartShown) {
  return (
    <li class={`result-part ${seriesClass(seriesAt(series))}`}>
      <span class="result-label">
        {span === null ? (
          label
        ) : (
          <button type="button" class="result-link" title={RESULT_WORDS.goTo(label)} onClick={() => goTo(span)}>
            {label}
          </button>
        )}
        {ofTarget !== '' && <span class="muted">{RESULT_WORDS.ofTarget(ofTarget)}</span>}
      </span>
      <span class="number">{earned}</span>
      <svg class="result-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="result-bar-all" width="100" height="8" />
        <rect class="result-bar-own" width={share * 100} height="8" />
      </svg>
    </li>
  )
}

export function PartCurve({ label, curve, series }: PartShown) {
  if (curve === null) return null
  return (
    <section class="result-curve" aria-label={RESULT_WORDS.curve(label)}>
      <h3>{label}</h3>
      <PayoutCurve curve={curve} series={seriesAt(series)} height={250} />
      <MarginalStrip curve={curve} series={seriesAt(series)} />
    </section>
  )
}
