/** What each pay period adds to what a person's rows have earned: differences of what windows have earned to date (semantics 8). */
import type { Component } from '../../core/core.ts'
import { type Stretch, windowsIn } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import type { Shown } from '../../ledger/facts.ts'
import type { Earned } from '../people/pay.ts'
import type { RoundingMode } from '../program/number.ts'
import type { EarningRows } from '../rows/earning-rows.ts'
import type { Totals } from '../rows/stage.ts'
import {
  type Along,
  HELD,
  inOrder,
  inOrderExactly,
  inProportion,
  inProportionExactly,
  throughOf,
  type Window,
  windowOf,
} from './attribute.ts'
import { periodsOf } from './credit-lines.ts'
import type { Money } from './money.ts'

/** What a component adds for one person in one pay period, in minor units. */
export interface Added {
  rest: Money
  shown: Shown
  /** By the place of a row among the person's, in the order in which they earn: what it earned there, and the slot of its window. */
  readonly amounts: ArrayLike<Money>
  readonly slots: Int32Array
}

/** What a component adds for one person: by pay period, and what lines of each slot show. Only good until the next person is asked for. */
export interface AddedTo {
  readonly periods: readonly (Added | undefined)[]
  readonly shown: readonly (Shown | undefined)[]
}

/** Amounts of rows as doubles or as big integers. */
interface Arithmetic<A extends number | bigint, List extends Amounts<A>> {
  readonly zero: A
  readonly list: (length: number) => List
  readonly add: (a: A, b: A) => A
  readonly subtract: (a: A, b: A) => A
  readonly inOrder: (window: Window, along: Along, into: List) => A
  readonly inProportion: (window: Window, pay: A, mode: RoundingMode, into: List) => boolean | undefined
  /** What is earned to date at a place. */
  readonly amount: (earned: Earned, place: number) => A
}

interface Amounts<A> {
  [place: number]: A
  readonly length: number
  readonly fill: (value: A, from: number, to: number) => unknown
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

/** What a component adds for each person in each of the pay periods: in doubles where they hold every amount of the person, else in big integers. */
export function addedBy(
  { world, totals }: Explained,
  component: Component,
  earned: Earned,
  explained: EarningRows | undefined,
  periods: readonly Stretch[],
): (person: number) => AddedTo {
  const { frame } = totals
  const periodOfDay = periodsOf(frame, windowsIn(world, world.core.paid, world.from, world.until))
  const { mode } = world.core.rounding.money
  let sums = new Float64Array(0)
  const [doubles, big] = [addedIn(DOUBLES), addedIn(BIG)]
  return (person) => doubles(person) ?? big(person) ?? NOTHING

  /** Undefined where these numbers do not hold an amount. */
  function addedIn<A extends number | bigint, List extends Amounts<A>>(of: Arithmetic<A, List>): (person: number) => AddedTo | undefined {
    let [before, now] = [of.list(0), of.list(0)]
    let byPeriod = periods.map(() => ({ amounts: of.list(0), slots: new Int32Array() }))
    const makeRoom = (rows: number): void => {
      if (sums.length < rows) sums = new Float64Array(rows * 2)
      if (now.length >= rows) return
      ;[before, now] = [of.list(rows * 2), of.list(rows * 2)]
      byPeriod = periods.map(() => ({ amounts: of.list(rows * 2), slots: new Int32Array(rows * 2) }))
    }
    return (person) => {
      const added: (Added | undefined)[] = periods.map(() => undefined)
      const { slots, along, shown, kindAt } = earned
      const [first, end] = [explained?.starts[person] ?? 0, explained?.starts[person + 1] ?? 0]
      const count = end - first
      makeRoom(count)
      const through = explained === undefined ? sums : throughOf(explained.added, first, count, sums)
      const dateOf = (i: number): number => (explained?.day.values[explained.rows[first + i] ?? 0] ?? 0) - frame.from
      const shownAt: (Shown | undefined)[] = []
      let [from, windowStart] = [0, -1]
      let lastRest = of.zero
      for (let slot = 0; slot < slots.length; slot += 1) {
        const { window, period } = slots[slot] as (typeof slots)[number]
        const at = person * slots.length + slot
        if (window.from !== windowStart) {
          while (from < count && dateOf(from) < window.from - frame.from) from += 1
          before.fill(of.zero, 0, count)
          windowStart = window.from
          lastRest = of.zero
        }
        const until = Math.min(window.to, period.to) - frame.from
        let to = from
        while (to < count && dateOf(to) <= until) to += 1
        const rows = to - from
        const total = of.amount(earned, at)
        if (Number.isNaN(total)) return undefined
        let rest = total
        let attributed = false
        if (kindAt(at) === 'program' && along !== null && explained !== undefined && rows > 0) {
          const own = windowOf(through, from, rows)
          if (component.attribution === 'in_order') {
            rest = of.subtract(total, of.inOrder(own, along(at), now))
            attributed = true
          } else {
            const explains = of.inProportion(own, total, mode, now)
            if (explains === undefined) return undefined
            if (explains) rest = of.zero
            attributed = explains
          }
        }
        if (Number.isNaN(rest)) return undefined
        if (!attributed) now.fill(of.zero, 0, count)
        const place = periodOfDay[Math.min(period.to - frame.from, periodOfDay.length - 1)] ?? -1
        const shownHere = shown(at)
        shownAt[slot] = shownHere
        const known = added[place]
        const one: Added = known ?? {
          rest: of.zero,
          shown: shownHere,
          ...(byPeriod[place] ?? { amounts: of.list(count), slots: NO_SLOTS }),
        }
        const amounts = one.amounts as List
        if (known === undefined) amounts.fill(of.zero, 0, count)
        added[place] = one
        one.shown = shownHere
        one.rest = of.add(one.rest as A, of.subtract(rest, lastRest))
        for (let i = 0; i < rows; i += 1) {
          const earnedThrough = now[i] ?? of.zero
          const amount = of.subtract(earnedThrough, before[i] ?? of.zero)
          if (amount !== of.zero) {
            amounts[from + i] = amount
            one.slots[from + i] = slot
          }
          before[i] = earnedThrough
        }
        lastRest = rest
      }
      return { periods: added, shown: shownAt }
    }
  }
}

const NO_SLOTS = new Int32Array()
const NOTHING: AddedTo = { periods: [], shown: [] }
