/** The text of the file that is open. */
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { shownFile } from '../files/open.ts'
import { Source } from './Source.tsx'
import './code.css'

const textOf = (path: string | undefined): string | undefined => {
  const { workspace } = page.get()
  return path === undefined ? undefined : (workspace?.edits.get(path) ?? workspace?.given.get(path))
}

export function Editor() {
  const path = useStore(page, shownFile)
  const text = useStore(page, () => textOf(path))
  if (path === undefined || text === undefined) return null
  return <Source key={path} path={path} text={text} />
}
