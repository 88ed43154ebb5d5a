/** The button at the end of the header, which each view has for itself: print, copy as a comment. */
import { useEffect } from 'preact/hooks'
import { createStore } from '../store/store.ts'

export interface HeaderAction {
  readonly label: string
  /** The beginning of the label, for where there is no room for all of it. */
  readonly short?: string
  readonly run: () => void
  /** What is said once it was done. */
  readonly done?: string
}

export const headerAction = createStore<HeaderAction | undefined>(undefined)

/** Puts a button into the header while the component is shown; undefined for none. `run` should keep its identity between drawings. */
export function useHeaderAction(action: HeaderAction | undefined): void {
  const { label, short, run, done } = action ?? {}
  useEffect(() => {
    if (label === undefined || run === undefined) return
    const mine: HeaderAction = {
      label,
      run,
      ...(short === undefined ? {} : { short }),
      ...(done === undefined ? {} : { done }),
    }
    headerAction.set(() => mine)
    return () => headerAction.set((now) => (now === mine ? undefined : now))
  }, [label, short, run, done])
}
