/** What a tab cannot answer, as plain data: the page shows it in place of the answer. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Ready, Tab } from './tab.ts'

/** Why there is no answer. `data`: data files were refused; `plan`: no text of the plan has been without errors yet; `asked`: what was asked for is not there. */
export interface Refusal {
  readonly kind: 'refused'
  readonly because: 'plan' | 'data' | 'asked'
  /** One sentence in business words. */
  readonly message: string
  /** The findings that keep it from an answer. */
  readonly findings: readonly Diagnostic[]
}

export const refusal = (because: Refusal['because'], message: string, findings: readonly Diagnostic[] = []): Refusal => ({
  kind: 'refused',
  because,
  message,
  findings,
})

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'refused' && 'because' in answer

/** The plan whose answers are shown: as it is, or as it last was without errors. */
export function shownPlan({ good, compiled, entry }: Tab): Ready | Refusal {
  if (good !== undefined) return good
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return refusal('plan', 'this plan has errors; mend them to see what it pays', errors)
  const what = compiled.planning === undefined ? 'no plan' : 'quotas, and pays nobody'
  return refusal('plan', `\`${entry}\` holds ${what}`)
}
