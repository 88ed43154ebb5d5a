/** What is wrong with the text, each with its place and what mends it. */
import { useEffect } from 'preact/hooks'
import type { Diagnostic } from '../../../messages/diagnostic.ts'
import { Said } from '../../app/Said.tsx'
import { tab } from '../../client/tab.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { shownFile } from '../files/open.ts'
import { goTo } from '../place.ts'
import { applyFix } from './fix.ts'
import { followKeys } from './next.ts'
import { useStatus } from './use-status.ts'
import { PROBLEM_WORDS } from './words.ts'
import './problems.css'

interface ProblemProps extends Diagnostic {
  readonly isFirst: boolean
  /** The file that the editor shows: its places are told by their line alone. */
  readonly shown: string | undefined
}

function Problem({ code, severity, message, help, span, fix, isFirst, shown }: ProblemProps) {
  return (
    <li class="problems-row">
      <button type="button" class="problems-one" data-first={isFirst ? '' : undefined} onClick={() => goTo(span)}>
        <span class={`problems-mark problems-${severity}`}>{PROBLEM_WORDS.severities[severity]}</span>
        <span class="problems-said">
          <Said text={message} /> <span class="problems-code">{code}</span>
          {help !== undefined && (
            <span class="problems-help">
              <Said text={help} />
            </span>
          )}
        </span>
        <span class="problems-place">{PROBLEM_WORDS.place(span.file === shown ? '' : span.file, span.start.line)}</span>
      </button>
      {fix !== undefined && (
        <button type="button" class="button problems-fix" onClick={() => applyFix(fix)}>
          <span>
            <Said text={PROBLEM_WORDS.fix(fix.title)} />
          </span>
        </button>
      )}
    </li>
  )
}

const NONE: readonly Diagnostic[] = []

export function Problems() {
  const findings = useStore(tab, (state) => state.analysis?.findings) ?? NONE
  const shown = useStore(page, shownFile)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const sorted = [...errors, ...findings.filter(({ severity }) => severity !== 'error')]
  const title = PROBLEM_WORDS.title(errors.length, findings.length - errors.length)
  const status = useStatus(title)
  useEffect(followKeys, [])
  return (
    <>
      <div class="problems-head">
        <h2>{title}</h2>
        {findings.length > 0 && <span class="muted">{PROBLEM_WORDS.next}</span>}
      </div>
      <p class="only-read" role="status">
        {status}
      </p>
      <ul class="problems-list">
        {sorted.map((finding, index) => (
          <Problem key={`${finding.code} ${finding.span.file} ${index}`} {...finding} isFirst={index === 0} shown={shown} />
        ))}
      </ul>
    </>
  )
}
