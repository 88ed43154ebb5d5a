import { useId, useRef, useState } from 'preact/hooks'
import { go, page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import type { Workspace } from '../store/workspace.ts'
import { GiveText } from './GiveText.tsx'
import { givenText, giveText } from './given.ts'
import { plansIn, type Versions } from './versions.ts'
import { WORDS } from './words.ts'

export interface PickersProps {
  readonly workspace: Workspace
  readonly versions: Versions
}

const GIVE = { text: 'give-text', file: 'give-file', link: 'give-link' } as const

/** Which version before, which version after. */
export function Pickers({ workspace, versions }: PickersProps) {
  const { base, head } = versions
  const given = useStore(givenText, (now) => now)
  const [asking, ask] = useState<'text' | 'link' | undefined>(undefined)
  const file = useRef<HTMLInputElement>(null)
  const before = useRef<HTMLSelectElement>(null)
  const id = useId()
  const plans = plansIn(workspace.company)
  const own = [...workspace.edits.keys()].filter((path) => !workspace.given.has(path))
  const choose = (value: string): void => {
    if (value === GIVE.text) ask('text')
    else if (value === GIVE.link) ask('link')
    else if (value === GIVE.file) file.current?.click()
    else go({ base: value, head })
    // what was chosen is shown once it is there
    if (before.current !== null && Object.values<string>(GIVE).includes(value)) before.current.value = base
  }
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) giveText(WORDS.file(chosen.name), await chosen.text(), head)
  }
  return (
    <>
      <div class="review-pickers no-print">
        <div>
          <label for={`${id}-before`}>{WORDS.before}</label>
          <select id={`${id}-before`} ref={before} class="field" value={base} onChange={(event) => choose(event.currentTarget.value)}>
            {workspace.given.has(head) && <option value="shipped">{WORDS.shipped}</option>}
            {given !== undefined && <option value="given">{given.label}</option>}
            {plans.map(({ path, label }) => (
              <option key={path} value={`plan:${path}`}>
                {label}
              </option>
            ))}
            <option value={GIVE.text}>{WORDS.giveText}</option>
            <option value={GIVE.file}>{WORDS.giveFile}</option>
            <option value={GIVE.link}>{WORDS.giveLink}</option>
          </select>
          <input
            ref={file}
            type="file"
            accept=".plan,text/plain"
            hidden
            aria-label={WORDS.giveFile}
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </div>
        <div>
          <label for={`${id}-after`}>{WORDS.after}</label>
          <select id={`${id}-after`} class="field" value={head} onChange={(event) => go({ base, head: event.currentTarget.value })}>
            {plans.map(({ path, label }) => (
              <option key={path} value={path}>
                {label}
              </option>
            ))}
            {own.map((path) => (
              <option key={path} value={path}>
                {path}
              </option>
            ))}
          </select>
        </div>
      </div>
      {asking !== undefined && <GiveText kind={asking} path={head} close={() => ask(undefined)} />}
    </>
  )
}

/** The text that is shown, of the address: what it means, or line by line. */
export function Views({ isText }: { readonly isText: boolean }) {
  const show = (tab: string | undefined): void => {
    const { tab: _, ...rest } = page.get().address
    page.set((state) => ({ ...state, address: rest }))
    go(tab === undefined ? {} : { tab })
  }
  return (
    <fieldset class="review-views no-print">
      <legend class="only-read">{WORDS.views}</legend>
      <button type="button" aria-pressed={!isText} onClick={() => show(undefined)}>
        {WORDS.summary}
      </button>
      <button type="button" aria-pressed={isText} onClick={() => show('text')}>
        {WORDS.text}
      </button>
    </fieldset>
  )
}
