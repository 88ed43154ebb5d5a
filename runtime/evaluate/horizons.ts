/** A plan as it is seen at the end of each pay period: what facts are replayed from (semantics 9). */
import { type ClosedLedgers, rowsThen } from '../ledger/closed.ts'
import type { Seen } from '../ledger/replay.ts'
import { newlyClawed } from '../payments/clawback.ts'
import type { Stretch } from './windows.ts'
import type { World } from './world.ts'

/** The worlds of each pay period, by its place. */
export interface Horizons {
  readonly seenAt: readonly World[]
  /** The same without what is clawed back only since the period before; undefined where nothing is. */
  readonly unclawedAt: readonly (World | undefined)[]
  /** Whether no event and no decision can change a fact of the past after this place. */
  readonly frozen: (place: number) => boolean
}

/** The worlds at the ends of the pay periods: one and the same where no event can change a past period. */
export const worldsAt = (world: World, periods: readonly Stretch[], still: boolean): readonly World[] =>
  periods.map(({ to }) => (still ? world : { ...world, eventsTo: to, clawedTo: to }))

/** A world as clawbacks saw it at the end of the period before. `closed`: the ledgers that were closed then. */
export function beforeClawbacks(seen: World, before: World, closed: ClosedLedgers | undefined): World {
  const rowThen = closed === undefined ? undefined : rowsThen(closed)
  return { ...seen, counting: undefined, clawedTo: before.clawedTo, ...(rowThen === undefined ? {} : { rowThen }) }
}

/** The plan at the end of each pay period, the first `closedCount` of which are closed. */
export function horizonsOf(
  world: World,
  periods: readonly Stretch[],
  still: boolean,
  closedCount: number,
  closed: ClosedLedgers | undefined,
): Horizons {
  const seenAt = worldsAt(world, periods, still)
  const unclawedAt = seenAt.map((seen, place) => {
    const before = seenAt[place - 1]
    if (still || before === undefined || world.core.payments.clawbacks.length === 0) return undefined
    const then = beforeClawbacks(seen, before, place === closedCount ? closed : undefined)
    return newlyClawed(then, seen) ? then : undefined
  })
  // the first open period also posts what differs from the closed ones
  return { seenAt, unclawedAt, frozen: (place) => still && (closedCount === 0 || place !== closedCount) }
}

/** Facts as each pay period sees them. */
export const seenThrough =
  (periods: readonly Stretch[], { seenAt, unclawedAt, frozen }: Horizons) =>
  <F>(of: (seen: World, period: Stretch) => readonly F[]): Seen<F> => ({
    facts: (place) => {
      const seen = seenAt[place]
      return seen === undefined ? [] : periods.slice(frozen(place) ? place : 0, place + 1).flatMap((period) => of(seen, period))
    },
    beforeClawbacks: (place) => {
      const before = unclawedAt[place]
      return before === undefined ? undefined : periods.slice(0, place).flatMap((period) => of(before, period))
    },
    frozen,
  })
