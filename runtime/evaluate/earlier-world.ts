import { addDays, addMonths, type Day } from '../calendar/day.ts'
import { grainEnd, grainOf, grainStart } from '../calendar/fiscal.ts'
import type { Calendar } from '../core/calendar.ts'
import { apartOf } from './apart.ts'
import type { Problems } from './problems.ts'
import { earlier } from './windows.ts'
import type { World } from './world.ts'

const past = new WeakMap<World, World>()
const everyone = new WeakMap<World, World>()

/** Warnings that speak of the plan's own rows; the rows of an earlier year are nobody's business. */
const QUIET: ReadonlySet<string> = new Set(['CB853', 'CB854', 'CB882'])
const quiet = (problems: Problems): Problems => ({
  ...problems,
  raise: (code, cause, span, params) => {
    if (!QUIET.has(code)) problems.raise(code, cause, span, params)
  },
})

/** The plan's rules on rows of earlier windows: its dates, `applies to` and the hire do not matter there (17.3). */
export function pastOf(world: World): World {
  const known = past.get(world)
  if (known !== undefined) return known
  const people = { ...world.core.people, where: null, hired: null, left: null }
  const from = addMonths(world.from, -1200)
  const made: World = { ...world, ...apartOf(world, pastOf), from, core: { ...world.core, people }, problems: quiet(world.problems) }
  past.set(world, made)
  return made
}

/** The plan's rules for everyone who works, in the plan or not. */
export function everyoneIn(world: World): World {
  const known = everyone.get(world)
  if (known !== undefined) return known
  const core = { ...world.core, people: { ...world.core.people, where: null } }
  const made: World = { ...world, ...apartOf(world, everyoneIn), core, problems: quiet(world.problems) }
  everyone.set(world, made)
  return made
}

/**
 * The same day so many fiscal months before; the last day of a month stays the last. In a year of weeks the day with the same place in
 * its month, at the latest its last.
 */
export function monthsBefore(calendar: Calendar, day: Day, months: number): Day {
  const grain = grainOf(calendar, day)
  const end = grainEnd(calendar, grain - months)
  if (day === grainEnd(calendar, grain)) return end
  if (calendar.weeks === null) return addMonths(day, -months)
  return earlier(addDays(grainStart(calendar, grain - months), day - grainStart(calendar, grain)), end)
}
