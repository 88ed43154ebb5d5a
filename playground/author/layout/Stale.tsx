/** An answer that is of an older text, marked as one. */
import type { ComponentChildren } from 'preact'
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

/** An answer: of the text as it is, or said to be of the last valid one, and shown in the ink of what stands back. */
export function Answer({ children }: { readonly children: ComponentChildren }) {
  const isStale = useIsStale()
  return (
    <>
      <Stale />
      <div class={isStale ? 'stale' : undefined}>{children}</div>
    </>
  )
}
