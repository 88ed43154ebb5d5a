/** The constant tables of a run: its pay periods, the windows that they see, and the days on which something is known. */
import type { Day } from '../../runtime/calendar/day.ts'
import { type Period, parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import { periodsAsked, worldOf } from '../../runtime/evaluate/evaluate.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { collectProblems } from '../../runtime/evaluate/problems.ts'
import { earlier, later, type Stretch } from '../../runtime/evaluate/windows.ts'
import type { World } from '../../runtime/evaluate/world.ts'

/** The plan's days and pay periods in one run. */
export interface Calendar {
  /** The plan without any data: what the calendar's own functions ask for. */
  readonly world: World
  readonly asked: Period
  /** The pay periods from the plan's first to the last asked for, and those whose lines are wanted. */
  readonly periods: readonly Stretch[]
  readonly wanted: ReadonlySet<string>
}

/** The pay periods of a question; undefined where the plan has none in it. */
export function calendarOf(core: Core, question: Question): Calendar | undefined {
  const asked = parsePeriod(core.calendar, question.period)
  if ('problem' in asked) return undefined
  const world = worldOf(
    core,
    { tables: new Map() },
    question,
    asked,
    collectProblems(() => undefined),
  )
  if (world === undefined) return undefined
  const { periods, inside } = periodsAsked(world, asked, question)
  return inside.length === 0 ? undefined : { world, asked, periods, wanted: new Set(inside.map(({ label }) => label)) }
}

/** The last day on which a person is looked at, as known on a day: the end of its fiscal year, cut by the plan. */
export const lastSeen = ({ core, until }: World, known: Day): Day => earlier(until, later(known, periodOf(core.calendar, 'year', known).to))
