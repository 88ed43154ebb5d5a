/** The person and the period that the tabs are about, and what the plan pays there. */
import { useEffect } from 'preact/hooks'
import { tab } from '../../client/tab.ts'
import { type Answer, useAnswer } from '../../client/use-answer.ts'
import type { PeriodsShown } from '../../session/people.ts'
import { isRefusal, type Refusal } from '../../session/refusal.ts'
import type { ResultShown } from '../../session/result.ts'
import type { People } from '../../session/sample.ts'
import { page } from '../../store/page.ts'
import { createStore } from '../../store/store.ts'
import { useStore } from '../../store/use-store.ts'
import { useLater } from '../use-later.ts'

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

/** Who and when can be chosen. */
export function useChoices(period: string): Choices {
  const people = useLater('people', { period })
  const periods = useLater('periods', null)
  return {
    people: people === undefined || isRefusal(people) ? [] : people.all,
    periods: periods === undefined || isRefusal(periods) ? [] : periods.all,
  }
}
