import type { Block as PageBlock } from '../../compiler/describe/page.ts'
import type { PlanReviewShown } from '../../compiler/review/shown.ts'
import type { ReviewAnswer } from '../session/review.ts'
import { Affected } from './Affected.tsx'
import { Block } from './Block.tsx'
import { Changes } from './Changes.tsx'
import { Curves } from './Curves.tsx'
import { Hero } from './Hero.tsx'
import { Parts } from './Parts.tsx'
import { Rules } from './Rules.tsx'
import type { Wait } from './Waiting.tsx'
import { WORDS } from './words.ts'

export interface PlanReviewProps {
  readonly plan: PlanReviewShown
  readonly onData: ReviewAnswer | undefined
  /** Those of the page that the command line prints. */
  readonly blocks: readonly PageBlock[]
  /** How the runs of both versions stand, and those of the changes one by one. */
  readonly total: Wait
  readonly each: Wait
  readonly saveNames: (() => void) | undefined
}

/** Blocks that are shown as the command line prints them; the others have a shape of their own here. */
const AS_PRINTED = ['Attainment and pay', "In the words of the rep's page"]

/** One plan: what the change costs, what it is, whom it moves. */
export function PlanReview({ plan, onData, blocks, total, each, saveNames }: PlanReviewProps) {
  const known = onData?.plans[0]
  const cost = known?.cost ?? null
  return (
    <div class="columns">
      <div class="stack">
        <Hero plan={plan} onData={known} period={onData?.period ?? null} waiting={total} />
        <Changes changes={(known ?? plan).changes} hasCosts={cost !== null} waiting={cost === null ? undefined : each} />
        {plan.samePay && <p class="muted">{WORDS.edit}</p>}
        <Curves curves={plan.curves} />
        {cost !== null && !plan.samePay && <Parts cost={cost} />}
        {blocks
          .filter(({ heading }) => AS_PRINTED.includes(heading))
          .map((block) => (
            <Block key={block.heading} {...block} />
          ))}
      </div>
      <div class="stack review-side">
        {cost !== null && !plan.samePay && <Affected cost={cost} saveNames={saveNames} />}
        <Rules {...plan} />
      </div>
    </div>
  )
}
