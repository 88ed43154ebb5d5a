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
}

/** A moment that counts in a pay period: added, or taken away because it was paid before. */
export interface Adds {
  readonly period: string
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
  const momentFor = (window: Stretch, period: Day): Moment => {
    const key = `${window.from} ${period}`
    const known = moments.get(key)
    if (known !== undefined) return known
    const made = { id: moments.size + 1, window, at: earlier(period, window.to), period }
    moments.set(key, made)
    return made
  }
  /** The windows of a span to date; those that are not paid yet are left out. */
  const inside = (stretch: Stretch, day: Day): readonly Moment[] => {
    if (kind === 'deal') return []
    const to = earlier(day, stretch.to)
    return windowsIn(world, kind, stretch.from, to).flatMap((window) => {
      const { paidAt } = component
      return paidAt !== null && windowAt(world, paidAt, window.from).to > to ? [] : [momentFor(window, to)]
    })
  }
  const adds = periods
    .filter(({ label }) => all || wanted.has(label))
    .flatMap((period): Adds[] =>
      (span === 'deal' ? [] : windowsIn(world, span, period.from, period.to)).flatMap((stretch) => [
        ...inside(stretch, period.to).map(({ id }): Adds => ({ period: period.label, moment: id, sense: 1 })),
        ...(stretch.from < period.from ? inside(stretch, before(period.from)) : []).map(
          ({ id }): Adds => ({ period: period.label, moment: id, sense: -1 }),
        ),
      ]),
    )
  const own = adds.filter(({ period }) => wanted.has(period))
  const once = new Set(own.map(({ moment }) => moment)).size === own.length && own.length === moments.size
  return { moments: [...moments.values()], adds: all ? adds : own, plain: once && own.every(({ sense }) => sense === 1) }
}
