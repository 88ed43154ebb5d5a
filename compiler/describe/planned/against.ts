/** Quotas against what was sold in a year that is over, as a page. */
import { type Ratio, ratio, total } from '../../../runtime/exact/ratio.ts'
import { showNumber, showPercent } from '../../../runtime/exact/show.ts'
import { against } from '../../../runtime/planning/allocation/against.ts'
import type { Allocated } from '../../../runtime/planning/allocation/allocate.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'
import type { Quotas } from '../../plan/quotas.ts'
import { type Block, type Review, row, total as sumRow, text } from '../page.ts'
import { sayer } from './naming.ts'

function blockOf(planned: Planned, quota: Allocated, period: string): Block {
  const say = sayer(planned, quota)
  const { people, reached, rated, spread, correlation } = against(planned, quota, planned.data, period)
  const sum = (of: (one: (typeof people)[number]) => Ratio): string => say(total(people.map(of)))
  const together = correlation === undefined ? 'all quotas are alike' : `correlation of quota and attainment ${showNumber(correlation)}`
  return {
    heading: quota.allocation.label,
    lines: [
      row(['Person', 'quota', `sold in ${period}`, 'attainment']),
      ...people.map(({ id, label, quota: own, sold, attainment }) =>
        row([label === id ? id : `${id} ${label}`, say(own), say(sold), attainment === undefined ? '' : showPercent(attainment, 1)]),
      ),
      sumRow(['all', sum((one) => one.quota), sum((one) => one.sold), '']),
      ...(rated === 0
        ? [text('Nobody has a quota.')]
        : [
            text(`${reached} of ${rated} at quota or above: ${showPercent(ratio(BigInt(reached), BigInt(rated)), 1)}.`),
            text(`Spread of attainment (standard deviation) ${showNumber(spread)}; ${together}.`),
          ]),
    ],
  }
}

/** Each person's quota, what was sold, how many would have reached it, and how unlike the chances were. */
export const againstPage = (plan: Quotas, planned: Planned, period: string): Review => ({
  title: `${plan.label}, against ${period}`,
  under: `These quotas, and what was sold in ${period}`,
  blocks: planned.quotas.map((quota) => blockOf(planned, quota, period)),
})
