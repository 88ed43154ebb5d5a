/** The windows in which a component accumulates, as seen at the end of each pay period, and in which period each counts (semantics 8, 9, 17.1). */
import type { Day } from '../../runtime/calendar/day.ts'
import type { Component } from '../../runtime/core/core.ts'
import { spanOf } from '../../runtime/evaluate/accrual.ts'
import { before, earlier, type Stretch, windowAt, windowsIn } from '../../runtime/evaluate/windows.ts'
import type { Calendar } from './days.ts'

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

/** The moments of a component whose windows are months or longer. `all`: also those of periods that are not asked for, which limits of a year add up. */
export function momentsOf({ world, periods, wanted }: Calendar, component: Component, all = false): Moments {
  const span = spanOf(component)
  const kind = component.window
  const moments = new Map<string, Moment>()
  const momentFor = (window: Stretch, period: Day, seen: Day | null): Moment => {
    const key = `${window.from} ${period} ${seen ?? ''}`
    const known = moments.get(key)
    if (known !== undefined) return known
    const made = { id: moments.size + 1, window, at: earlier(period, window.to), period, seen }
    moments.set(key, made)
    return made
  }
  /** The windows of a span to date; those that are not paid yet are left out. */
  const inside = (stretch: Stretch, day: Day, seen: Day | null): readonly Moment[] => {
    if (kind === 'deal') return []
    const to = earlier(day, stretch.to)
    return windowsIn(world, kind, stretch.from, to).flatMap((window) => {
      const { paidAt } = component
      return paidAt !== null && windowAt(world, paidAt, window.from).to > to ? [] : [momentFor(window, to, seen)]
    })
  }
  /** What a pay period adds, as clawbacks up to a day leave it. */
  const addedIn = (period: Stretch, seen: Day | null, posted: string, sense: 1 | -1): readonly Adds[] =>
    (span === 'deal' ? [] : windowsIn(world, span, period.from, period.to)).flatMap((stretch) => [
      ...inside(stretch, period.to, seen).map(({ id }): Adds => ({ period: period.label, posted, moment: id, sense })),
      ...(stretch.from < period.from ? inside(stretch, before(period.from), seen) : []).map(
        ({ id }): Adds => ({ period: period.label, posted, moment: id, sense: sense === 1 ? -1 : 1 }),
      ),
    ])
  const claws = world.core.payments.clawbacks.length > 0
  const adds = periods.flatMap((period, place): readonly Adds[] => {
    const { label, to } = period
    if (!all && !wanted.has(label)) return []
    if (!claws) return addedIn(period, null, label, 1)
    // each pay period posts what is computed of it and of all before, less what the period before saw (semantics 9)
    const before_ = periods[place - 1]
    return [
      ...periods.slice(0, place + 1).flatMap((one) => addedIn(one, to, label, 1)),
      ...(before_ === undefined ? [] : periods.slice(0, place).flatMap((one) => addedIn(one, before_.to, label, -1))),
    ]
  })
  const own = adds.filter(({ posted }) => wanted.has(posted))
  const once = new Set(own.map(({ moment }) => moment)).size === own.length && own.length === moments.size
  return {
    moments: [...moments.values()],
    adds: all ? adds : own,
    plain: once && own.every(({ sense, posted, period }) => sense === 1 && posted === period),
  }
}
