import type { Diagnostic } from '../../messages/diagnostic.ts'
import { placeKey } from '../../messages/span.ts'
import { Said } from '../app/Said.tsx'
import { go } from '../store/page.ts'
import { WORDS } from './words.ts'

export interface BrokenProps {
  readonly title: string
  /** What is to be done about it. */
  readonly why: string
  readonly findings: readonly Diagnostic[]
  /** Whether the text can be mended here. */
  readonly canOpen: boolean
}

/** Both versions may find the same in what they share. */
const each = (findings: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(findings.map((one) => [`${one.code} ${one.span.file} ${placeKey(one.span.start)} ${one.message}`, one])).values(),
]

/** A version with errors: what they are, and where. */
export function Broken({ title, why, findings, canOpen }: BrokenProps) {
  return (
    <section class="card review-broken" role="alert">
      <h2>{title}</h2>
      <p class="muted">{why}</p>
      <ul>
        {each(findings).map(({ code, message, span, help }, i) => (
          <li key={i}>
            <p>
              <Said text={message} /> <span class="muted">{code}</span>
            </p>
            <p class="review-place">
              {WORDS.place(span.file, span.start.line)}
              {help !== undefined && help !== '' && (
                <>
                  : <Said text={help} />
                </>
              )}
            </p>
            {canOpen && (
              <button type="button" class="button" onClick={() => go({ mode: 'author', file: span.file })}>
                {WORDS.open}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
