import type { CostShown } from '../../compiler/review/shown.ts'
import { Histogram } from '../charts/Histogram.tsx'
import { WORDS } from './words.ts'

export interface AffectedProps {
  readonly cost: CostShown
  /** Writes the file of who gains and loses; undefined where the data is not the user's own. */
  readonly saveNames: (() => void) | undefined
}

/** How many gain and lose how much; no small group by itself, and nobody by name. */
export function Affected({ cost, saveNames }: AffectedProps) {
  return (
    <section class="card" aria-labelledby="review-affected">
      <h2 id="review-affected">{WORDS.affected}</h2>
      <p class="muted">{cost.sides}</p>
      {cost.bins.length > 0 && (
        <>
          <Histogram bins={cost.bins} />
          <p class="review-small">{WORDS.folded}</p>
        </>
      )}
      {saveNames !== undefined && (
        <p class="review-names no-print">
          <button type="button" class="button" onClick={saveNames}>
            {WORDS.names}
          </button>
          <span class="review-small">{WORDS.namesWhy}</span>
        </p>
      )}
    </section>
  )
}
