/** The data of a run: the company's, or files of the user's own, which never leave the tab. */
import { useState } from 'preact/hooks'
import { useAnswer } from '../../client/use-answer.ts'
import type { FileShown } from '../../session/records.ts'
import { isRefusal } from '../../session/refusal.ts'
import { useOwnData } from '../../store/actions.ts'
import { hasNoData, page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { download } from '../pages/download.ts'
import { SIMULATE_WORDS } from './words.ts'

interface Unmatched {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Takes files for those of the plan that are called the same. */
function takeFiles(taken: ReadonlyMap<string, Uint8Array>): void {
  const { workspace } = page.get()
  if (workspace !== undefined && taken.size > 0) useOwnData(new Map([...workspace.ownData, ...taken]))
}

const matchOf = (name: string, files: readonly FileShown[]): string | undefined =>
  files.find(({ file, records }) =>
    [file, ...records.map((record) => `${record}.csv`)].some((one) => one.toLowerCase() === name.toLowerCase()),
  )?.file

function FileRow({ file, header, bytes, isOwn }: FileShown & { readonly isOwn: boolean }) {
  return (
    <tr>
      <th scope="row">{file}</th>
      <td>{bytes === null ? SIMULATE_WORDS.missing : isOwn ? <b>{SIMULATE_WORDS.own}</b> : SIMULATE_WORDS.shipped}</td>
      <td class="number simulate-size">{bytes === null ? '' : SIMULATE_WORDS.size(bytes)}</td>
      <td class="number simulate-template">
        <button
          type="button"
          class="pages-link"
          aria-label={SIMULATE_WORDS.templateOf(file)}
          onClick={() => download(file, header, 'text/csv')}
        >
          {SIMULATE_WORDS.template}
        </button>
      </td>
    </tr>
  )
}

export function Files() {
  const own = useStore(page, (state) => state.workspace?.ownData)
  const isWithoutData = useStore(page, hasNoData)
  const { output } = useAnswer('files', null)
  const [unmatched, setUnmatched] = useState<readonly Unmatched[]>([])
  const [said, setSaid] = useState('')
  const [isOver, setOver] = useState(false)
  if (output === undefined || isRefusal(output)) return null
  const take = async (list: Iterable<File>): Promise<void> => {
    const read = await Promise.all([...list].map(async (one) => ({ name: one.name, bytes: new Uint8Array(await one.arrayBuffer()) })))
    const matched = read.flatMap(({ name, bytes }) => {
      const file = matchOf(name, output)
      return file === undefined ? [] : [[file, bytes] as const]
    })
    takeFiles(new Map(matched))
    setUnmatched(read.filter(({ name }) => matchOf(name, output) === undefined))
    setSaid(matched.length === 0 ? '' : SIMULATE_WORDS.taken(matched.map(([file]) => file).join(', ')))
  }
  const settle = ({ name, bytes }: Unmatched, file: string): void => {
    if (file !== '') {
      takeFiles(new Map([[file, bytes]]))
      setSaid(SIMULATE_WORDS.taken(file))
    }
    setUnmatched((now) => now.filter((one) => one.name !== name))
  }
  return (
    <details class="pages-more simulate-data" open={isWithoutData || (own?.size ?? 0) > 0 || unmatched.length > 0}>
      <summary>{SIMULATE_WORDS.files}</summary>
      <p class="muted">{SIMULATE_WORDS.filesWhy}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorter way to what the button does */}
      <div
        class={`simulate-drop${isOver ? ' simulate-drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer?.files ?? [])
        }}
      >
        <label class="button simulate-choose">
          {SIMULATE_WORDS.choose}
          <input
            class="only-read"
            type="file"
            multiple
            accept=".csv,text/csv"
            onChange={(event) => {
              void take(event.currentTarget.files ?? [])
              event.currentTarget.value = ''
            }}
          />
        </label>
        <span class="muted">{SIMULATE_WORDS.drop}</span>
        {(own?.size ?? 0) > 0 && (
          <button type="button" class="button" onClick={() => useOwnData(new Map())}>
            {SIMULATE_WORDS.back}
          </button>
        )}
      </div>
      {unmatched.map((one) => (
        <label key={one.name} class="simulate-which">
          {SIMULATE_WORDS.which(one.name)}
          <select class="field" onChange={(event) => settle(one, event.currentTarget.value)}>
            <option value="" disabled selected />
            {output.map(({ file }) => (
              <option key={file} value={file}>
                {file}
              </option>
            ))}
            <option value="">{SIMULATE_WORDS.leave}</option>
          </select>
        </label>
      ))}
      <p class="muted" role="status">
        {said}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={SIMULATE_WORDS.files}>
        <table class="table pages-table">
          <tbody>
            {output.map((one) => (
              <FileRow key={one.file} {...one} isOwn={own?.has(one.file) ?? false} />
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
