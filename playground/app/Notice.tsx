import { tab } from '../client/tab.ts'
import { page, tell } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { copy } from './copy.ts'
import { Said } from './Said.tsx'
import { WORDS } from './words.ts'

/** A bug of ours: what it was, as a text to send. */
function Failure() {
  const failure = useStore(tab, (state) => state.failure)
  if (failure === undefined) return null
  return (
    <p class="app-notice app-notice-problem" role="alert">
      <span>{WORDS.failure}</span>
      <button type="button" class="button" onClick={() => void copy(failure.report)}>
        {WORDS.copyReport}
      </button>
      <button type="button" class="button button-plain" onClick={() => tab.set((state) => ({ ...state, failure: undefined }))}>
        {WORDS.close}
      </button>
    </p>
  )
}

/** What a person must know about the page as a whole. */
export function Notice() {
  const notice = useStore(page, (state) => state.notice)
  return (
    <div class="app-notices no-print" aria-live="polite">
      <Failure />
      {notice !== undefined && (
        <p class={`app-notice app-notice-${notice.kind}`} role={notice.kind === 'problem' ? 'alert' : undefined}>
          <span>
            <Said text={notice.text} />
          </span>
          <button type="button" class="button button-plain" onClick={() => tell(undefined)}>
            {WORDS.close}
          </button>
        </p>
      )}
    </div>
  )
}
