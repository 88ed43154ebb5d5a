/** Quotas against what was sold, for the reader of a terminal. */
import type { Quotas } from '../../compiler/plan/quotas.ts'
import { type Ratio, total } from '../../runtime/exact/ratio.ts'
import { showMoney, showNumber, showPercent } from '../../runtime/exact/show.ts'
import { against } from '../../runtime/planning/allocation/against.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { table } from './table.ts'

/** A table of every metric: each person's quota, what was sold, and how unlike the chances were. */
export function againstText(plan: Quotas, planned: Planned, period: string, width: number): string {
  const parts = planned.quotas.map((quota) => {
    const { allocation } = quota
    const say = (amount: Ratio): string =>
      allocation.unit.kind === 'money' ? showMoney(amount, planned.planning.currency) : showNumber(amount)
    const { people, spread, correlation } = against(planned, quota, planned.data, period)
    const body = people.map(({ id, label, quota: own, sold, attainment }) => [
      label === id ? id : `${id} ${label}`,
      say(own),
      say(sold),
      attainment === undefined ? 'no quota' : showPercent(attainment, 1),
    ])
    const sums = [total(people.map((one) => one.quota)), total(people.map((one) => one.sold))]
    const lines = table(
      [
        { title: allocation.label, align: 'left' },
        { title: 'Quota', align: 'right' },
        { title: `Sold in ${period}`, align: 'right' },
        { title: 'Attainment', align: 'right' },
      ],
      body,
      ['total', ...sums.map(say), ''],
      width,
    )
    const together = correlation === undefined ? 'all quotas are alike' : `correlation of quota and attainment ${showNumber(correlation)}`
    return `${lines}spread of attainment (standard deviation) ${showNumber(spread)}; ${together}\n`
  })
  return `${plan.label}, against ${period}\n\n${parts.join('\n')}`
}
