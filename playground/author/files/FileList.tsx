/** The files of the company, by what they are. */
import type { FolderFile } from '../../../compiler/company-folder.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { openFile, shownFile } from './open.ts'
import { FILE_WORDS } from './words.ts'
import './files.css'

const ORDER: readonly FolderFile['kind'][] = ['plan', 'quotas', 'scenario', 'company', 'unnamed']

export function FileList() {
  const workspace = useStore(page, (state) => state.workspace)
  const shown = useStore(page, shownFile)
  if (workspace === undefined) return null
  const { company, edits, given } = workspace
  const own = [...edits.keys()].filter((path) => !given.has(path))
  const files: readonly FolderFile[] = [
    ...company.files,
    ...own.map((path): FolderFile => ({ path, kind: 'unnamed', label: '', base: null })),
  ]
  return (
    <nav aria-label={FILE_WORDS.list}>
      {ORDER.filter((kind) => files.some((file) => file.kind === kind)).map((kind) => (
        <section key={kind}>
          <h3 class="files-kind">{FILE_WORDS.kinds[kind]}</h3>
          <ul>
            {files
              .filter((file) => file.kind === kind)
              .map(({ path, label }) => (
                <li key={path}>
                  <button
                    type="button"
                    class="files-file"
                    aria-current={path === shown ? 'true' : undefined}
                    data-first={path === shown ? '' : undefined}
                    title={path}
                    onClick={() => openFile(path)}
                  >
                    <span class="files-label">{label || path}</span>
                    {edits.has(path) && <span class="files-edited">{FILE_WORDS.edited}</span>}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
