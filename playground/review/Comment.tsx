import { useCallback } from 'preact/hooks'
import { copy } from '../app/copy.ts'
import { useHeaderAction } from '../app/header-action.ts'
import { tell } from '../store/page.ts'
import { WORDS } from './words.ts'

/** The comment for a pull request, as `caboose diff --format md` prints it: to copy, and to read. Undefined until the cost is known. */
export function Comment({ markdown }: { readonly markdown: string | undefined }) {
  const run = useCallback((): void => {
    if (markdown === undefined) return
    void copy(markdown).then((done) => {
      if (!done) tell({ kind: 'problem', text: WORDS.notCopied })
    })
  }, [markdown])
  useHeaderAction(markdown === undefined ? undefined : { label: WORDS.copy, short: WORDS.copyShort, run, done: WORDS.copied })
  if (markdown === undefined) return null
  return (
    <details class="review-comment no-print">
      <summary>{WORDS.comment}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long comment is scrolled by its arrow keys */}
      <pre tabIndex={0}>{markdown}</pre>
    </details>
  )
}
