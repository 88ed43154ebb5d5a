/** What a quotas file computes: the tree, people over the year, territories, and the reason of each. */
import { useState } from 'preact/hooks'
import { useAnswer } from '../../client/use-answer.ts'
import type { QuotasShown } from '../../session/quotas.ts'
import { isRefusal, type Refusal } from '../../session/refusal.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { Refused } from '../layout/Refused.tsx'
import { Answer } from '../layout/Stale.tsx'
import { Blocks } from '../pages/Block.tsx'
import { useLastGood } from '../pages/use-last-good.ts'
import { PAGE_WORDS } from '../pages/words.ts'
import { Months } from './Months.tsx'
import { Territories } from './Territories.tsx'
import { Trees } from './Tree.tsx'
import { Why } from './Why.tsx'
import { QUOTA_WORDS } from './words.ts'
import '../pages/pages.css'
import './quotas.css'

const isShown = (answer: QuotasShown | Refusal): answer is QuotasShown => !isRefusal(answer)

export function Quotas() {
  const plan = useStore(page, (state) => state.address.plan)
  const [asked, ask] = useState<string | undefined>(undefined)
  const { output } = useAnswer('quotas', { path: null })
  const { shown } = useLastGood(output, isShown)
  if (shown === undefined) return <p class="muted">{PAGE_WORDS.waiting}</p>
  if (isRefusal(shown))
    return shown.because === 'asked' ? (
      <div class="pages-empty">
        <h2>{QUOTA_WORDS.none}</h2>
        <p>{shown.message}.</p>
        <p class="muted">{QUOTA_WORDS.noneWhy}</p>
      </div>
    ) : (
      <Refused {...shown} />
    )
  const { file, page: told, quotas, territories, keys } = shown
  return (
    <Answer>
      <h2>{told.title}</h2>
      <p class="muted">{told.under}</p>
      {file !== plan && <p class="muted">{QUOTA_WORDS.drawn(file)}</p>}
      {quotas.map((quota) => (
        <Trees key={quota.metric} quota={quota} why={ask} />
      ))}
      {territories !== null && <Territories shown={territories} why={ask} />}
      <Why file={file} keys={keys} asked={asked} ask={ask} />
      {quotas.map((quota) => (
        <Months key={quota.metric} quota={quota} />
      ))}
      <details class="pages-more pages-block">
        <summary>{QUOTA_WORDS.whole}</summary>
        <Blocks blocks={told.blocks} />
      </details>
    </Answer>
  )
}
