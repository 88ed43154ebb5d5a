import { WORDS } from '../words.ts'
import { type Skipped, type TextLine, textChanges } from './lines.ts'

export interface TextDiffProps {
  readonly before: string
  readonly after: string
}

const SIGNS: Readonly<Record<TextLine['kind'], string>> = { same: '', added: '+', removed: '-' }

function Row({ row }: { readonly row: TextLine | Skipped }) {
  if (row.kind === 'skipped')
    return (
      <tr class="review-skipped">
        <td colSpan={4}>{WORDS.unchanged(row.count)}</td>
      </tr>
    )
  const { kind, before, after, text } = row
  return (
    <tr class={`review-text-${kind}`}>
      <td class="review-number">{before}</td>
      <td class="review-number">{after}</td>
      <td class="review-sign">
        <span aria-hidden="true">{SIGNS[kind]}</span>
        {kind !== 'same' && <span class="only-read">{kind === 'added' ? WORDS.added : WORDS.removed}</span>}
      </td>
      <td>
        <code>{text}</code>
      </td>
    </tr>
  )
}

/** The two texts as a table of lines: it can be read line by line, by keyboard and by ear. */
export function TextDiff({ before, after }: TextDiffProps) {
  const { rows, added, removed } = textChanges(before, after)
  return (
    <section class="card" aria-labelledby="review-text">
      <h2 id="review-text">{WORDS.textTitle}</h2>
      <p class="muted">{added + removed === 0 ? WORDS.sameText : WORDS.counts(added, removed)}</p>
      {added + removed > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide text is scrolled by its arrow keys
        <div class="review-text" tabIndex={0}>
          <table>
            <caption class="only-read">{WORDS.textTitle}</caption>
            <thead class="only-read">
              <tr>
                <th scope="col">{WORDS.lineBefore}</th>
                <th scope="col">{WORDS.lineAfter}</th>
                <th scope="col">{WORDS.what}</th>
                <th scope="col">{WORDS.words}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <Row key={i} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
