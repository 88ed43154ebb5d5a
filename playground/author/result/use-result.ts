/** The person and the period that the tabs are about, and what the plan pays there. */
import { useEffect, useState } from 'preact/hooks'
import { client, report, tab } from '../../client/tab.ts'
import { type Answer, useAnswer } from '../../client/use-answer.ts'
import type { PeriodsShown } from '../../session/people.ts'
import { isRefusal, type Refusal } from '../../session/refusal.ts'
import type { ResultShown } from '../../session/result.ts'
import type { People } from '../../session/sample.ts'
import { page } from '../../store/page.ts'
import { createStore } from '../../store/store.ts'
import { useStore } from '../../store/use-store.ts'

/** Whom and when the page began with, so that it is found once and not at every letter. */
export const began = createStore<{ readonly subject: string; readonly person: string; readonly period: string } | undefined>(undefined)

export function useResult(): Answer<ResultShown | Refusal> {
  const { rep, period } = useStore(page, (state) => state.address)
  const subject = useStore(tab, (state) => state.subject)
  const first = useStore(began, (now) => (now?.subject === subject ? now : undefined))
  const answer = useAnswer('result', { person: rep ?? first?.person ?? null, period: period ?? first?.period ?? null })
  const { output } = answer
  useEffect(() => {
    if (subject === undefined || output === undefined || isRefusal(output)) return
    began.set((now) => (now?.subject === subject ? now : { subject, person: output.person.id, period: output.period }))
  }, [subject, output])
  return answer
}

export interface Choices {
  readonly people: People['all']
  readonly periods: PeriodsShown['all']
}

/** Long enough after the last letter that lists do not hold up what is typed. */
const LATER = 600

/** Who and when can be chosen; brought up to date once the typing rests. */
export function useChoices(period: string | undefined): Choices {
  const revision = useStore(tab, (state) => state.revision)
  const subject = useStore(tab, (state) => state.subject)
  const [choices, set] = useState<Choices & { readonly subject?: string | undefined }>({ people: [], periods: [] })
  useEffect(() => {
    if (period === undefined || subject === undefined) return
    let isLast = true
    const ask = async (): Promise<void> => {
      const [people, periods] = await Promise.all([client.call('people', { period }), client.call('periods', null)])
      if (isLast && !isRefusal(people) && !isRefusal(periods)) set({ people: people.all, periods: periods.all, subject })
    }
    const waiting = setTimeout(() => void ask().catch(report), choices.subject === subject ? LATER : 0)
    return () => {
      isLast = false
      clearTimeout(waiting)
    }
  }, [revision, subject, period])
  return choices.subject === subject ? choices : { people: [], periods: [] }
}
