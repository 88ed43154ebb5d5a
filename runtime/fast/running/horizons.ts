/** The pay periods of a run, each with the world at its end, and the same for one person (semantics 9, replay). */
import { beforeClawbacks, type Horizons, worldsAt } from '../../evaluate/horizons.ts'
import { readsEvents } from '../../evaluate/reach.ts'
import type { Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { newlyClawed } from '../../payments/clawback.ts'
import type { Store } from '../apart/stores.ts'
import { tableOfRows, worldOfRows } from '../apart/worlds.ts'

/** The whole worlds at each pay period's end, and as clawbacks saw them a period before. */
export interface Ends {
  readonly periods: readonly Stretch[]
  readonly seenAt: readonly World[]
  readonly clawedBefore: readonly (World | undefined)[]
}

/** `still`: nothing changes what was earned in the past; what is held can be paid on an event all the same. */
export function endsOf(world: World, periods: readonly Stretch[], still: boolean): Ends {
  const seenAt = worldsAt(world, periods, still && !readsEvents(world.core, world.lookup))
  const claws = world.core.payments.clawbacks.length > 0 && !still
  const clawedBefore = seenAt.map((seen, place) => {
    const before = seenAt[place - 1]
    return before === undefined || !claws ? undefined : beforeClawbacks(seen, before, undefined)
  })
  return { periods, seenAt, clawedBefore }
}

/** The horizons of a part of the rows: `of` is the world with that part of them. `clawed`: whether a clawback elsewhere changes it too. */
export function horizonsFor(
  { periods, seenAt, clawedBefore }: Ends,
  still: boolean,
  of: (whole: World) => World,
  clawed: (place: number) => boolean = () => false,
): Horizons {
  const last = seenAt.at(-1)
  if (still) {
    const own = last === undefined ? [] : Array.from(periods, () => last)
    const made = last === undefined ? undefined : of(last)
    return { seenAt: own.map((one) => made ?? one), unclawedAt: [], frozen: () => true }
  }
  const own = seenAt.map(of)
  return {
    seenAt: own,
    unclawedAt: clawedBefore.map((before, place) => {
      const now = own[place]
      if (before === undefined || now === undefined) return undefined
      const then = of(before)
      return clawed(place) || newlyClawed(then, now) ? then : undefined
    }),
    frozen: () => false,
  }
}

const CHUNK = 4096

/** By place of the pay period: whether some row at all is newly clawed back in it. */
export function clawedAnywhere(
  { seenAt, clawedBefore }: Ends,
  stores: readonly Store[],
  moves: (store: Store) => (place: number) => boolean,
) {
  const known = new Map<number, boolean>()
  return (place: number): boolean => {
    const before = known.get(place)
    if (before !== undefined) return before
    const found = look(place)
    known.set(place, found)
    return found
  }

  function look(place: number): boolean {
    const [then, now] = [clawedBefore[place], seenAt[place]]
    if (then === undefined || now === undefined) return false
    return stores.some((store) => {
      const moving = moves(store)
      const places = Array.from({ length: store.count }, (_, i) => i).filter(moving)
      for (let from = 0; from < places.length; from += CHUNK) {
        const rows = tableOfRows(store, places.slice(from, from + CHUNK).map(store.rowAt))
        if (newlyClawed(worldOfRows(then, '', [rows]), worldOfRows(now, '', [rows]))) return true
      }
      return false
    })
  }
}
