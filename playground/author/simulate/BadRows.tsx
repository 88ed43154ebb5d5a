/** Data that were refused: the first rows that are wrong, each with its place and its reason. */
import { Said } from '../../app/Said.tsx'
import type { Refusal } from '../../session/refusal.ts'
import { Refused } from '../layout/Refused.tsx'
import { SIMULATE_WORDS } from './words.ts'

const MOST = 20

export function BadRows({ refused }: { readonly refused: Refusal }) {
  const { because, message, findings } = refused
  if (because !== 'data' || findings.length === 0) return <Refused {...refused} />
  return (
    <div class="simulate-refused" role="alert">
      <p>
        <strong>{SIMULATE_WORDS.refused}</strong> <Said text={message} />.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={SIMULATE_WORDS.badRows}>
        <table class="table simulate-bad">
          <caption class="only-read">{SIMULATE_WORDS.badRows}</caption>
          <thead>
            <tr>
              <th scope="col">{SIMULATE_WORDS.bad.file}</th>
              <th scope="col" class="number">
                {SIMULATE_WORDS.bad.line}
              </th>
              <th scope="col" class="number">
                {SIMULATE_WORDS.bad.column}
              </th>
              <th scope="col" class="simulate-reason">
                {SIMULATE_WORDS.bad.reason}
              </th>
            </tr>
          </thead>
          <tbody>
            {findings.slice(0, MOST).map(({ code, message: reason, span }, at) => (
              <tr key={at}>
                <td class="simulate-file">{span.file}</td>
                <td class="number">{span.start.line}</td>
                <td class="number">{span.start.column}</td>
                <td class="simulate-reason">
                  <Said text={reason} /> <span class="muted">{code}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {findings.length > MOST && <p class="muted">{SIMULATE_WORDS.more(findings.length - MOST)}</p>}
    </div>
  )
}
