import { useState } from 'preact/hooks'
import type { OpenDeal } from '../../compiler/asking/answers.ts'
import { useAnswer } from '../client/use-answer.ts'
import { isRefusal } from '../session/refusal.ts'
import { useSubject } from './subject.ts'
import { WORDS } from './words.ts'

/** More are folded. */
const SHOWN = 6

interface OpenDealsProps {
  readonly deals: readonly OpenDeal[]
  /** The pay goal, an exact decimal. */
  readonly goal: string
}

/** Which deals that are still open bring how much. */
export function OpenDealsCard({ deals, goal }: OpenDealsProps) {
  const subject = useSubject()
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set())
  const { person, period } = subject ?? { person: '', period: '' }
  const keys = deals.map(({ key }) => key).filter((key) => ticked.has(key))
  const { output: closing } = useAnswer('ask.payWith', subject === undefined || keys.length === 0 ? undefined : { person, period, keys })
  const { output: fewest } = useAnswer('ask.fewestDeals', subject === undefined ? undefined : { person, period, goal })
  const reach = fewest === undefined || isRefusal(fewest) ? undefined : fewest
  const toggle = (key: string): void => {
    const next = new Set(ticked)
    if (!next.delete(key)) next.add(key)
    tick(next)
  }
  const closesNow = deals.some(({ adds }) => adds.exact !== '0')
  const [shown, folded] = closesNow ? [deals.slice(0, SHOWN), deals.slice(SHOWN)] : [[], deals]
  const row = ({ key, label, amount, closes, adds }: OpenDeal) => (
    <li key={key}>
      <label>
        <input type="checkbox" checked={ticked.has(key)} onChange={() => toggle(key)} />
        <span>
          {label === '' ? key : label}
          <span class="explain-under">{[amount?.says ?? '', WORDS.closes(closes)].filter((text) => text !== '').join(', ')}</span>
        </span>
        <b class={adds.exact === '0' ? 'muted' : adds.exact.startsWith('-') ? 'loss' : 'gain'}>{WORDS.adds(adds.says)}</b>
      </label>
    </li>
  )
  return (
    <section class="card explain-open no-print">
      <h2>{WORDS.open}</h2>
      <p class="muted">{closesNow ? WORDS.openUnder : WORDS.noneCloses(period, deals[0]?.closes ?? '')}</p>
      {shown.length > 0 && <ul>{shown.map(row)}</ul>}
      {folded.length > 0 && (
        <details>
          <summary>{closesNow ? WORDS.moreDeals(folded.length) : WORDS.laterDeals(folded.length)}</summary>
          <ul>{folded.map(row)}</ul>
        </details>
      )}
      <div role="status">
        {keys.length > 0 && closing !== undefined && !isRefusal(closing) && (
          <p class="callout">
            {WORDS.ifClose(keys.length)} <b>{WORDS.adds(closing.adds.says)}</b>
            {WORDS.inAll(closing.pays.says)}
          </p>
        )}
        {reach !== undefined && closesNow && <p class="explain-fewest muted">{reach.says}</p>}
      </div>
      {reach?.outcome === 'needs' && (
        <button type="button" class="button" onClick={() => tick(new Set(reach.deals))}>
          {WORDS.tickThem}
        </button>
      )}
    </section>
  )
}
