import type { Core } from '../runtime/core/core.ts'
import { digitsOf } from '../runtime/currency/minor.ts'
import { payOf } from '../runtime/currency/pay.ts'
import type { Outcome } from '../runtime/evaluate/outcome.ts'
import type { Ratio } from '../runtime/exact/ratio.ts'
import { groupedBy } from '../runtime/ledger/grouped.ts'
import type { EarningLine } from '../runtime/ledger/lines.ts'
import { decimal, money, moneyDecimal } from './render/amount.ts'

/** What one person earned from one component for one pay period, as posted in one: the ledger's lines added up. */
export interface Payout {
  readonly payee: string
  readonly name: string
  readonly component: string
  readonly label: string
  readonly item: EarningLine['item']
  readonly forPeriod: string
  readonly postedIn: string
  readonly measure: string | null
  readonly quota: string | null
  readonly attainment: Ratio | null
  readonly amount: bigint
  readonly currency: string
  /** What it comes to in the currency of pay. */
  readonly pay: { readonly amount: bigint; readonly currency: string }
}

/** The measure's own unit as a decimal: money comes in minor units, everything else as it is. */
function shown(value: Ratio | null, isMoney: boolean, digits: number): string | null {
  if (value === null) return null
  return isMoney ? moneyDecimal(value, digits) : decimal(value)
}

/** What people call a line: the label of its part of pay or of its event, else what kind of line it is. */
function labelOf({ components, events }: Core, { component, item }: EarningLine): string {
  const label = [...components, ...events].find(({ name }) => name === component)?.label
  if (label === undefined) return item === 'earned' ? component : item.replaceAll('_', ' ')
  return item === 'adjustment' ? `${label}, decided by hand` : label
}

const keyOf = (line: EarningLine): string => {
  const { payee, component, item, forPeriod, postedIn, currency } = line
  return [payee, component, item, forPeriod, postedIn, currency, payOf(line).currency].join('\u0000')
}

/** The earnings by person, component and period, in the plan's order of people and components. Rows that sum to nothing are no payout: sums of columns do not know them. */
export function payoutsOf(core: Core, { earnings, people }: Pick<Outcome, 'earnings' | 'people'>): Payout[] {
  const sums = payoutSums(core)
  for (const line of earnings) sums.add(line)
  return sums.payouts(people)
}

/** The same line by line, where the lines are too many to be held. */
export function payoutSums(core: Core) {
  const { digits } = core.currency
  const components = new Map(core.components.map((one) => [one.name, one]))
  const units = new Map(core.measures.map(({ name, unit }) => [name, unit.kind]))
  const payouts = new Map<string, Payout>()
  return {
    add: (line: EarningLine): void => {
      const component = components.get(line.component)
      const isMoney = units.get(component?.metric ?? '') === 'money'
      const key = keyOf(line)
      const before = payouts.get(key)
      payouts.set(key, {
        payee: line.payee,
        name: line.payee,
        component: line.component,
        label: labelOf(core, line),
        item: line.item,
        forPeriod: line.forPeriod,
        postedIn: line.postedIn,
        measure: shown(line.measure, isMoney, digits) ?? before?.measure ?? null,
        quota: shown(line.quota, isMoney, digits) ?? before?.quota ?? null,
        attainment: line.attainment ?? before?.attainment ?? null,
        amount: (before?.amount ?? 0n) + line.amount,
        currency: line.currency,
        pay: { currency: payOf(line).currency, amount: (before?.pay.amount ?? 0n) + payOf(line).amount },
      })
    },
    payouts: (people: Outcome['people']): Payout[] => inPlanOrder([...payouts.values()], people, [...components.keys()]),
  }
}

function inPlanOrder(payouts: readonly Payout[], people: Outcome['people'], components: readonly string[]): Payout[] {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const places = new Map(people.map(({ id }, at) => [id, at]))
  const order = new Map(components.map((name, at) => [name, at]))
  const rank = (ranks: Map<string, number>, key: string) => ranks.get(key) ?? ranks.size
  const paying = payouts.filter(({ amount, pay }) => amount !== 0n || pay.amount !== 0n)
  return paying
    .map((one) => ({ ...one, name: names.get(one.payee) ?? one.payee }))
    .sort(
      (a, b) =>
        rank(places, a.payee) - rank(places, b.payee) ||
        rank(order, a.component) - rank(order, b.component) ||
        (a.forPeriod < b.forPeriod ? -1 : a.forPeriod > b.forPeriod ? 1 : 0),
    )
}

/** What is paid for some payouts of one currency. */
export const totalOf = (payouts: readonly Payout[]): bigint => payouts.reduce((sum, { pay }) => sum + pay.amount, 0n)

/** The payouts by the currency in which they are paid: amounts of two currencies are never added. */
export const byCurrency = (payouts: readonly Payout[]): ReadonlyMap<string, readonly Payout[]> => {
  const groups = groupedBy(payouts, ({ pay }) => pay.currency)
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What was earned in the plan's currency, and where people are paid in others, what is paid in each. */
export function totalsJson(payouts: readonly Payout[], { currency, exchange }: Core) {
  const earned = payouts.reduce((sum, one) => (one.currency === currency.code ? sum + one.amount : sum), 0n)
  const total = { amount: money(earned, currency.digits), currency: currency.code }
  if (exchange.pay === null) return { total }
  const totals = [...byCurrency(payouts)].map(([code, some]) => ({ amount: money(totalOf(some), digitsOf(code)), currency: code }))
  return { total, totals }
}

/** One payout for a program; decimals are strings. */
export const payoutJson = (payout: Payout, core: Core) => ({
  payee: payout.payee,
  name: payout.name,
  component: payout.component,
  item: payout.item,
  period: payout.forPeriod,
  postedIn: payout.postedIn,
  measure: payout.measure,
  quota: payout.quota,
  attainment: payout.attainment === null ? null : decimal(payout.attainment),
  amount: money(payout.amount, digitsOf(payout.currency)),
  currency: payout.currency,
  ...(core.exchange.pay === null
    ? {}
    : { pay: { amount: money(payout.pay.amount, digitsOf(payout.pay.currency)), currency: payout.pay.currency } }),
})
