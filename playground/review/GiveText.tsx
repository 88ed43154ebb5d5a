import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { giveLink, giveText } from './given.ts'
import { WORDS } from './words.ts'

export interface GiveTextProps {
  readonly kind: 'text' | 'link'
  /** The plan whose version before is given. */
  readonly path: string
  readonly close: () => void
}

/** A dialog that takes a text or a link as the version before. */
export function GiveText({ kind, path, close }: GiveTextProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const text = field.current?.value ?? ''
    const found = kind === 'text' ? giveText(WORDS.pasted, text, path) : await giveLink(text, path)
    // closed by its own means, the dialog gives the focus back to where it came from
    if (found === undefined) dialog.current?.close()
    else setProblem(found)
  }
  const [title, label] = kind === 'text' ? [WORDS.pasteTitle, WORDS.pasteLabel] : [WORDS.linkTitle, WORDS.linkLabel]
  return (
    <dialog ref={dialog} class="review-dialog" aria-labelledby={`${id}-title`} onClose={close}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id={`${id}-title`}>{title}</h2>
        <label for={`${id}-field`}>{label}</label>
        <textarea id={`${id}-field`} ref={field} class="field" rows={kind === 'text' ? 14 : 4} spellcheck={false} required />
        {problem !== undefined && (
          <p class="loss" role="alert">
            {problem}
          </p>
        )}
        <p class="review-buttons">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {WORDS.cancel}
          </button>
          <button type="submit" class="button button-main">
            {WORDS.compare}
          </button>
        </p>
      </form>
    </dialog>
  )
}
