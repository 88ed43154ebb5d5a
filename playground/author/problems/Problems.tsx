/** What is wrong with the text, each with its place. */
import { tab } from '../../client/tab.ts'
import { useStore } from '../../store/use-store.ts'
import { goTo } from '../place.ts'
import { PROBLEM_WORDS } from './words.ts'
import './problems.css'

export function Problems() {
  const findings = useStore(tab, (state) => state.analysis?.findings) ?? []
  return (
    <>
      <h2 class="problems-title">{PROBLEM_WORDS.title(findings.length)}</h2>
      <ul class="problems-list">
        {findings.map(({ code, severity, message, span }, index) => (
          <li key={index}>
            <button type="button" class="problems-one" data-first={index === 0 ? '' : undefined} onClick={() => goTo(span)}>
              <span class={`problems-mark problems-${severity}`}>{PROBLEM_WORDS.severities[severity]}</span>
              <span>
                {message} <span class="muted">{code}</span>
              </span>
              <span class="problems-place">{PROBLEM_WORDS.place(span.file, span.start.line)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
