import { type Day, showDay } from '../calendar/day.ts'
import { grainOf } from '../calendar/fiscal.ts'
import type { Event, EventWindow } from '../core/events.ts'
import { dayOf } from '../evaluate/values.ts'
import { earlier, later, type Stretch, windowsIn } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'

/** The days on which an event runs, cut by the plan's. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

export const daysOf = (world: World, { from, to }: Pick<Event, 'from' | 'to'>): Days => ({
  from: from === null ? world.from : later(world.from, dayOf(from)),
  to: to === null ? world.until : earlier(world.until, dayOf(to)),
})

/** The windows of an event that start on `until` or before, in order, each cut by the event's days and named by them where it is. */
export function windowsOf(world: World, event: Pick<Event, 'from' | 'to'>, kind: EventWindow, until: Day): readonly Stretch[] {
  const days = daysOf(world, event)
  return windowsIn(world, kind, days.from, earlier(days.to, until)).map((window): Stretch => {
    const from = later(days.from, window.from)
    const to = earlier(days.to, window.to)
    if (from === window.from && to === window.to) return window
    return {
      kind,
      label: spanLabel({ from, to }),
      from,
      to,
      first: grainOf(world.core.calendar, from),
      last: grainOf(world.core.calendar, to),
    }
  })
}

/** `2026-05-01 to 2026-07-31`. */
export const spanLabel = ({ from, to }: Days): string => `${showDay(from)} to ${showDay(to)}`
