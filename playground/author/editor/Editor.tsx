/** The text of the file that is open: to read at once, to write as soon as the editor has come. */
import { useEffect, useState } from 'preact/hooks'
import { tab } from '../../client/tab.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { shownFile } from '../files/open.ts'
import { Bar } from './Bar.tsx'
import type { Mounted, mount } from './monaco/mount.ts'
import { Source } from './Source.tsx'
import { Written } from './Written.tsx'
import './code.css'
import './editor.css'

const textOf = (path: string | undefined): string | undefined => {
  const { workspace } = page.get()
  return path === undefined ? undefined : (workspace?.edits.get(path) ?? workspace?.given.get(path))
}

/** The text alone, to read. */
export function ReadOnly() {
  const path = useStore(page, shownFile)
  const text = useStore(page, () => textOf(path))
  return path === undefined || text === undefined ? null : <Source key={path} path={path} text={text} />
}

/** The editor's code: fetched when the page has answered and is idle, or when somebody wants to write. */
function useMount(): { readonly into: typeof mount | undefined; readonly want: () => void; readonly failed: boolean } {
  const [into, set] = useState<{ readonly mount: typeof mount } | undefined>(undefined)
  const [wanted, want] = useState(false)
  const [failed, fail] = useState(false)
  const isRead = useStore(tab, (state) => state.analysis !== undefined)
  useEffect(() => {
    if (!isRead) return
    const waiting = requestIdleCallback(() => want(true), { timeout: 1500 })
    return () => cancelIdleCallback(waiting)
  }, [isRead])
  useEffect(() => {
    if (!wanted) return
    import('./monaco/mount.ts').then(set, () => fail(true))
  }, [wanted])
  return { into: into?.mount, want: () => want(true), failed }
}

export function Editor() {
  const path = useStore(page, shownFile)
  const text = useStore(page, () => textOf(path))
  const { into, want, failed } = useMount()
  const [editor, shown] = useState<Mounted | undefined>(undefined)
  if (path === undefined || text === undefined) return null
  return (
    <div class="editor" onFocusCapture={want} onPointerDown={want}>
      <div class="editor-text">
        {into !== undefined && <Written path={path} mount={into} shown={shown} />}
        {editor === undefined && <Source key={path} path={path} text={text} />}
      </div>
      <Bar editor={editor} failed={failed} />
    </div>
  )
}
