import type { Line } from '../../compiler/describe/page.ts'
import { WORDS } from './words.ts'

/** `name: work = value`, with the name and the value apart from the work. */
function Step({ text }: { readonly text: string }) {
  const colon = text.indexOf(': ') + 2
  if (colon < 2) return <>{text}</>
  const work = text.slice(colon)
  const sign = Math.max(...[' = ', ' ≈ ', ': '].map((one) => (work.includes(one) ? work.lastIndexOf(one) + one.length : 0)))
  const result = /^.+?(?= \(|, |$)/.exec(work.slice(sign))?.[0] ?? ''
  return (
    <>
      <span class="explain-step-name">{text.slice(0, colon - 1)}</span>{' '}
      <span class="explain-step-work">
        {work.slice(0, sign)}
        <b>{result}</b>
        {work.slice(sign + result.length)}
      </span>
    </>
  )
}

/** One line of words, as its kind is read. */
export function LineWords({ line }: { readonly line: Line }) {
  if (line.kind === 'step') return <Step text={line.text} />
  if (line.kind === 'reason')
    return (
      <q class="explain-reason">
        <span class="only-read">{WORDS.whyReason}</span>
        {line.text}
      </q>
    )
  return <>{line.text}</>
}

/** Lines of a calculation, one below the other. */
export function Steps({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul class="explain-steps">
      {lines.map((line, at) => (
        <li key={at} class={`explain-line explain-line-${line.kind}`} data-indent={line.indent}>
          <LineWords line={line} />
        </li>
      ))}
    </ul>
  )
}
