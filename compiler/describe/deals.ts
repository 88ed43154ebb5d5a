/** The deals behind an amount. */
import type { Unit } from '../../runtime/core/unit.ts'
import { digitsOf } from '../../runtime/currency/minor.ts'
import type { Value } from '../../runtime/data/table.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { compareText } from '../../runtime/exact/order.ts'
import { add, isRatio, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Contribution, Derivation } from '../../runtime/trace/derivation.ts'
import type { Plan } from '../plan.ts'
import { sum } from './checks.ts'
import { capitalised, type Line, row, total } from './page.ts'
import { printed, printedMinor } from './value.ts'
import { counted, sayDate, spoken } from './words.ts'

/** More are told in one line. */
export const MOST_DEALS = 10

/** The key of what belongs to no row: an amount on a ratio, a fixed amount. */
export const NO_DEAL = 'not tied to one deal'

/** A row with what it counted and what it earned, in minor units. */
export interface Deal {
  readonly key: string
  /** The row that it is; empty where it is none. */
  readonly rowKey: string
  readonly record: string
  readonly date: string
  readonly amount: Value | null
  readonly unit: Unit
  readonly earned: bigint
  /** What it comes to in another currency, in which it is paid. */
  readonly inPay: { readonly amount: bigint; readonly currency: string } | null
}

interface Counted {
  readonly contribution: Contribution
  readonly unit: Unit
}

const rowId = (record: string, rowKey: string): string => `${record}\u0000${rowKey}`

/** What each row added to a metric, from anywhere in a derivation. */
function contributions(node: Derivation | undefined, names: readonly string[], into = new Map<string, Counted>()): Map<string, Counted> {
  if (node === undefined) return into
  const own = node.how === 'measured' && names.includes(node.label)
  for (const contribution of node.rows) {
    const id = rowId(contribution.record, contribution.rowKey)
    if (own || !into.has(id)) into.set(id, { contribution, unit: node.unit })
  }
  for (const input of node.inputs) contributions(input, names, into)
  return into
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
const largestFirst = (a: Deal, b: Deal): number =>
  size(a.earned) === size(b.earned) ? compareText(a.date, b.date) || compareText(a.key, b.key) : size(a.earned) < size(b.earned) ? 1 : -1

/** The deals of a component in one pay period, the largest first; lines that belong to no deal are one of them, without a date. */
export const dealsOf = (...asked: Parameters<typeof dealsInOrder>): Deal[] => dealsInOrder(...asked).toSorted(largestFirst)

/** The same, one for each line and in their order. */
export function dealsInOrder(lines: readonly EarningLine[], outcome: Outcome, derivation: Derivation | undefined, plan: Plan): Deal[] {
  const [first] = lines
  const pay = plan.pays.find(({ name }) => name === first?.component)
  const metric = plan.metrics.find(({ name }) => name === pay?.base)
  const known = contributions(derivation, metric === undefined ? [] : [metric.name, metric.label])
  const credit = new Map(
    outcome.credits.filter(({ recipient }) => recipient === first?.payee).map((line) => [rowId(line.record, line.rowKey), line] as const),
  )
  return lines.map((line): Deal => {
    const id = rowId(line.record, line.rowKey)
    const found = known.get(id)
    const correction = line.forPeriod === line.postedIn ? '' : ` (correction for ${line.forPeriod})`
    const key = line.rowKey === '' ? NO_DEAL : line.rowKey
    return {
      key: key + correction,
      rowKey: line.rowKey,
      record: line.record,
      date: found?.contribution.date ?? credit.get(id)?.incentiveDate ?? '',
      amount: found?.contribution.amount ?? null,
      unit: found?.unit ?? { kind: 'number' },
      earned: line.amount,
      inPay: line.paid === null || line.paid.currency === line.currency ? null : line.paid,
    }
  })
}

const sumOf = (deals: readonly Deal[]): bigint => deals.reduce((sum, { earned }) => sum + earned, 0n)

/** The amounts that deals counted, added; undefined where one has none. */
function countedSum(deals: readonly Deal[]): Ratio | undefined {
  let sum = ZERO
  for (const { amount } of deals) {
    if (amount === null || !isRatio(amount)) return undefined
    sum = add(sum, amount)
  }
  return sum
}

/** The deals that are told one by one; of many, the largest. */
export const shownDeals = (deals: readonly Deal[], all: boolean): readonly Deal[] =>
  deals.slice(0, all || deals.length === MOST_DEALS + 1 ? deals.length : MOST_DEALS)

/** The table of deals: the largest, the rest in one line, and their sum. */
export function dealTable(deals: readonly Deal[], plan: Plan, record: string, all: boolean): Line[] {
  const [first] = deals
  if (first === undefined) return []
  const { currency } = plan
  const shown = shownDeals(deals, all)
  const rest = deals.slice(shown.length)
  const amountOf = (list: readonly Deal[]): string => {
    const sum = countedSum(list)
    return sum === undefined ? '' : printed(sum, list[0]?.unit ?? { kind: 'number' }, currency)
  }
  const paidIn = payCurrency(deals)
  const inPay = (list: readonly Deal[]): string[] =>
    paidIn === undefined ? [] : [printedMinor(sum(list.flatMap((deal) => deal.inPay ?? [])), { code: paidIn, digits: digitsOf(paidIn) })]
  const money = (list: readonly Deal[]): string[] => [amountOf(list), printedMinor(sumOf(list), currency), ...inPay(list)]
  return [
    row([capitalised(spoken(record)), 'Date', 'Counted', 'Earned', ...(paidIn === undefined ? [] : [`In ${paidIn}`])], 1),
    ...shown.map((deal) => row([deal.key, deal.date === '' ? '' : sayDate(deal.date), ...money([deal])], 1)),
    ...(rest.length === 0 ? [] : [row([`and ${counted(rest.length)} more`, '', ...money(rest)], 1)]),
    total(['Together', '', ...money(deals)], 1),
  ]
}

/** The one other currency in which all of the deals are paid. */
function payCurrency(deals: readonly Deal[]): string | undefined {
  const currencies = new Set(deals.map(({ inPay }) => inPay?.currency))
  return currencies.size === 1 ? deals[0]?.inPay?.currency : undefined
}
