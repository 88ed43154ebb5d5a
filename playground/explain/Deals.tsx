import { useId, useState } from 'preact/hooks'
import type { DealEarned, DealsEarned } from '../../compiler/describe/earnings/rows.ts'
import { Figure } from './Figure.tsx'
import { lineIn, stepsOf } from './line-ref.ts'
import { useSubject } from './subject.ts'
import { Steps } from './Words.tsx'
import { WORDS } from './words.ts'

interface DealsProps {
  readonly deals: DealsEarned
  readonly isAll: boolean
  readonly showAll: (all: boolean) => void
}

/** The arithmetic of one deal, and of the parts of pay that it counts toward. */
function Arithmetic({ deal }: { readonly deal: DealEarned }) {
  const blocks = useSubject()?.statement.blocks ?? []
  const headings = [...new Map(deal.toward.map(({ heading, label }) => [heading, label]))]
  return (
    <div class="explain-arithmetic">
      {deal.work.length > 0 && <Steps lines={deal.work} />}
      {headings.map(([heading, label]) => {
        const steps = stepsOf(blocks, heading)
        return (
          steps.length > 0 && (
            <details key={heading}>
              <summary>{WORDS.how(label)}</summary>
              <Steps lines={steps} />
            </details>
          )
        )
      })}
    </div>
  )
}

interface DealRowProps {
  readonly deal: DealEarned
  readonly noun: string
}

function DealRow({ deal, noun }: DealRowProps) {
  const id = useId()
  const [isOpen, open] = useState(false)
  const blocks = useSubject()?.statement.blocks ?? []
  const labels = [...new Set(deal.toward.map(({ label }) => label))]
  const credits = [...new Set(deal.toward.map(({ credit }) => credit))].filter((credit) => credit !== '')
  const [first] = deal.toward
  const place =
    first &&
    (lineIn(blocks, first.heading, ({ kind, text }) => kind === 'table' && text.startsWith(`${deal.deal}\t`)) ??
      lineIn(blocks, first.heading))
  const name = deal.deal === '' ? WORDS.notOneDeal(noun) : deal.about === '' ? deal.deal : deal.about
  const under = [deal.about === '' ? '' : deal.deal, deal.date].filter((text) => text !== '').join(', ')
  return (
    <>
      <tr class="explain-deal">
        <th scope="row">
          <button type="button" class="explain-expand" aria-expanded={isOpen} aria-controls={id} onClick={() => open(!isOpen)}>
            <svg class="explain-chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <path d="M4 2.5 7.5 6 4 9.5" />
            </svg>
            <span>
              {name}
              {under !== '' && <span class="explain-under">{under}</span>}
              <span class="explain-under explain-narrow-only">{labels.join(', ')}</span>
            </span>
          </button>
        </th>
        <td class="explain-wide-only">{labels.join(', ')}</td>
        <td class="number explain-wide-only">
          {credits.map((credit) => (
            <span key={credit} class="explain-stacked">
              {credit}
            </span>
          ))}
        </td>
        <td class="number">
          <Figure at={place}>{deal.pay}</Figure>
        </td>
      </tr>
      <tr id={id} hidden={!isOpen} class="explain-opened">
        <td colSpan={4}>{isOpen && <Arithmetic deal={deal} />}</td>
      </tr>
    </>
  )
}

/** Where the money came from, deal by deal. */
export function DealsCard({ deals, isAll, showAll }: DealsProps) {
  const { shown, rest, noun, nouns, total } = deals
  const [own, others] = [shown.filter(({ deal }) => deal !== ''), shown.filter(({ deal }) => deal === '')]
  const blocks = useSubject()?.statement.blocks ?? []
  const place = lineIn(blocks, 'In short', ({ kind }) => kind === 'total') ?? lineIn(blocks, 'In short')
  return (
    <section class="card explain-deals">
      <h2>{WORDS.came}</h2>
      {shown.length === 0 ? (
        <p class="muted">{WORDS.noDeals(nouns)}</p>
      ) : (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{noun.charAt(0).toUpperCase() + noun.slice(1)}</th>
              <th scope="col" class="explain-wide-only">
                {WORDS.counts}
              </th>
              <th scope="col" class="number explain-wide-only">
                {WORDS.credit}
              </th>
              <th scope="col" class="number">
                {WORDS.pay}
              </th>
            </tr>
          </thead>
          <tbody>
            {own.map((deal) => (
              <DealRow key={deal.deal} deal={deal} noun={noun} />
            ))}
            {rest !== null && (
              <tr>
                <th scope="row">{WORDS.more(rest.count, nouns, noun)}</th>
                <td class="explain-wide-only" />
                <td class="explain-wide-only" />
                <td class="number">{rest.pay}</td>
              </tr>
            )}
            {others.map((deal, at) => (
              <DealRow key={at} deal={deal} noun={noun} />
            ))}
            <tr class="explain-total">
              <th scope="row">{WORDS.together}</th>
              <td class="explain-wide-only" />
              <td class="explain-wide-only" />
              <td class="number">
                <Figure at={place}>{total}</Figure>
              </td>
            </tr>
          </tbody>
        </table>
      )}
      {(rest !== null || isAll) && (
        <button type="button" class="button no-print" onClick={() => showAll(!isAll)}>
          {isAll ? WORDS.showFewer : WORDS.showAll(nouns)}
        </button>
      )}
    </section>
  )
}
