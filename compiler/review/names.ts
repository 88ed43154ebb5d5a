/** Who gains and who loses, by name: a file for whoever asked, never part of what is shared. */
import { pointed, ratio } from '../../runtime/exact/ratio.ts'
import { amountDecimal } from '../../runtime/planning/allocation/sheets.ts'
import { textCell } from '../../runtime/write/csv.ts'
import type { QuotasReview } from './quotas.ts'
import type { PlanReview } from './review.ts'

const HEAD = ['plan', 'of', 'payee', 'name', 'before', 'after', 'change', 'currency']

/** A line for each person of each plan with what is paid before and after, and of each quotas file with the quota, as comma-separated text. */
export function namesCsv(reviews: readonly PlanReview[], quotas: readonly QuotasReview[] = []): string {
  const ofPay = reviews.flatMap(({ after: plan, consequence }) =>
    (consequence?.moves ?? []).map(({ id, name, before, after, change }) => {
      const amounts = [before, after, change].map((amount) => pointed(amount, plan.currency.digits))
      return [...[plan.name, 'pay', id, name].map(textCell), ...amounts, plan.currency.code].join(',')
    }),
  )
  const ofQuotas = quotas.flatMap(({ after: plan, consequence }) =>
    (consequence?.quotas ?? []).flatMap(({ metric, unit, people }) =>
      people.map(({ id, name, before, after, change }) => {
        const isMoney = unit.kind === 'money'
        const amounts = [before, after, change].map((amount) => amountDecimal(ratio(amount), isMoney, plan.currency))
        return [...[plan.name, `quota ${metric}`, id, name].map(textCell), ...amounts, isMoney ? plan.currency.code : ''].join(',')
      }),
    ),
  )
  return `${[HEAD.join(','), ...ofPay, ...ofQuotas].join('\n')}\n`
}
