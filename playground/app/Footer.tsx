import { revertAll } from '../store/actions.ts'
import { page, type Theme } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { chooseTheme } from './theme.ts'
import { WORDS } from './words.ts'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** What is known of the plan as a whole, and of the page. */
export function Footer() {
  const theme = useStore(page, (state) => state.theme)
  const keeps = useStore(page, (state) => state.keeps)
  const edits = useStore(page, (state) => state.workspace?.edits.size ?? 0)
  return (
    <footer class="app-footer no-print">
      <div class="app-footer-end">
        {edits > 0 && (
          <span>
            {keeps ? WORDS.edited : WORDS.notKept}{' '}
            <button type="button" class="button" onClick={revertAll}>
              {WORDS.revert}
            </button>
          </span>
        )}
        <span>{WORDS.here}</span>
        <label>
          {WORDS.theme}{' '}
          <select value={theme} onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {WORDS.themes[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </footer>
  )
}
