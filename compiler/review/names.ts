/** Who gains and who loses, by name: a file for whoever asked, never part of what is shared. */
import { pointed } from '../../runtime/exact/ratio.ts'
import { textCell } from '../../runtime/write/csv.ts'
import type { PlanReview } from './review.ts'

const HEAD = ['plan', 'payee', 'name', 'before', 'after', 'change', 'currency']

/** A line for each person of each plan with what is paid before and after, as comma-separated text. */
export function namesCsv(reviews: readonly PlanReview[]): string {
  const lines = reviews.flatMap(({ after: plan, consequence }) =>
    (consequence?.moves ?? []).map(({ id, name, before, after, change }) => {
      const amounts = [before, after, change].map((amount) => pointed(amount, plan.currency.digits))
      return [...[plan.name, id, name].map(textCell), ...amounts, plan.currency.code].join(',')
    }),
  )
  return `${[HEAD.join(','), ...lines].join('\n')}\n`
}
