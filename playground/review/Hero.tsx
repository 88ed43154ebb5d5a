import type { PlanReviewShown } from '../../compiler/review/shown.ts'
import { type Wait, Waiting } from './Waiting.tsx'
import { WORDS } from './words.ts'

export interface HeroProps {
  readonly plan: PlanReviewShown
  /** The plan on data, once that is known. */
  readonly onData: PlanReviewShown | undefined
  readonly period: string | null
  readonly waiting: Wait
}

const titleOf = ({ label, labelBefore }: PlanReviewShown): string => (label === labelBefore ? label : `${labelBefore} to ${label}`)

/** What the change costs: the first thing that is read. */
export function Hero({ plan, onData, period, waiting }: HeroProps) {
  if (plan.samePay)
    return (
      <header class="review-hero">
        <p class="review-over">{titleOf(plan)}</p>
        <p class="hero">{WORDS.noChange}</p>
        <p class="muted">{WORDS.noChangeWhy}</p>
      </header>
    )
  const cost = onData?.cost ?? null
  const over = [titleOf(plan), ...(cost === null || period === null ? [] : [`replayed on ${cost.people} people, ${period}`])]
  return (
    <header class="review-hero" aria-busy={waiting.isWaiting}>
      <p class="review-over">{over.join(', ')}</p>
      {cost === null ? (
        <>
          <p class="hero review-unknown">{waiting.isWaiting ? WORDS.costing : WORDS.costNotKnown}</p>
          {onData?.withheld === true && <p class="muted">{WORDS.withheld}</p>}
        </>
      ) : (
        <>
          <p class="hero">{cost.change.replace('-', '\u2212')}</p>
          <p class="muted">
            Total cost goes from {cost.before} to {cost.after}
            {cost.percent !== '' && (
              <>
                {' '}
                (<b class={cost.direction === 'up' ? 'loss' : 'gain'}>{cost.percent}</b>)
              </>
            )}
            {`. ${countOf(plan)}.`}
          </p>
        </>
      )}
      {waiting.isWaiting && <Waiting label={WORDS.costing} {...waiting} />}
    </header>
  )
}

function countOf({ changes }: PlanReviewShown): string {
  const count = changes.filter(({ pays }) => pays).length
  return count === 1 ? '1 rule changed' : `${count} rules changed`
}
