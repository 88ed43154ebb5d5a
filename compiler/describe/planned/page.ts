/** What a quotas file computes, as a page: the trees of its quotas, what its team can sell, and who has which territory. */
import { dayOf } from '../../../runtime/evaluate/values.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'
import type { Quotas } from '../../plan/quotas.ts'
import { type Block, block, type Review, sentence, text } from '../page.ts'
import { sayDays } from '../words.ts'
import { fairnessBlocks } from './fairness.ts'
import { teamBlocks } from './team.ts'
import { territoryBlocks } from './territories.ts'
import { quotaBlocks } from './tree.ts'

/** The page of a quotas file. It names people: quotas are told to those who have them and who lead them. What somebody is paid is not on it. */
export function quotasPage(plan: Quotas, planned: Planned): Review {
  const blocks: readonly Block[] = [
    ...block('Why', plan.because === null ? [] : [text(sentence(plan.because))]),
    ...planned.quotas.flatMap((quota) => quotaBlocks(planned, quota)),
    ...teamBlocks(planned),
    ...territoryBlocks(planned),
    ...planned.quotas.flatMap((quota) => fairnessBlocks(planned, quota)),
  ]
  return { title: plan.label, under: sayDays(dayOf(plan.effective.from), dayOf(plan.effective.to)), blocks }
}
