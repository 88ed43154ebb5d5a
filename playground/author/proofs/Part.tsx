/** What holds of one part of pay: laws with their verdicts, and the jumps of its curve. */
import { PayoutCurve } from '../../charts/PayoutCurve.tsx'
import { seriesAt } from '../../charts/series.ts'
import type { Law, PartHolds, Verdict } from '../../session/holds.ts'
import { PlaceLink } from '../pages/Place.tsx'
import { PROOF_WORDS } from './words.ts'

const BADGES: Readonly<Record<Verdict, string>> = {
  proved: 'pages-badge-good',
  tested: 'pages-badge-good',
  refuted: 'pages-badge-bad',
  open: 'pages-badge-look',
}

function LawRow({ says, verdict, how, counterexample }: Law) {
  return (
    <li class="proofs-law">
      <span class={`pages-badge ${BADGES[verdict]}`}>{PROOF_WORDS.verdicts[verdict]}</span>
      <span>
        {says}
        <span class="muted proofs-how">{how}.</span>
        {counterexample !== null && (
          <span class="loss proofs-how">{PROOF_WORDS.counterexample(counterexample.at, counterexample.from, counterexample.to)}</span>
        )}
      </span>
    </li>
  )
}

export function PartProof({ part, at }: { readonly part: PartHolds; readonly at: number }) {
  const { label, origin, curve, cliffs, laws } = part
  return (
    <section class="pages-block">
      <h3 class="proofs-part">
        {label} <PlaceLink span={origin.span} of={label} />
      </h3>
      <ul class="proofs-laws">
        {laws.map((law) => (
          <LawRow key={law.says} {...law} />
        ))}
      </ul>
      {curve !== null && (
        <>
          {cliffs.length === 0 ? (
            <p class="muted">{PROOF_WORDS.noCliffs}</p>
          ) : (
            <ul class="proofs-cliffs" aria-label={PROOF_WORDS.cliffs(cliffs.length)}>
              {cliffs.map(({ at: place, from, to }) => (
                <li key={place}>
                  <span class="pages-badge pages-badge-look">{place}</span> {PROOF_WORDS.cliff(place, from, to)}
                </li>
              ))}
            </ul>
          )}
          <PayoutCurve curve={curve} series={seriesAt(at)} height={240} />
        </>
      )}
    </section>
  )
}
