/** What is held for a person and what was advanced, part by part, with how much of it is due so far. */
import { showDay } from '../../runtime/calendar/day.ts'
import type { Waiting } from '../../runtime/payments/holdings.ts'
import type { Asked } from './asked.ts'
import { MOST_DEALS } from './deals.ts'
import { payLabel } from './expression.ts'
import { type Block, block, row, text } from './page.ts'
import { printedMinor } from './value.ts'
import { counted, sayDate, spoken } from './words.ts'

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
const largestFirst = (a: Waiting, b: Waiting): number => {
  const [left, right] = [size(a.held) + size(a.open), size(b.held) + size(b.open)]
  return left === right ? 0 : left < right ? 1 : -1
}

/** Everything that waits after a pay period, the largest first; nothing where nothing does. */
export function tellWaiting({ plan, outcome, payee, all }: Asked, payPeriod: string): Block[] {
  const balance = outcome.balances.find((line) => line.payee === payee && line.period === payPeriod)
  const waiting = (balance?.waiting ?? []).filter(({ held, open }) => held !== 0n || open !== 0n).toSorted(largestFirst)
  const shown = all ? waiting : waiting.slice(0, MOST_DEALS)
  const more = waiting.length - shown.length
  const advances = waiting.some(({ open }) => open !== 0n)
  const money = (amount: bigint): string => printedMinor(amount, plan.currency)
  const dueOf = ({ part, held, due, until }: Waiting): string => {
    if (due !== null) return `${due.done} of ${due.of}: ${money(part.amount - held)}`
    return until === undefined ? 'its day is not known' : `held until ${sayDate(showDay(until))}`
  }
  const nameOf = ({ part }: Waiting): string =>
    `${payLabel(part.component, plan)}, ${part.row === null || part.source.endsWith(`/${part.forPeriod}`) ? part.forPeriod : `${spoken(part.row.record)} ${part.row.rowKey}`}`
  const cells = (one: Waiting): string[] => [
    nameOf(one),
    money(one.part.amount),
    dueOf(one),
    money(one.held),
    ...(advances ? [money(one.open)] : []),
  ]
  if (shown.length === 0) return []
  return block(`What waits after ${payPeriod}`, [
    row(['', 'Earned', 'Due so far', 'Held', ...(advances ? ['Advanced, still open'] : [])], 1),
    ...shown.map((one) => row(cells(one), 1)),
    ...(more === 0 ? [] : [text(`And ${counted(more)} more.`)]),
  ])
}
