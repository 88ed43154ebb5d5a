/** A value that changes, and who wants to know. */
export interface Store<S> {
  readonly get: () => S
  /** The same value again tells nobody. */
  readonly set: (change: (now: S) => S) => void
  /** Tells of changes until the answer is called. */
  readonly subscribe: (tell: () => void) => () => void
}

export function createStore<S>(first: S): Store<S> {
  let now = first
  const listeners = new Set<() => void>()
  return {
    get: () => now,
    set: (change) => {
      const next = change(now)
      if (next === now) return
      now = next
      for (const tell of [...listeners]) tell()
    },
    subscribe: (tell) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
  }
}
