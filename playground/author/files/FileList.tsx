/** The files of the company, by what they are. */
import { useState } from 'preact/hooks'
import type { FolderFile } from '../../../compiler/company-folder.ts'
import { go, page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { Delete } from './Delete.tsx'
import { NewFile } from './NewFile.tsx'
import { openFile, shownFile } from './open.ts'
import { take } from './own.ts'
import { FILE_WORDS } from './words.ts'
import './files.css'

const ORDER: readonly FolderFile['kind'][] = ['plan', 'quotas', 'scenario', 'company', 'unnamed']

/** What pays or plans is what the page is about; what it uses is looked at beside it. */
const open = ({ kind, path }: FolderFile): void => (kind === 'company' ? openFile(path) : go({ plan: path, file: '' }))

interface EntryProps {
  readonly file: FolderFile
  readonly isShown: boolean
  readonly isEdited: boolean
  readonly isOwn: boolean
}

function Entry({ file, isShown, isEdited, isOwn }: EntryProps) {
  return (
    <li class="files-row">
      <button
        type="button"
        class="files-file"
        aria-current={isShown ? 'true' : undefined}
        data-first={isShown ? '' : undefined}
        title={file.path}
        onClick={() => open(file)}
      >
        <span class="files-label">{file.label || file.path}</span>
        {isEdited && !isOwn && <span class="files-edited">{FILE_WORDS.edited}</span>}
      </button>
      {isOwn && <Delete path={file.path} />}
    </li>
  )
}

export function FileList() {
  const workspace = useStore(page, (state) => state.workspace)
  const shown = useStore(page, shownFile)
  const [isOver, over] = useState(false)
  if (workspace === undefined) return null
  const { company, edits, given } = workspace
  const own = [...edits.keys()].filter((path) => !given.has(path))
  const files: readonly FolderFile[] = [
    ...company.files.filter(({ path }) => given.has(path)),
    ...own.map((path): FolderFile => ({ path, kind: 'unnamed', label: '', base: null })),
  ]
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    over(false)
    void take([...(event.dataTransfer?.files ?? [])])
  }
  return (
    <nav
      class={isOver ? 'files files-over' : 'files'}
      aria-label={FILE_WORDS.list}
      onDragOver={(event) => {
        event.preventDefault()
        over(true)
      }}
      onDragLeave={() => over(false)}
      onDrop={drop}
    >
      {ORDER.filter((kind) => files.some((file) => file.kind === kind)).map((kind) => (
        <section key={kind}>
          <h2 class="files-kind">{FILE_WORDS.kinds[kind]}</h2>
          <ul>
            {files
              .filter((file) => file.kind === kind)
              .map((file) => (
                <Entry
                  key={file.path}
                  file={file}
                  isShown={file.path === shown}
                  isEdited={edits.has(file.path)}
                  isOwn={!given.has(file.path)}
                />
              ))}
          </ul>
        </section>
      ))}
      <NewFile />
    </nav>
  )
}
