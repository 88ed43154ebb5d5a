/** Each number of a person's pay, with the clause that it came from: the line leads to the clause, and the cursor to its lines. */

import type { Span } from '../../../messages/span.ts'
import { useAnswer } from '../../client/use-answer.ts'
import { isRefusal } from '../../session/refusal.ts'
import type { TraceLine, TracePart } from '../../session/trace.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { shownFile } from '../files/open.ts'
import { Refused } from '../layout/Refused.tsx'
import { Stale, useIsStale } from '../layout/Stale.tsx'
import { goTo, place } from '../place.ts'
import { Pickers } from '../result/Pickers.tsx'
import { useResult } from '../result/use-result.ts'
import { TRACE_WORDS } from './words.ts'
import './trace.css'

/** Whether the cursor is in a line of the clause. */
function useIsHere(): (span: Span) => boolean {
  const cursor = useStore(place, (state) => state.cursor)
  return (span) => cursor !== undefined && span.file === cursor.file && span.start.line <= cursor.line && cursor.line <= span.end.line
}

function Step({ text, indent, span, isHere }: TraceLine & { readonly isHere: boolean }) {
  const own = useStore(page, shownFile)
  return (
    <li>
      <button
        type="button"
        class={`trace-step trace-indent-${Math.min(indent, 3)} ${isHere ? 'trace-here' : ''}`}
        aria-current={isHere ? 'true' : undefined}
        onClick={() => goTo(span)}
      >
        <span>{text}</span>
        <span class="trace-from">{TRACE_WORDS.from(span.file, span.start.line, span.file === own)}</span>
      </button>
    </li>
  )
}

function Part({ label, earned, span, lines, isOpen }: TracePart & { readonly isOpen: boolean }) {
  const isHere = useIsHere()
  return (
    <details class="trace-part" open={isOpen || lines.some((line) => isHere(line.span))}>
      <summary>
        <span>{label}</span>
        <span class="number">{earned}</span>
      </summary>
      <ol>
        {lines.map((line, index) => (
          <Step key={index} {...line} isHere={isHere(line.span)} />
        ))}
        <Step text={`${label}: ${earned}`} indent={0} span={span} isHere={isHere(span)} />
      </ol>
    </details>
  )
}

export function Trace() {
  const { output: result } = useResult()
  const person = result === undefined || isRefusal(result) ? undefined : result
  const { output } = useAnswer('trace', person && { person: person.person.id, period: person.period })
  const isStale = useIsStale()
  if (result !== undefined && isRefusal(result)) return <Refused {...result} />
  if (person === undefined || output === undefined) return null
  if (isRefusal(output)) return <Refused {...output} />
  return (
    <>
      <Stale />
      <Pickers person={person.person} period={person.period} />
      <p class="muted trace-lead">{TRACE_WORDS.lead(person.person.name, person.days)}</p>
      <div class={isStale ? 'stale' : undefined}>
        {output.toReversed().map(({ period, days, parts }, index) => (
          <section key={period} class="trace-period">
            <h2>
              {period} <span class="muted">{days}</span>
            </h2>
            {parts.map((part) => (
              <Part key={part.part} {...part} isOpen={index === 0} />
            ))}
          </section>
        ))}
      </div>
    </>
  )
}
