/** Why a plan is as it is, in the words of whoever decided. */
import type { Plan } from '../../plan.ts'
import { sentence } from '../page.ts'

export interface Why {
  /** Empty where nobody said. */
  readonly because: string
  readonly objectives: readonly { readonly label: string; readonly because: string; readonly owner: string }[]
}

/** The plan's own reason, and the objectives that something of it serves. */
export function whyOf({ because, objectives, metrics, events }: Plan): Why {
  const served = new Set([...metrics, ...events].flatMap(({ supports }) => supports.map(({ objective }) => objective)))
  const said = (words: string | null): string => (words === null ? '' : sentence(words))
  return {
    because: said(because),
    objectives: objectives
      .filter(({ name }) => served.has(name))
      .map((one) => ({ label: one.label, because: said(one.because), owner: one.owner ?? '' })),
  }
}
