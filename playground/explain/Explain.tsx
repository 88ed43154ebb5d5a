import { useState } from 'preact/hooks'
import { useHeaderAction } from '../app/header-action.ts'
import { tab } from '../client/tab.ts'
import { useAnswer } from '../client/use-answer.ts'
import type { PeriodsShown } from '../session/people.ts'
import { isRefusal } from '../session/refusal.ts'
import { page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { useEmbedHeight } from './embed.ts'
import { PlanPage, Refused, Said, StaleBanner } from './States.tsx'
import { View } from './View.tsx'
import { WORDS } from './words.ts'
import './explain.css'
import './lines.css'
import './asked.css'
import './print.css'

const print = (): void => window.print()

/** A reader's view: what one person earns, and why. */
export function Explain() {
  const isEmbedded = useStore(page, ({ address }) => address.embed !== undefined)
  const isStale = useStore(tab, ({ analysis }) => analysis?.stale != null)
  const { output: periods } = useAnswer('periods', null)
  useHeaderAction(periods === undefined || isRefusal(periods) ? undefined : { label: WORDS.print, short: WORDS.printShort, run: print })
  useEmbedHeight(isEmbedded)
  const isOfLastGood = isStale && !isRefusal(periods)
  return (
    <div class="explain">
      {isOfLastGood && <StaleBanner />}
      {periods === undefined ? (
        <p class="explain-waiting muted" role="status">
          {WORDS.loading}
        </p>
      ) : isRefusal(periods) ? (
        <div class="explain-alone">
          <Refused refusal={periods} />
        </div>
      ) : (
        <div class={isOfLastGood ? 'stale' : undefined}>
          <Person periods={periods} />
        </div>
      )}
    </div>
  )
}

/** Whose pay it is: the one in the address, or the one whom the page begins with. */
function Person({ periods }: { readonly periods: PeriodsShown }) {
  const { rep, period } = useStore(page, ({ address }) => address)
  const isShipped = useStore(page, ({ workspace }) => (workspace?.ownData.size ?? 0) === 0)
  const [all, showAll] = useState(false)
  const asked = { person: rep ?? periods.person, period: period ?? periods.first }
  if (asked.person === '')
    return (
      <div class="explain-alone">
        <Said title={WORDS.nobody} under={WORDS.nobodyUnder} />
        <PlanPage />
      </div>
    )
  return <View asked={asked} periods={periods} isSample={isShipped && rep === undefined} all={all} showAll={showAll} />
}
