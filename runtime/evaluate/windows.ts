import { addDays, type Day } from '../calendar/day.ts'
import { grainOf, grainStart, type Period, periodAt, periodOf } from '../calendar/fiscal.ts'
import type { Measure } from '../core/core.ts'
import type { Per, Window } from '../core/unit.ts'
import type { Stretch } from './stretch.ts'
import { perCount, type World } from './world.ts'

export type { Stretch }

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
export const next = (day: Day): Day => addDays(day, 1)
export const before = (day: Day): Day => addDays(day, -1)

/** How many fiscal months a period has. */
export const monthsOf: Readonly<Record<Per, bigint>> = { month: 1n, quarter: 3n, half: 6n, year: 12n }

const cut = (world: World, period: Period): Stretch => ({
  kind: period.kind,
  label: period.label,
  from: later(period.from, world.from),
  to: earlier(period.to, world.until),
  first: period.first,
  last: period.last,
})

/** The window of `kind` that holds `day`, cut by the plan's dates (semantics 4). A `deal` window is its day. */
export function windowAt(world: World, kind: Window, day: Day): Stretch {
  switch (kind) {
    case 'deal':
      return { kind, label: 'deal', from: day, to: day, first: grainOf(world.core.calendar, day), last: grainOf(world.core.calendar, day) }
    case 'plan':
      return {
        kind,
        label: 'plan',
        from: world.from,
        to: world.until,
        first: grainOf(world.core.calendar, world.from),
        last: grainOf(world.core.calendar, world.until),
      }
    case 'month':
    case 'quarter':
    case 'half':
    case 'year':
      return cut(world, periodOf(world.core.calendar, kind, day))
    default: {
      const never: never = kind
      return never
    }
  }
}

/** The window of a measure that holds `day`: as it stands, or this month and those before it, cut by the plan's first day. */
export function windowOfMeasure(world: World, { window, scope }: Pick<Measure, 'window' | 'scope'>, day: Day): Stretch {
  const last = windowAt(world, window, day)
  if (scope.lastMonths === null) return last
  const first = Math.max(last.first - scope.lastMonths + 1, grainOf(world.core.calendar, world.from))
  return {
    ...last,
    label: `last ${scope.lastMonths} months to ${last.label}`,
    first,
    from: later(grainStart(world.core.calendar, first), world.from),
  }
}

/** The windows of `kind` that touch the days from `from` to `to`, in order, each cut by the plan's dates. */
export const windowsIn = (world: World, kind: Exclude<Window, 'deal'>, from: Day, to: Day): readonly Stretch[] =>
  known(world, `${kind} ${from} ${to}`, () => {
    const windows: Stretch[] = []
    for (let day = from; day <= to; ) {
      const window = windowAt(world, kind, day)
      windows.push(window)
      day = next(window.to)
    }
    return windows
  })

const known = perCount<readonly Stretch[]>()

/** The pay periods that the plan has on some day from `from` to `to`, in order, each cut by the plan's dates. */
export const payPeriods = (world: World, from: Day, to: Day): readonly Stretch[] =>
  windowsIn(world, world.core.paid, later(from, world.from), earlier(to, world.until))

/** The fiscal year of a month: its first and last month, the first cut by the plan's first day. */
export function yearOfGrain(world: World, grain: number): { readonly first: number; readonly last: number } {
  const year = periodAt(world.core.calendar, 'year', grain)
  return { first: Math.max(year.first, grainOf(world.core.calendar, world.from)), last: year.last }
}

const LENGTH: Readonly<Record<Window, number>> = { deal: 0, month: 1, quarter: 3, half: 6, year: 12, plan: 99 }
/** Whether one kind of window is longer than another; a deal is the shortest, the plan the longest. */
export const longer = (a: Window, b: Window): boolean => LENGTH[a] > LENGTH[b]
