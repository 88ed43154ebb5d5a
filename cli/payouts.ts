import type { Core } from '../runtime/core/core.ts'
import type { Outcome } from '../runtime/evaluate/outcome.ts'
import type { Ratio } from '../runtime/exact/ratio.ts'
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
}

/** The measure's own unit as a decimal: money comes in minor units, everything else as it is. */
function shown(value: Ratio | null, isMoney: boolean, digits: number): string | null {
  if (value === null) return null
  return isMoney ? moneyDecimal(value, digits) : decimal(value)
}

/** What people call a line: the label of its part of pay or of its event, else what kind of line it is. */
const labelOf = ({ components, events }: Core, { component, item }: EarningLine): string =>
  [...components, ...events].find(({ name }) => name === component)?.label ?? (item === 'earned' ? component : item.replaceAll('_', ' '))

const keyOf = ({ payee, component, item, forPeriod, postedIn }: EarningLine): string =>
  JSON.stringify([payee, component, item, forPeriod, postedIn])

/** The earnings by person, component and period, in the plan's order of people and components. */
export function payoutsOf(core: Core, { earnings, people }: Outcome): Payout[] {
  const { digits } = core.currency
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const components = new Map(core.components.map((one) => [one.name, one]))
  const units = new Map(core.measures.map(({ name, unit }) => [name, unit.kind]))
  const payouts = new Map<string, Payout>()
  for (const line of earnings) {
    const component = components.get(line.component)
    const isMoney = units.get(component?.metric ?? '') === 'money'
    const before = payouts.get(keyOf(line))
    payouts.set(keyOf(line), {
      payee: line.payee,
      name: names.get(line.payee) ?? line.payee,
      component: line.component,
      label: labelOf(core, line),
      item: line.item,
      forPeriod: line.forPeriod,
      postedIn: line.postedIn,
      measure: shown(line.measure, isMoney, digits) ?? before?.measure ?? null,
      quota: shown(line.quota, isMoney, digits) ?? before?.quota ?? null,
      attainment: line.attainment ?? before?.attainment ?? null,
      amount: (before?.amount ?? 0n) + line.amount,
    })
  }
  const places = new Map(people.map(({ id }, at) => [id, at]))
  const order = new Map([...components.keys()].map((name, at) => [name, at]))
  const rank = (ranks: Map<string, number>, key: string) => ranks.get(key) ?? ranks.size
  return [...payouts.values()].sort(
    (a, b) =>
      rank(places, a.payee) - rank(places, b.payee) ||
      rank(order, a.component) - rank(order, b.component) ||
      (a.forPeriod < b.forPeriod ? -1 : a.forPeriod > b.forPeriod ? 1 : 0),
  )
}

export const totalOf = (payouts: readonly Payout[]): bigint => payouts.reduce((sum, { amount }) => sum + amount, 0n)

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
  amount: money(payout.amount, core.currency.digits),
  currency: core.currency.code,
})
