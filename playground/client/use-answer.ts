/** Answers of the worker inside components. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useStore } from '../store/use-store.ts'
import type { Input, Output, Questions } from '../worker/protocol.ts'
import { client, report, tab } from './tab.ts'

/** How far an answer has come, where it takes long. */
export interface Progress {
  readonly part: number
  readonly rows: number | null
}

export interface Answer<T> {
  /** The last answer about this plan, of an older text or question until the next one comes; undefined before the first. */
  readonly output: T | undefined
  /** Whether the next one is being worked out. */
  readonly isWaiting: boolean
  readonly progress: Progress | undefined
  readonly cancel: () => void
}

interface Held<T> {
  readonly subject: string | undefined
  readonly output: T | undefined
  readonly isWaiting: boolean
  readonly progress: Progress | undefined
}

/**
 * Asks again whenever the text, the data or the question changes, and shows the answer of before until the next one is there; undefined as
 * `input` asks nothing. What a newer question overtakes is cancelled.
 */
export function useAnswer<N extends keyof Questions>(name: N, input: Input<N> | undefined): Answer<Output<N>> {
  const revision = useStore(tab, (state) => state.revision)
  const subject = useStore(tab, (state) => state.subject)
  const asker = useMemo(() => client.asker(name), [name])
  const [held, hold] = useState<Held<Output<N>>>({ subject: undefined, output: undefined, isWaiting: false, progress: undefined })
  const asking = useRef<AbortController | undefined>(undefined)
  const key = input === undefined ? undefined : JSON.stringify(input)

  // before anything is painted: a frame is half of the time in which a key is to be answered
  useLayoutEffect(() => {
    if (input === undefined || subject === undefined) return
    const own = new AbortController()
    let isLast = true
    asking.current = own
    hold((now) => ({ ...now, isWaiting: true, progress: undefined }))
    const end = (output: Output<N> | undefined): void => {
      if (isLast) hold((now) => ({ ...now, isWaiting: false, ...(output === undefined ? {} : { subject, output }) }))
    }
    const progress = (part: number, rows: number | null): void => {
      if (isLast) hold((now) => ({ ...now, progress: { part, rows } }))
    }
    asker(input, { signal: own.signal, progress }).then(end, (error: unknown) => {
      end(undefined)
      report(error)
    })
    return () => {
      isLast = false
    }
    // the question itself is compared by what it says
  }, [asker, key, revision, subject])

  return {
    output: held.subject === subject ? held.output : undefined,
    isWaiting: held.isWaiting,
    progress: held.progress,
    cancel: () => asking.current?.abort(),
  }
}
