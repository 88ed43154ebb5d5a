/** Whether there is room to write: a phone gets the text to read. */
import { useEffect, useState } from 'preact/hooks'

const WIDE = '(min-width: 760px)'

export function useWide(): boolean {
  const [isWide, set] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const change = (): void => set(query.matches)
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  return isWide
}
