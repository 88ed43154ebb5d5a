import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { WORDS } from './words.ts'

interface LazyProps {
  readonly load: () => Promise<ComponentType>
}

/** A part of the page that is fetched when it is first shown. */
export function Lazy({ load }: LazyProps) {
  const [Part, setPart] = useState<ComponentType | undefined>(undefined)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let shown = true
    setFailed(false)
    load().then(
      (found) => shown && setPart(() => found),
      () => shown && setFailed(true),
    )
    return () => {
      shown = false
    }
  }, [load])
  if (failed) return <p role="alert">This part could not be fetched. Reload when there is a connection.</p>
  return Part === undefined ? (
    <p class="app-loading" role="status">
      {WORDS.loading}
    </p>
  ) : (
    <Part />
  )
}
