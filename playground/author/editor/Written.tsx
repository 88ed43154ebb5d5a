/** The editor in its place on the page. */
import { useEffect, useRef } from 'preact/hooks'
import type { Mounted, mount } from './monaco/mount.ts'

interface WrittenProps {
  readonly path: string
  readonly mount: typeof mount
  /** Told once the editor shows the text. */
  readonly shown: (editor: Mounted | undefined) => void
}

export function Written({ path, mount: into, shown }: WrittenProps) {
  const host = useRef<HTMLDivElement>(null)
  const mounted = useRef<Mounted | undefined>(undefined)
  useEffect(() => {
    if (host.current === null) return
    const made = into(host.current)
    mounted.current = made
    made.show(path)
    let isHere = true
    void made.coloured.then(() => {
      if (!isHere) return
      const isRead = document.activeElement?.closest('.code') != null
      shown(made)
      if (isRead) made.focus()
    })
    return () => {
      isHere = false
      made.end()
      shown(undefined)
    }
  }, [])
  useEffect(() => mounted.current?.show(path), [path])
  return <div ref={host} class="editor-written" />
}
