/** Why there is no answer, with the places that it has to do with. */
import { Said } from '../../app/Said.tsx'
import type { Refusal } from '../../session/refusal.ts'
import { goTo } from '../place.ts'
import { WORDS } from '../words.ts'

const MOST = 5

export function Refused({ message, findings }: Refusal) {
  return (
    <div class="author-refused" role="status">
      <p>
        <strong>{WORDS.noAnswer}</strong> <Said text={message} />
      </p>
      <ul>
        {findings.slice(0, MOST).map((finding, index) => (
          <li key={index}>
            <span>
              <Said text={finding.message} />
            </span>
            {finding.span.file.endsWith('.plan') && (
              <button type="button" class="button" onClick={() => goTo(finding.span)}>
                {WORDS.goTo}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
