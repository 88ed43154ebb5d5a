/** What the plan pays one person: the sum, its parts, the curves; of a quotas file, the quotas. */
import { Lazy } from '../../app/Lazy.tsx'
import { Imagined } from '../../imagined/Imagined.tsx'
import { isRefusal } from '../../session/refusal.ts'
import { hasNoData, type PageState, page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { Refused } from '../layout/Refused.tsx'
import { Stale, useIsStale } from '../layout/Stale.tsx'
import { More } from './More.tsx'
import { PartCurve, PartRow } from './Part.tsx'
import { Pickers } from './Pickers.tsx'
import { useResult } from './use-result.ts'
import { RESULT_WORDS } from './words.ts'
import './result.css'

/** What is open is no plan that pays, but what gives people their quotas. */
const isQuotasFile = ({ workspace, address: { plan } }: PageState): boolean =>
  workspace?.company.files.find(({ path }) => path === plan)?.kind === 'quotas'

const loadQuotas = async () => (await import('../quotas/Quotas.tsx')).Quotas

export function Result() {
  return useStore(page, isQuotasFile) ? <Lazy load={loadQuotas} /> : <Pay />
}

function Pay() {
  const { output } = useResult()
  const isStale = useIsStale()
  const isWithoutData = useStore(page, hasNoData)
  if (output === undefined) return <p class="muted">{RESULT_WORDS.waiting}</p>
  if (isRefusal(output)) return isWithoutData && output.because === 'data' ? <Imagined /> : <Refused {...output} />
  const { person, period, days, earned, parts } = output
  return (
    <>
      <Stale />
      <Pickers person={person} period={period} />
      <div class={isStale ? 'stale' : undefined}>
        <h2 class="only-read">{`${person.name}, ${days}`}</h2>
        <p class="result-lead">{`${person.name} ${RESULT_WORDS.earns}`}</p>
        <p class="hero">{earned}</p>
        <p class="muted">{days}</p>
        <ul class="result-parts" aria-label={RESULT_WORDS.parts}>
          {parts.map((part) => (
            <PartRow key={part.part} {...part} />
          ))}
        </ul>
        <More person={person} period={period} />
        {parts.map((part) => (
          <PartCurve key={part.part} {...part} />
        ))}
      </div>
    </>
  )
}
