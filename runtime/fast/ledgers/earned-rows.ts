/** What each pay period adds to what a person's rows have earned: differences of what windows have earned to date (semantics 8). */
import type { Component } from '../../core/core.ts'
import { type Stretch, windowsIn } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import type { Shown } from '../../ledger/facts.ts'
import type { Earned } from '../people/pay.ts'
import type { RoundingMode } from '../program/number.ts'
import type { EarningRows } from '../rows/earning-rows.ts'
import type { Totals } from '../rows/stage.ts'
import { type Along, HELD, inOrder, inOrderExactly, inProportion, inProportionExactly, type Window, windowOf } from './attribute.ts'
import { periodsOf } from './credit-lines.ts'
import type { Money } from './money.ts'

/** What a component adds for one person in one pay period, in minor units. */
export interface Added {
  rest: Money
  shown: Shown
  /** Rows and what they earned there, by window: `shown` differs from window to window. */
  readonly rows: { row: number; amount: Money; shown: Shown }[]
}

/** Amounts of rows as doubles or as big integers. */
interface Arithmetic<A extends number | bigint, List extends { [place: number]: A }> {
  readonly zero: A
  readonly list: (length: number) => List
  readonly add: (a: A, b: A) => A
  readonly subtract: (a: A, b: A) => A
  readonly inOrder: (window: Window, along: Along, into: List) => A
  readonly inProportion: (window: Window, pay: A, mode: RoundingMode, into: List) => boolean | undefined
  /** What is earned to date at a place. */
  readonly amount: (earned: Earned, place: number) => A
}

const DOUBLES: Arithmetic<number, Float64Array> = {
  zero: 0,
  list: (length) => new Float64Array(length),
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  inOrder,
  inProportion,
  amount: ({ amounts, beyond }, place) => {
    const amount = amounts[place] ?? 0
    return beyond.has(place) || Math.abs(amount) > HELD ? Number.NaN : amount
  },
}
const BIG: Arithmetic<bigint, bigint[]> = {
  zero: 0n,
  list: (length) => Array.from({ length }, () => 0n),
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  inOrder: inOrderExactly,
  inProportion: inProportionExactly,
  amount: ({ amounts, beyond }, place) => beyond.get(place) ?? BigInt(amounts[place] ?? 0),
}

/** Whose rows they are, and of what. */
interface Explained {
  readonly world: World
  readonly totals: Totals
}

/** What a component adds for a person in each of the pay periods. */
export function addedTo(
  { world, totals }: Explained,
  component: Component,
  earned: Earned,
  explained: EarningRows | undefined,
  person: number,
  periods: readonly Stretch[],
): readonly (Added | undefined)[] {
  return addedIn(DOUBLES) ?? addedIn(BIG) ?? []

  /** Undefined where doubles do not hold an amount. */
  function addedIn<A extends number | bigint, List extends { [place: number]: A }>(
    of: Arithmetic<A, List>,
  ): readonly (Added | undefined)[] | undefined {
    const added: (Added | undefined)[] = periods.map(() => undefined)
    const places = periodsOf(totals.frame, windowsIn(world, world.core.paid, world.from, world.until))
    const { slots, along, shown, kindAt } = earned
    const rowAt = (place: number): number => explained?.rows[place] ?? 0
    const [first, end] = [explained?.starts[person] ?? 0, explained?.starts[person + 1] ?? 0]
    const dateOf = (place: number): number => (explained?.day.values[rowAt(place)] ?? 0) - totals.frame.from
    let [before, now] = [of.list(end - first), of.list(end - first)]
    let from = first
    let windowStart = -1
    let lastRest = of.zero
    for (const [slot, { window, period }] of slots.entries()) {
      const at = person * slots.length + slot
      if (window.from !== windowStart) {
        while (from < end && dateOf(from) < window.from - totals.frame.from) from += 1
        before = of.list(end - first)
        windowStart = window.from
        lastRest = of.zero
      }
      const until = Math.min(window.to, period.to) - totals.frame.from
      let to = from
      while (to < end && dateOf(to) <= until) to += 1
      const rows = to - from
      const total = of.amount(earned, at)
      if (Number.isNaN(total)) return undefined
      let rest = total
      let attributed = false
      if (kindAt(at) === 'program' && along !== null && explained !== undefined && rows > 0) {
        const through = windowOf(explained.added, from, rows)
        if (component.attribution === 'in_order') {
          rest = of.subtract(total, of.inOrder(through, along(at), now))
          attributed = true
        } else {
          const explains = of.inProportion(through, total, world.core.rounding.money.mode, now)
          if (explains === undefined) return undefined
          if (explains) rest = of.zero
          attributed = explains
        }
      }
      if (Number.isNaN(rest)) return undefined
      if (!attributed) now = of.list(end - first)
      const place = places[Math.min(period.to - totals.frame.from, places.length - 1)] ?? -1
      const shownHere = shown(at)
      const one: Added = added[place] ?? { rest: of.zero, shown: shownHere, rows: [] }
      added[place] = one
      one.shown = shownHere
      one.rest = of.add(one.rest as A, of.subtract(rest, lastRest))
      for (let i = 0; i < rows; i += 1) {
        const through = now[i] ?? of.zero
        const amount = of.subtract(through, before[i] ?? of.zero)
        if (amount !== of.zero) one.rows.push({ row: rowAt(from + i), amount, shown: shownHere })
        before[i] = through
      }
      lastRest = rest
    }
    return added
  }
}
