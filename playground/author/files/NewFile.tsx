/** Makes a file, or takes one in. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { create, take, unfit } from './own.ts'
import { FILE_WORDS } from './words.ts'

function Form({ close }: { readonly close: () => void }) {
  const [name, setName] = useState('my-plan.plan')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const submit = (event: Event): void => {
    event.preventDefault()
    const why = unfit(name)
    setWrong(why)
    if (why !== undefined) return
    create(name)
    close()
  }
  return (
    <form class="files-form" onSubmit={submit}>
      <label>
        <span class="only-read">{FILE_WORDS.name}</span>
        <input
          ref={input}
          class="field"
          value={name}
          spellcheck={false}
          aria-invalid={wrong !== undefined}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        />
      </label>
      {wrong !== undefined && (
        <p class="loss" role="alert">
          {wrong}
        </p>
      )}
      <div class="files-buttons">
        <button type="submit" class="button button-main">
          {FILE_WORDS.create}
        </button>
        <button type="button" class="button" onClick={close}>
          {FILE_WORDS.cancel}
        </button>
      </div>
    </form>
  )
}

export function NewFile() {
  const [isOpen, open] = useState(false)
  const picked = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (isOpen) return <Form close={() => open(false)} />
  return (
    <div class="files-buttons">
      <button ref={opener} type="button" class="button" onClick={() => open(true)}>
        {FILE_WORDS.add}
      </button>
      <button type="button" class="button" title={FILE_WORDS.drop} onClick={() => picked.current?.click()}>
        {FILE_WORDS.take}
      </button>
      <input
        ref={picked}
        type="file"
        accept=".plan"
        multiple
        hidden
        onChange={(event) => {
          void take([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
