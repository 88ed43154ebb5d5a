/** People who have a target in two plans on one day (semantics 2). */
import type { Report } from '../../messages/diagnostic.ts'
import { type Day, showDay } from '../calendar/day.ts'
import { type Period, parsePeriod } from '../calendar/fiscal.ts'
import type { Core } from '../core/core.ts'
import type { Data } from '../data/table.ts'
import { worldOf } from './evaluate.ts'
import type { Question } from './outcome.ts'
import { collectProblems, type Problems } from './problems.ts'
import { belongs, peopleOf, timelineOf } from './spans.ts'
import { earlier, later } from './windows.ts'

/** A plan with the data that it reads. */
export interface OnData {
  readonly core: Core
  readonly data: Data
}

interface Days {
  readonly from: Day
  readonly to: Day
}

/** The days up to the end of the period on which each person is in the plan, as known then. */
function daysOf({ core, data }: OnData, question: Question, asked: Period, problems: Problems): ReadonlyMap<string, readonly Days[]> {
  const world = worldOf(core, data, question, asked, problems)
  if (world === undefined || core.target === null) return new Map()
  const last = earlier(asked.to, world.until)
  return new Map(
    peopleOf(world).map((person) => [
      person,
      timelineOf(world, person, last).flatMap((piece) =>
        belongs(piece) && piece.from <= last ? [{ from: piece.from, to: earlier(piece.to, last) }] : [],
      ),
    ]),
  )
}

/**
 * Whether nobody has a target in the plan and in one of the others on the same day, up to the end of the period; two plans that both say
 * `alongside other plans` may share people. People are the same where their keys are. Reports CB866 once for each person and plan.
 */
export function keptApart(own: OnData, others: readonly OnData[], question: Question, report: Report): boolean {
  const { core } = own
  const asked = parsePeriod(core.calendar, question.period)
  if ('problem' in asked || core.target === null) return true
  const problems = collectProblems(report)
  // what is wrong in a plan by itself is told when that plan is run
  const quiet = collectProblems(() => undefined)
  const mine = daysOf(own, question, asked, quiet)
  const { span } = core.target.origin
  for (const other of others) {
    if (core.alongside && other.core.alongside) continue
    const theirs = daysOf(other, question, asked, quiet)
    for (const [person, days] of mine) {
      const shared = days.flatMap((one) =>
        (theirs.get(person) ?? []).filter(({ from, to }) => from <= one.to && to >= one.from).map(({ from }) => later(from, one.from)),
      )
      const [first] = shared
      if (first === undefined) continue
      const day = showDay(first)
      problems.raise('CB866', `${other.core.plan.name} ${person}`, span, { person, plan: core.plan.name, other: other.core.plan.name, day })
    }
  }
  return !problems.failed()
}
