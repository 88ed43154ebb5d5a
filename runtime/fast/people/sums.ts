/** What every person earned of every component in every pay period: for payments and reports, without a row. */
import type { World } from '../../evaluate/world.ts'
import type { Shown } from '../../ledger/facts.ts'
import { COMPUTED, type EarningLine } from '../../ledger/lines.ts'
import type { Earned } from './pay.ts'

/** `earned_m` of a component (semantics 8), in minor units. */
export interface EarnedSum {
  readonly payee: string
  readonly component: string
  readonly period: string
  readonly shown: Shown
  readonly amount: bigint
}

/** Differences of what the windows have earned to date, where they are not zero. */
export function sumsOf(earned: ReadonlyMap<string, Earned>): readonly EarnedSum[] {
  return [...earned].flatMap(([component, { people, slots, amounts, beyond, shown }]) =>
    people.flatMap((payee, person) => {
      const sums = new Map<string, EarnedSum>()
      let [last, window] = [0n, '']
      slots.forEach((slot, i) => {
        const place = person * slots.length + i
        if (slot.window.label !== window) last = 0n
        window = slot.window.label
        const total = beyond.get(place) ?? BigInt(amounts[place] ?? 0)
        const added = total - last
        last = total
        const period = slot.period.label
        if (added === 0n) return
        sums.set(period, { payee, component, period, shown: shown(place), amount: (sums.get(period)?.amount ?? 0n) + added })
      })
      return [...sums.values()]
    }),
  )
}

/** A sum as one line of the ledger, for no row. */
export const sumLine = ({ core }: World, { payee, component, period, shown, amount }: EarnedSum, asOf: string): EarningLine => ({
  plan: core.plan.name,
  component,
  payee,
  forPeriod: period,
  record: '',
  rowKey: '',
  item: 'earned',
  kind: 'original',
  ...shown,
  amount,
  currency: core.currency.code,
  paid: null,
  postedIn: period,
  asOf,
  corrects: '',
  origin: core.components.find(({ name }) => name === component)?.origin.address ?? '',
  ...COMPUTED,
})
