import { addMonths, type Day } from '../calendar/day.ts'
import { grainStart } from '../calendar/fiscal.ts'
import type { Problems } from './problems.ts'
import { before } from './windows.ts'
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
  const made: World = { ...world, from, core: { ...world.core, people }, problems: quiet(world.problems) }
  past.set(world, made)
  return made
}

/** The plan's rules for everyone who works, in the plan or not. */
export function everyoneIn(world: World): World {
  const known = everyone.get(world)
  if (known !== undefined) return known
  const made: World = { ...world, core: { ...world.core, people: { ...world.core.people, where: null } }, problems: quiet(world.problems) }
  everyone.set(world, made)
  return made
}

/** The same day so many fiscal months before; the last day of a month stays the last. */
export function monthsBefore(day: Day, grain: number, months: number): Day {
  const isLast = day === before(grainStart(grain + 1))
  return isLast ? before(grainStart(grain + 1 - months)) : addMonths(day, -months)
}
