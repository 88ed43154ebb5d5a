/** Said above an answer that is of an older text. */
import { tab } from '../../client/tab.ts'
import { useStore } from '../../store/use-store.ts'
import { goTo } from '../place.ts'
import { WORDS } from '../words.ts'

/** Whether what is shown is of the last valid text, not of the text as it is. */
export const useIsStale = (): boolean => useStore(tab, (state) => state.analysis?.stale != null)

export function Stale() {
  const analysis = useStore(tab, (state) => state.analysis)
  const errors = analysis?.findings.filter(({ severity }) => severity === 'error') ?? []
  const [first] = errors
  if (analysis === undefined || analysis.stale === null || first === undefined) return null
  return (
    <p class="author-stale">
      <span>{WORDS.stale(errors.length, analysis.stale.line)}</span>
      <button type="button" class="button" onClick={() => goTo(first.span)}>
        {WORDS.goTo}
      </button>
    </p>
  )
}
