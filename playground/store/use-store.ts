import { useEffect, useRef, useState } from 'preact/hooks'
import type { Store } from './store.ts'

/** Part of a store; the component is drawn again when that part is another value. */
export function useStore<S, T>(store: Store<S>, select: (state: S) => T): T {
  const value = select(store.get())
  const [, draw] = useState(0)
  const last = useRef({ select, value })
  last.current = { select, value }
  useEffect(() => {
    const check = (): void => {
      const { select: choose, value: shown } = last.current
      if (!Object.is(choose(store.get()), shown)) draw((count) => count + 1)
    }
    check()
    return store.subscribe(check)
  }, [store])
  return value
}
