import type { GivenAmount } from '../evaluate/given.ts'
import { peopleOf } from '../evaluate/spans.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { COMPUTED, type EarningLine } from './lines.ts'

/**
 * What is left to pay where a question states that a component was already paid: its earnings of that pay period as one correction,
 * less what was paid (semantics 9, one mechanism: what is computed now less what was posted before). Without a period it is the first
 * one in which the component earns.
 */
export function unpaid(world: World, earnings: readonly EarningLine[], periods: readonly Stretch[]): readonly EarningLine[] {
  return (world.given.paid ?? []).reduce<readonly EarningLine[]>(
    (lines, paid) =>
      (paid.person === null ? peopleOf(world) : [paid.person]).reduce((rest, payee) => without(world, rest, periods, paid, payee), lines),
    earnings,
  )
}

function without(
  world: World,
  lines: readonly EarningLine[],
  periods: readonly Stretch[],
  { component, amount, days }: GivenAmount,
  payee: string,
): readonly EarningLine[] {
  const own = lines.filter((line) => line.component === component && line.payee === payee)
  const period =
    days === null
      ? (periods.find(({ label }) => own.some(({ postedIn }) => postedIn === label)) ?? periods[0])
      : periods.find(({ from, to }) => days.from <= to && days.to >= from)
  if (period === undefined) return lines
  const replaced = own.filter(({ postedIn }) => postedIn === period.label)
  const left = replaced.reduce((sum, line) => sum + line.amount, -amount)
  const others = lines.filter((line) => !replaced.includes(line))
  return left === 0n ? others : [...others, correction(world, component, payee, period.label, left)]
}

const correction = ({ core }: World, component: string, payee: string, period: string, amount: bigint): EarningLine => ({
  plan: core.plan.name,
  component,
  payee,
  forPeriod: period,
  record: '',
  rowKey: '',
  item: 'earned',
  kind: 'correction',
  window: period,
  measure: null,
  quota: null,
  attainment: null,
  amount,
  currency: core.currency.code,
  paid: null,
  postedIn: period,
  asOf: '',
  corrects: '',
  origin: core.components.find(({ name }) => name === component)?.origin.address ?? core.plan.name,
  ...COMPUTED,
})
