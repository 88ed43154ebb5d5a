import { tab } from '../client/tab.ts'
import { revertAll } from '../store/actions.ts'
import { page, type Theme } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { chooseTheme } from './theme.ts'
import { WORDS } from './words.ts'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** What is known of the plan's text. */
function Standing() {
  const analysis = useStore(tab, (state) => state.analysis)
  if (analysis === undefined) return null
  const { findings, burden } = analysis
  const problems = findings.filter(({ severity }) => severity === 'error').length
  return (
    <>
      <span class={problems === 0 ? undefined : 'loss'}>{WORDS.problems(problems)}</span>
      {burden !== null && <span>{WORDS.metrics(burden.metrics.used, burden.metrics.most)}</span>}
      {burden !== null && <span>{WORDS.reads(burden.reading.seconds)}</span>}
    </>
  )
}

/** What is known of the plan as a whole, and of the page. */
export function Footer() {
  const theme = useStore(page, (state) => state.theme)
  const keeps = useStore(page, (state) => state.keeps)
  const edits = useStore(page, (state) => state.workspace?.edits.size ?? 0)
  return (
    <footer class="app-footer no-print">
      <Standing />
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
