/** Commission that is paid on to others: on the rep's page, and on the statements of both. */
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Plan } from '../plan.ts'
import type { Asked } from './asked.ts'
import { sum } from './checks.ts'
import { sayPercent } from './earn.ts'
import { payLabel, sayExpression } from './expression.ts'
import { type Block, row, sentence, text, total } from './page.ts'
import { printedMinor } from './value.ts'
import { spoken } from './words.ts'

/** `Commission: 20% of what each deal earns goes to its partner`. */
export const saySplits = (plan: Plan): string[] =>
  plan.payments.splits.map(
    ({ component, record, share, to }) =>
      `${payLabel(component, plan)}: ${sayPercent(share)} of what each ${spoken(record)} earns is paid on to its ${sayExpression(to, plan)}`,
  )

/** What a person paid on, and what others paid on to them, in one pay period. */
export function tellShared({ plan, outcome, payee }: Asked, payPeriod: string): { amount: bigint; blocks: Block[] } {
  const lines = outcome.earnings.filter((line) => line.payee === payee && line.postedIn === payPeriod && line.item === 'split')
  if (lines.length === 0) return { amount: 0n, blocks: [] }
  const money = (amount: bigint): string => printedMinor(amount, plan.currency)
  const nameOf = ({ component, record, rowKey, forPeriod }: EarningLine): string =>
    `${payLabel(component, plan)}, ${spoken(record)} ${rowKey}${forPeriod === payPeriod ? '' : ` (correction for ${forPeriod})`}`
  return {
    amount: sum(lines),
    blocks: [
      {
        heading: `Commission that is shared, ${payPeriod}`,
        lines: [
          ...saySplits(plan).map((one) => text(sentence(one))),
          row(['', 'Amount'], 1),
          ...lines.map((line) => row([nameOf(line), money(line.amount)], 1)),
          total(['Together', money(sum(lines))], 1),
        ],
      },
    ],
  }
}
