import type { ChangeShown } from '../../compiler/review/shown.ts'
import { type Wait, Waiting } from './Waiting.tsx'
import { WORDS } from './words.ts'

export interface ChangesProps {
  readonly changes: readonly ChangeShown[]
  /** Whether costs are known. */
  readonly hasCosts: boolean
  /** How the runs of the changes one by one stand; undefined where they have not begun. */
  readonly waiting: Wait | undefined
}

/** A clause longer than this is shown when it is asked for. */
const LONG = 120

function Clause({ text }: { readonly text: string | null }) {
  if (text === null) return <span class="muted">{WORDS.none}</span>
  if (text.length <= LONG) return <code>{text}</code>
  return (
    <details class="review-clause">
      <summary>
        <code>{`${text.slice(0, LONG - 30).trimEnd()} …`}</code> <span class="review-more">{WORDS.showAll}</span>
        <span class="review-less">{WORDS.showLess}</span>
      </summary>
      <code>{text}</code>
    </details>
  )
}

const named = ({ subject, rule }: ChangeShown): string => (rule === '' ? subject : `${rule} of ${subject}`)

function Cost({ cost, direction }: ChangeShown) {
  if (cost === null) return <span class="muted">{WORDS.inNext}</span>
  return <span class={direction === 'up' ? 'loss' : direction === 'down' ? 'gain' : undefined}>{cost.replace('-', '\u2212')}</span>
}

/** What changed, rule by rule, and what each costs. */
export function Changes({ changes, hasCosts: isCosted, waiting }: ChangesProps) {
  const isWaiting = waiting?.isWaiting === true
  const hasCosts = isCosted && changes.some(({ cost }) => cost !== null)
  const paying = changes.filter(({ pays }) => pays)
  const others = [...new Set(changes.filter(({ pays }) => !pays).map(named))]
  return (
    <section class="card" aria-labelledby="review-changes" aria-busy={isWaiting}>
      <h2 id="review-changes">{WORDS.whatChanged}</h2>
      {changes.length === 0 && <p>{WORDS.nothing}</p>}
      {paying.length > 0 && (
        <table class="table review-changes">
          <thead>
            <tr>
              <th scope="col">{WORDS.rule}</th>
              <th scope="col">{WORDS.before}</th>
              <th scope="col">{WORDS.after}</th>
              {hasCosts && (
                <th scope="col" class="number">
                  {WORDS.cost}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {paying.map((change, i) => (
              <tr key={i}>
                <td>
                  <b>{change.subject}</b> {change.rule}
                  <div class="review-place">{WORDS.place(change.file, change.line)}</div>
                </td>
                <td data-head={WORDS.before}>
                  <Clause text={change.before} />
                </td>
                <td data-head={WORDS.after}>
                  <Clause text={change.after} />
                </td>
                {hasCosts && (
                  <td class="number" data-head={WORDS.cost}>
                    <Cost {...change} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {waiting !== undefined && isWaiting && (
        <>
          <p class="muted">{WORDS.costingEach}</p>
          <Waiting label={WORDS.costingEach} {...waiting} />
        </>
      )}
      {others.length > 0 && (
        <details class="review-others muted">
          <summary>{WORDS.notAboutPay(others.length)}</summary>
          <p>{others.join(', ')}.</p>
        </details>
      )}
    </section>
  )
}
