/** The windows in which a component accumulates, as seen at the end of each pay period, and in which period each counts (semantics 8, 9, 17.1). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Component } from '../../../runtime/core/core.ts'
import { spansIn } from '../../../runtime/evaluate/periods.ts'
import { before, earlier, type Stretch, windowAt, windowsIn } from '../../../runtime/evaluate/windows.ts'
import type { Calendar } from '../days.ts'

/** A window to date: its rows up to `at`, with modifiers as at `period`. */
export interface Moment {
  readonly id: number
  readonly window: Stretch
  readonly at: Day
  readonly period: Day
  /** The day up to which clawbacks have happened; null where there are none. */
  readonly seen: Day | null
}

/** A moment that counts in a pay period: added, or taken away because it was paid before. */
export interface Adds {
  readonly period: string
  /** The pay period in which it is posted. */
  readonly posted: string
  readonly moment: number
  readonly sense: 1 | -1
}

export interface Moments {
  readonly moments: readonly Moment[]
  readonly adds: readonly Adds[]
  /** Whether each moment counts in one period, and is added there. */
  readonly plain: boolean
}

/** A day that a pay period adds or takes away. */
export interface Counted {
  readonly at: Day
  readonly window: Stretch
  readonly sense: 1 | -1
}

/** The pay periods that one of them posts: itself, and where something can be clawed back all before it, as seen now less as seen before (semantics 9). */
export function postings<T>(
  { world, periods }: Calendar,
  place: number,
  addedIn: (period: Stretch, seen: Day | null, posted: string, sense: 1 | -1) => readonly T[],
): readonly T[] {
  const [period, earlierOn] = [periods[place], periods[place - 1]]
  if (period === undefined) return []
  const { label, to } = period
  if (world.core.payments.clawbacks.length === 0) return addedIn(period, null, label, 1)
  return [
    ...periods.slice(0, place + 1).flatMap((one) => addedIn(one, to, label, 1)),
    ...(earlierOn === undefined ? [] : periods.slice(0, place).flatMap((one) => addedIn(one, earlierOn.to, label, -1))),
  ]
}

/** What is read on some days of each pay period that is asked for, and where it is posted. */
export function posted(calendar: Calendar, countedIn: (period: Stretch) => readonly Counted[]): Moments {
  const moments = new Map<string, Moment>()
  const momentFor = ({ at, window }: Counted, seen: Day | null): Moment => {
    const key = `${window.from} ${at} ${seen ?? ''}`
    const made = moments.get(key) ?? { id: moments.size + 1, window, at, period: at, seen }
    moments.set(key, made)
    return made
  }
  const adds = calendar.periods.flatMap(({ label }, place) =>
    calendar.wanted.has(label)
      ? postings(calendar, place, (period, seen, into, way) =>
          countedIn(period).map(
            (one): Adds => ({ period: period.label, posted: into, moment: momentFor(one, seen).id, sense: one.sense === way ? 1 : -1 }),
          ),
        )
      : [],
  )
  return { moments: [...moments.values()], adds, plain: false }
}

/** Windows to date, each once, and what a pay period adds of them. */
export interface Accumulating {
  readonly moments: ReadonlyMap<string, Moment>
  /** `seen`: as clawbacks up to this day leave it. */
  readonly addedIn: (period: Stretch, seen: Day | null, into: string, sense: 1 | -1) => readonly Adds[]
}

/** What tells windows to date apart. */
export const momentKey = ({ from }: Stretch, period: Day, seen: Day | null): string => `${from} ${period} ${seen ?? ''}`

/** Moments by their keys, numbered as they are first asked for. */
export function momentMap(numbered: readonly Moment[] = []) {
  const moments = new Map(numbered.map((one) => [momentKey(one.window, one.period, one.seen), one]))
  const momentFor = (window: Stretch, period: Day, seen: Day | null): Moment => {
    const key = momentKey(window, period, seen)
    const known = moments.get(key)
    if (known !== undefined) return known
    const made = { id: moments.size + 1, window, at: earlier(period, window.to), period, seen }
    moments.set(key, made)
    return made
  }
  return { moments, momentFor }
}

/** The windows of a component inside one that it accumulates over, to date; those that are not paid yet are left out. */
export function windowsToDate({ world }: Calendar, component: Component, stretch: Stretch, day: Day): readonly Stretch[] {
  const { window: kind, paidAt } = component
  // deals that are looked at again, or that are stated, are one window together
  if (kind === 'deal') return [stretch]
  const to = earlier(day, stretch.to)
  return windowsIn(world, kind, stretch.from, to).filter((window) => paidAt === null || windowAt(world, paidAt, window.from).to <= to)
}

/** The windows to date of a component, each once, and what a pay period adds of them. `numbered`: those that have a number already. */
export function windowsOf(calendar: Calendar, component: Component, numbered: readonly Moment[] = []): Accumulating {
  const { world } = calendar
  const { moments, momentFor } = momentMap(numbered)
  const inside = (stretch: Stretch, day: Day, seen: Day | null): readonly Moment[] =>
    windowsToDate(calendar, component, stretch, day).map((window) => momentFor(window, earlier(day, stretch.to), seen))
  const addedIn = (period: Stretch, seen: Day | null, into: string, sense: 1 | -1): readonly Adds[] =>
    spansIn(world, component, period).flatMap((stretch) => [
      ...inside(stretch, period.to, seen).map(({ id }): Adds => ({ period: period.label, posted: into, moment: id, sense })),
      ...(stretch.from < period.from ? inside(stretch, before(period.from), seen) : []).map(
        ({ id }): Adds => ({ period: period.label, posted: into, moment: id, sense: sense === 1 ? -1 : 1 }),
      ),
    ])
  return { moments, addedIn }
}

/** The moments of a component whose windows are months or longer. `all`: also those of periods that are not asked for, which limits of a year add up. */
export function momentsOf(calendar: Calendar, component: Component, all = false): Moments {
  const { periods, wanted } = calendar
  const { moments, addedIn } = windowsOf(calendar, component)
  const adds = periods.flatMap(({ label }, place) => (all || wanted.has(label) ? postings(calendar, place, addedIn) : []))
  const own = adds.filter((one) => wanted.has(one.posted))
  const once = new Set(own.map(({ moment }) => moment)).size === own.length && own.length === moments.size
  return {
    moments: [...moments.values()],
    adds: all ? adds : own,
    plain: once && own.every((one) => one.sense === 1 && one.posted === one.period),
  }
}
