import type { Core } from '../../runtime/core/core.ts'
import { digitsOf } from '../../runtime/currency/minor.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { byCurrency, type Payout, totalOf } from '../payouts.ts'
import { grouped, money } from './amount.ts'
import { type Column, table } from './table.ts'

/** With more pay periods than this the table has one column for all of them. */
const MOST_PERIODS = 4

const left = (title: string): Column => ({ title, align: 'left' })
const right = (title: string): Column => ({ title, align: 'right' })

/** The same person is named once, on the first of their lines. */
const named = (rows: readonly (readonly [Payout, readonly string[]])[]): string[][] =>
  rows.map(([payout, cells], at) => [rows[at - 1]?.[0].payee === payout.payee ? '' : payout.name, payout.label, ...cells])

/** A table without the columns in which no line has anything: a plan without quotas has no attainment to show. */
function withoutEmpty(columns: readonly Column[], rows: readonly (readonly string[])[], totals: readonly string[], room: number): string {
  const kept = columns.flatMap((_, at) => (rows.some((row) => row[at] !== '') ? [at] : []))
  const of = <T>(row: readonly T[]): T[] => row.filter((_, at) => kept.includes(at))
  return table(of(columns), rows.map(of), of(totals), room)
}

/** Groups by person and component, keeping the order. */
function grouping(payouts: readonly Payout[]): Payout[][] {
  const groups = new Map<string, Payout[]>()
  for (const payout of payouts) {
    const key = JSON.stringify([payout.payee, payout.component, payout.item])
    groups.set(key, [...(groups.get(key) ?? []), payout])
  }
  return [...groups.values()]
}

/** The payout table: a line per person and component, by pay period, with a line of totals; a table for each currency in which people are paid. */
export function payoutTable(core: Core, payouts: readonly Payout[], payPeriods: readonly string[], room: number): string {
  const { code, digits } = core.currency
  const groups = byCurrency(payouts)
  if (core.exchange.pay === null || groups.size === 0) return tableIn({ code, digits }, payouts, payPeriods, room)
  const tables = [...groups].map(([one, some]) => tableIn({ code: one, digits: digitsOf(one) }, some, payPeriods, room))
  return `${tables.join('\n')}\nMeasures and quotas of money are in ${code}, pay is in the currency of each person.\n`
}

function tableIn({ code, digits }: Core['currency'], payouts: readonly Payout[], payPeriods: readonly string[], room: number): string {
  const amount = (some: readonly Payout[]) => grouped(money(totalOf(some), digits))
  const periods = [...new Set([...payPeriods, ...payouts.map((one) => one.postedIn)])].sort()
  const inPeriod = (some: readonly Payout[], period: string) => some.filter((one) => one.postedIn === period)

  if (periods.length === 1) {
    const rows = grouping(payouts).flatMap((group) => {
      const [last] = group.slice(-1)
      if (last === undefined) return []
      const { measure, quota, attainment } = last
      const cells = [
        measure === null ? '' : grouped(measure),
        quota === null ? '' : grouped(quota),
        attainment === null ? '' : showPercent(attainment, 2),
      ]
      return [[last, [...cells, amount(group)]] as const]
    })
    const columns = [
      left('person'),
      left('component'),
      right('measure'),
      right('quota'),
      right('attained'),
      right(`pay ${periods[0]} (${code})`),
    ]
    return withoutEmpty(columns, named(rows), ['total', '', '', '', '', amount(payouts)], room)
  }

  const byPeriod = periods.length <= MOST_PERIODS ? periods : []
  const rows = grouping(payouts).flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [[first, [...byPeriod.map((period) => amount(inPeriod(group, period))), amount(group)]] as const]
  })
  const columns = [left('person'), left('component'), ...byPeriod.map(right), right(`pay (${code})`)]
  const totals = ['total', '', ...byPeriod.map((period) => amount(inPeriod(payouts, period))), amount(payouts)]
  const main = table(columns, named(rows), totals, room)
  if (byPeriod.length > 0 || periods.length === 0) return main
  const perPeriod = periods.map((period) => [period, amount(inPeriod(payouts, period))])
  return `${main}\n${table([left('pay period'), right(`pay (${code})`)], perPeriod, ['total', amount(payouts)], room)}`
}
