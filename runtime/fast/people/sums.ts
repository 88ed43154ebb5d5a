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

/** Doubles hold the difference of any two whole numbers up to here. */
const HALF = 2 ** 52

/** Differences of what the windows have earned to date, where they are not zero. */
export function sumsOf(earned: ReadonlyMap<string, Earned>): readonly EarnedSum[] {
  const all: EarnedSum[] = []
  for (const [component, { people, slots, amounts, beyond, shown }] of earned) {
    people.forEach((payee, person) => {
      const own = all.length
      const first = person * slots.length
      slots.forEach(({ window, period: { label: period } }, slot) => {
        const place = first + slot
        const goesOn = slots[slot - 1]?.window.label === window.label
        const [now, before] = [amounts[place] ?? 0, goesOn ? (amounts[place - 1] ?? 0) : 0]
        const added =
          beyond.size === 0 && Math.abs(now) <= HALF && Math.abs(before) <= HALF
            ? now - before
            : exactAt(amounts, beyond, place) - (goesOn ? exactAt(amounts, beyond, place - 1) : 0n)
        if (Number(added) === 0) return
        // a period has few windows: its sum is among the last
        let at = own
        while (at < all.length && all[at]?.period !== period) at += 1
        all[at] = { payee, component, period, shown: shown(place), amount: (all[at]?.amount ?? 0n) + BigInt(added) }
      })
    })
  }
  return all
}

const exactAt = (amounts: Float64Array, beyond: ReadonlyMap<number, bigint>, place: number): bigint =>
  beyond.get(place) ?? BigInt(amounts[place] ?? 0)

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
