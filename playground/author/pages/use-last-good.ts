/** An answer that there is only for a whole text: while the text has errors, the last one is shown. */
import { useRef } from 'preact/hooks'
import { tab } from '../../client/tab.ts'
import { useStore } from '../../store/use-store.ts'

export function useLastGood<T, G extends T>(output: T | undefined, isGood: (output: T) => output is G): { readonly shown: T | undefined } {
  const subject = useStore(tab, (state) => state.subject)
  const last = useRef<{ readonly subject: string | undefined; readonly output: G } | undefined>(undefined)
  if (output !== undefined && isGood(output)) last.current = { subject, output }
  const kept = last.current?.subject === subject ? last.current?.output : undefined
  return { shown: output === undefined || isGood(output) ? output : (kept ?? output) }
}
