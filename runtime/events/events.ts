import type { Day } from '../calendar/day.ts'
import type { Event } from '../core/events.ts'
import { before, type Stretch } from '../evaluate/windows.ts'
import { perWorld, type World } from '../evaluate/world.ts'
import { type Award, awardKey, noBasis } from './award.ts'
import { standingsOf } from './contest.ts'
import { windowsOf } from './days.ts'
import { sharedIn } from './pool.ts'
import { spiffTo } from './spiff.ts'

const awards = perWorld<ReadonlyMap<string, Award>>()

/** The windows of a contest or a pool that have ended on `day` or before. */
export const endedBy = (world: World, event: Extract<Event, { kind: 'contest' | 'pool' }>, day: Day): readonly Stretch[] =>
  windowsOf(world, event, event.window, day).filter(({ to }) => to <= day)

function listTo(world: World, event: Event, day: Day): readonly Award[] {
  switch (event.kind) {
    case 'spiff':
      return spiffTo(world, event, day)
    case 'contest':
      return endedBy(world, event, day).flatMap((window) =>
        standingsOf(world, event, window).map(({ person, prize, basis }) => ({ payee: person, row: null, amount: prize, basis })),
      )
    case 'pool':
      return endedBy(world, event, day).flatMap((window) =>
        sharedIn(world, event, window)
          .flatMap(({ parts }) => parts)
          .map(({ person, amount }) => ({ payee: person, row: null, amount, basis: noBasis(window.label) })),
      )
    default: {
      const never: never = event
      return never
    }
  }
}

/** All that an event has given to date on `day`, one award for each person and row. */
export function awardsTo(world: World, event: Event, day: Day): ReadonlyMap<string, Award> {
  const { imagined } = world
  if (imagined !== undefined && day < imagined.from) return awardsTo(imagined.base, event, day)
  return awards(world, `${event.name} ${day}`, () => {
    const sums = new Map<string, Award>()
    for (const award of listTo(world, event, day)) {
      const key = awardKey(award)
      sums.set(key, { ...award, amount: award.amount + (sums.get(key)?.amount ?? 0n) })
    }
    return sums
  })
}

/** What a pay period adds to an event: to date at its end, less to date before it. In minor units, zeros left out. */
export function awardsIn(world: World, event: Event, period: Stretch): readonly Award[] {
  const now = awardsTo(world, event, period.to)
  const then = period.from > world.from ? awardsTo(world, event, before(period.from)) : new Map<string, Award>()
  const keys = new Set([...now.keys(), ...then.keys()])
  return [...keys].flatMap((key): Award[] => {
    const [late, early] = [now.get(key), then.get(key)]
    const award = late ?? early
    const amount = (late?.amount ?? 0n) - (early?.amount ?? 0n)
    return award === undefined || amount === 0n ? [] : [{ ...award, amount }]
  })
}
