/** What holds of the plan, and how that is known. */

import { useState } from 'preact/hooks'
import { placeKey } from '../../../messages/span.ts'
import { useAnswer } from '../../client/use-answer.ts'
import type { Holding } from '../../session/holds.ts'
import type { ProofsShown } from '../../session/proofs.ts'
import { isRefusal } from '../../session/refusal.ts'
import { Refused } from '../layout/Refused.tsx'
import { Answer } from '../layout/Stale.tsx'
import { Blocks } from '../pages/Block.tsx'
import { PeriodPicker } from '../pages/PeriodPicker.tsx'
import { PlaceLink } from '../pages/Place.tsx'
import { usePeriod } from '../pages/use-period.ts'
import { PAGE_WORDS } from '../pages/words.ts'
import { PartProof } from './Part.tsx'
import { PROOF_WORDS } from './words.ts'
import '../pages/pages.css'
import './proofs.css'

function Promises({ promises }: Pick<ProofsShown, 'promises'>) {
  return (
    <section class="pages-block">
      <h3>{PROOF_WORDS.promises}</h3>
      <p class="muted">{promises.length === 0 ? PROOF_WORDS.noPromises : PROOF_WORDS.promiseWhy}</p>
      <ul class="proofs-laws">
        {promises.map(({ title, span }) => (
          <li key={placeKey(span.start)} class="proofs-law">
            <span class="pages-badge pages-badge-look">{PROOF_WORDS.undecided}</span>
            <span>
              {title} <PlaceLink span={span} of={title} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Coverage({ parts, examples }: Holding) {
  return (
    <section class="pages-block">
      <h3>{PROOF_WORDS.coverage}</h3>
      <table class="table pages-table">
        <thead>
          <tr>
            <th scope="col">{PROOF_WORDS.part}</th>
            <th scope="col" class="number">
              {PROOF_WORDS.examples}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((one) => (
            <tr key={one.part}>
              <th scope="row">{one.label}</th>
              <td class="number">
                {one.examples === 0 ? <span class="pages-badge pages-badge-look">{PROOF_WORDS.notAsked}</span> : one.examples}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{PROOF_WORDS.coverageNote(examples)}</p>
    </section>
  )
}

/** The bounds of every number: for any data, or those of one run. */
function Exact({ anyData, period }: { readonly anyData: ProofsShown['page']; readonly period: string | undefined }) {
  const [onData, setOnData] = useState(false)
  const { output } = useAnswer('proofOfPeriod', onData && period !== undefined ? { period } : undefined)
  const shown = onData ? output : anyData
  return (
    <details class="pages-more pages-block">
      <summary>{PROOF_WORDS.exact}</summary>
      <div class="pages-head proofs-exact">
        <label>
          <span class="only-read">{PROOF_WORDS.which}</span>
          <select class="field" value={onData ? 'run' : 'any'} onChange={(event) => setOnData(event.currentTarget.value === 'run')}>
            <option value="any">{PROOF_WORDS.any}</option>
            {period !== undefined && <option value="run">{PROOF_WORDS.run(period)}</option>}
          </select>
        </label>
      </div>
      {shown === undefined && <p class="muted">{PAGE_WORDS.waiting}</p>}
      {shown !== undefined && (isRefusal(shown) ? <Refused {...shown} /> : <Blocks blocks={shown.blocks} />)}
    </details>
  )
}

export function Proofs() {
  const { period, all, refused } = usePeriod()
  const { output: proofs } = useAnswer('proofs', null)
  const { output: holds } = useAnswer('holds', period === undefined ? undefined : { period })
  if (proofs === undefined) return <p class="muted">{PAGE_WORDS.waiting}</p>
  if (isRefusal(proofs)) return <Refused {...proofs} />
  return (
    <Answer>
      <div class="pages-head">
        <h2>{PROOF_WORDS.title}</h2>
        <div class="pages-choices">{all.length > 0 && <PeriodPicker label={PROOF_WORDS.period} period={period} all={all} />}</div>
      </div>
      {holds === undefined && refused !== undefined && <Refused {...refused} />}
      {holds === undefined && refused === undefined && <p class="muted">{PAGE_WORDS.waiting}</p>}
      {holds !== undefined &&
        (isRefusal(holds) ? (
          <Refused {...holds} />
        ) : (
          <>
            {holds.parts.map((part, at) => (
              <PartProof key={part.part} part={part} at={at} />
            ))}
            <Coverage {...holds} />
          </>
        ))}
      <Promises promises={proofs.promises} />
      <Exact anyData={proofs.page} period={period} />
    </Answer>
  )
}
