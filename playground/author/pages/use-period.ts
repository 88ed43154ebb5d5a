/** The period that the tabs are about: the one in the address, else the one that the page begins with. */
import { useAnswer } from '../../client/use-answer.ts'
import type { PeriodsShown } from '../../session/people.ts'
import { isRefusal, type Refusal } from '../../session/refusal.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'

export interface PeriodChosen {
  readonly period: string | undefined
  readonly all: PeriodsShown['all']
  /** Why there are no periods. */
  readonly refused: Refusal | undefined
}

export function usePeriod(): PeriodChosen {
  const asked = useStore(page, (state) => state.address.period)
  const { output } = useAnswer('periods', null)
  if (output === undefined) return { period: asked, all: [], refused: undefined }
  if (isRefusal(output)) return { period: undefined, all: [], refused: output }
  return { period: asked ?? output.first, all: output.all, refused: undefined }
}
