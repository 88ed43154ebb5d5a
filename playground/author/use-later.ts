/** Answers for what need not keep up with every letter: asked once the typing rests. */
import { useEffect, useState } from 'preact/hooks'
import { client, report, tab } from '../client/tab.ts'
import { useStore } from '../store/use-store.ts'
import type { Input, Output, Questions } from '../worker/protocol.ts'

const REST = 250

/** The last answer about the open plan; undefined before the first, and while `input` is. */
export function useLater<N extends keyof Questions>(name: N, input: Input<N> | undefined): Output<N> | undefined {
  const revision = useStore(tab, (state) => state.revision)
  const subject = useStore(tab, (state) => state.subject)
  const key = input === undefined ? undefined : JSON.stringify([subject, input])
  const [held, hold] = useState<{ readonly key: string; readonly output: Output<N> } | undefined>(undefined)
  useEffect(() => {
    if (input === undefined || key === undefined || subject === undefined || revision === 0) return
    let isLast = true
    const ask = (): void =>
      void client.call(name, input).then((output) => {
        if (isLast) hold({ key, output })
      }, report)
    const waiting = setTimeout(ask, held?.key === key ? REST : 0)
    return () => {
      isLast = false
      clearTimeout(waiting)
    }
    // the question itself is compared by what it says
  }, [name, key, revision])
  return held?.key === key ? held?.output : undefined
}
