/** What is read out: at most once a second, the last that was true. */
import { useEffect, useRef, useState } from 'preact/hooks'

const BETWEEN = 1000

export function useStatus(text: string): string {
  const [said, say] = useState(text)
  const last = useRef(0)
  useEffect(() => {
    const now = performance.now()
    const waiting = setTimeout(
      () => {
        last.current = performance.now()
        say(text)
      },
      Math.max(0, last.current + BETWEEN - now),
    )
    return () => clearTimeout(waiting)
  }, [text])
  return said
}
