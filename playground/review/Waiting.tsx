import type { Answer } from '../client/use-answer.ts'
import { WORDS } from './words.ts'

/** How an answer that takes long stands. */
export type Wait = Pick<Answer<unknown>, 'isWaiting' | 'progress' | 'cancel'>

/** How far it is, and a way to stop it. */
export function Waiting({ label, progress, cancel }: Wait & { readonly label: string }) {
  return (
    <p class="review-waiting no-print">
      <progress aria-label={label} max={1} value={progress?.part ?? 0} />
      <button type="button" class="button" onClick={cancel}>
        {WORDS.stop}
      </button>
    </p>
  )
}
