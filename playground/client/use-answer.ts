/** Answers of the worker inside components. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useStore } from '../store/use-store.ts'
import type { Input, Output, Questions } from '../worker/protocol.ts'
import { firstAnswer } from './first.ts'
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
  /** Whether what is shown answers an older text or question, and no newer answer is on its way: the worker failed. */
  readonly isLeft: boolean
  readonly progress: Progress | undefined
  readonly cancel: () => void
}

interface Held<T> {
  /** The question and the text that `output` answers. */
  readonly answers: string | undefined
  readonly subject: string | undefined
  readonly output: T | undefined
  readonly isWaiting: boolean
  readonly progress: Progress | undefined
}

/**
 * Asks again whenever the text, the data or the question changes, and shows the answer of before until the next one is there; undefined as
 * `input` asks nothing. What a newer question overtakes is cancelled. What was answered when the page was built is not asked.
 */
export function useAnswer<N extends keyof Questions>(name: N, input: Input<N> | undefined): Answer<Output<N>> {
  const revision = useStore(tab, (state) => state.revision)
  const subject = useStore(tab, (state) => state.subject)
  const first = useStore(tab, (state) => (input === undefined ? undefined : firstAnswer(state.first, name, input)))
  const asker = useMemo(() => client.asker(name), [name])
  const held = useRef<Held<Output<N>>>({ answers: undefined, subject: undefined, output: undefined, isWaiting: false, progress: undefined })
  const [, draw] = useState(0)
  const asking = useRef<AbortController | undefined>(undefined)
  const key = input === undefined ? undefined : JSON.stringify(input)
  const asked = `${revision} ${key}`
  if (first !== undefined) held.current = { answers: asked, subject, output: first, isWaiting: false, progress: undefined }

  // before anything is painted: a frame is half of the time in which a key is to be answered
  useLayoutEffect(() => {
    const isOpen = revision > 0 && subject !== undefined
    if (input === undefined || first !== undefined || !isOpen) return
    const own = new AbortController()
    let isLast = true
    asking.current = own
    const hold = (change: Partial<Held<Output<N>>>): void => {
      if (!isLast) return
      held.current = { ...held.current, ...change }
      draw((count) => count + 1)
    }
    hold({ isWaiting: true, progress: undefined })
    const end = (output: Output<N> | undefined): void =>
      hold({ isWaiting: false, ...(output === undefined ? {} : { answers: asked, subject, output }) })
    const progress = (part: number, rows: number | null): void => hold({ progress: { part, rows } })
    asker(input, { signal: own.signal, progress }).then(end, (error: unknown) => {
      end(undefined)
      report(error)
    })
    return () => {
      isLast = false
    }
    // the question itself is compared by what it says
  }, [asker, key, revision, subject, first])

  return {
    output: held.current.subject === subject ? held.current.output : undefined,
    isWaiting: held.current.isWaiting,
    isLeft: input !== undefined && !held.current.isWaiting && held.current.output !== undefined && held.current.answers !== asked,
    progress: held.current.progress,
    cancel: () => asking.current?.abort(),
  }
}
