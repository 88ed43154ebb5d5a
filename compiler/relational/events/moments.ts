/** When something of an event counts: on which days it is read, and in which pay periods what was read there is posted (semantics 10). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Event, EventWindow } from '../../../runtime/core/events.ts'
import { before, earlier, type Stretch } from '../../../runtime/evaluate/windows.ts'
import { daysOf, windowsOf } from '../../../runtime/events/days.ts'
import type { Calendar } from '../days.ts'
import { type Counted, type Moment, type Moments, posted } from '../measures/moments.ts'

/** The windows of an event that end in each pay period, read on their last day. */
export function windowEnds(calendar: Calendar, event: Event, kind: EventWindow): Moments {
  const last = calendar.periods.at(-1)?.to
  const windows = last === undefined ? [] : windowsOf(calendar.world, event, kind, last)
  return posted(calendar, ({ from, to }) =>
    windows.filter((window) => window.to >= from && window.to <= to).map((window) => ({ at: window.to, window, sense: 1 })),
  )
}

/** What an event has given to date at the end of each pay period, less what it had given before. `closes`: nothing before its last day. */
export function toDates(calendar: Calendar, event: Event, closes: boolean): Moments {
  const { world } = calendar
  const { from, to } = daysOf(world, event)
  const window: Stretch = { kind: 'plan', label: '', from, to, first: 0, last: 0 }
  const upTo = (day: Day, sense: 1 | -1): Counted[] => {
    const at = earlier(day, to)
    return at < from || (closes && day < to) ? [] : [{ at, window, sense }]
  }
  return posted(calendar, (period) => {
    const [now, then] = [upTo(period.to, 1), period.from > world.from ? upTo(before(period.from), -1) : []]
    return now[0]?.at === then[0]?.at ? [] : [...now, ...then]
  })
}

/** Moments without what is posted: days on which something is read. */
export function readOn(list: readonly Omit<Moment, 'id'>[]): Moments {
  const moments = new Map(list.map((one) => [`${one.window.from} ${one.window.to} ${one.at} ${one.seen ?? ''}`, one]))
  return { moments: [...moments.values()].map((one, i) => ({ ...one, id: i + 1 })), adds: [], plain: false }
}
