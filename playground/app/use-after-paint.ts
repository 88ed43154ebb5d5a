import { useEffect, useState } from 'preact/hooks'

/** False in the first drawing of a component and true once that has been painted: what is read first need not wait for the rest. */
export function useAfterPaint(): boolean {
  const [isPainted, painted] = useState(false)
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      rest = setTimeout(() => painted(true))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(rest)
    }
  }, [])
  return isPainted
}
