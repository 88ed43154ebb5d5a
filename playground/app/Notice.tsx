import { page, tell } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { WORDS } from './words.ts'

/** What a person must know about the page as a whole. */
export function Notice() {
  const notice = useStore(page, (state) => state.notice)
  return (
    <div class="app-notices no-print" aria-live="polite">
      {notice !== undefined && (
        <p class={`app-notice app-notice-${notice.kind}`} role={notice.kind === 'problem' ? 'alert' : undefined}>
          <span>{notice.text}</span>
          <button type="button" class="button button-plain" onClick={() => tell(undefined)}>
            {WORDS.close}
          </button>
        </p>
      )}
    </div>
  )
}
