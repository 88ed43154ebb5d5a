/** What everybody in a plan earns at target over its days. */
import type { Report } from '../../messages/diagnostic.ts'
import { parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import { membersIn, periodsAsked, worldOf } from '../../runtime/evaluate/evaluate.ts'
import { collectProblems } from '../../runtime/evaluate/problems.ts'
import { readProperty } from '../../runtime/evaluate/property.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import { add, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'

/** People of the plan in the fiscal year in which it starts, and what they earn together at target in it, in minor units. */
export interface AtTargetOfPlan {
  readonly people: number
  readonly dollars: Ratio
}

/** Nothing is evaluated but targets. Undefined where the plan has no target pay, or nobody is in it. Reports what reading a target reports. */
export function atTargetOf(core: Core, data: Data, report: Report): AtTargetOfPlan | undefined {
  const question = { period: periodOf(core.calendar, 'year', dayOf(core.effective.from)).label, asOf: null }
  const asked = parsePeriod(core.calendar, question.period)
  const world = 'problem' in asked ? undefined : worldOf(core, data, question, asked, collectProblems(report))
  if (core.target === null || world === undefined || 'problem' in asked) return undefined
  const { inside } = periodsAsked(world, asked, question)
  const [first, last] = [inside[0], inside.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const people = membersIn(world, inside, new Set())
  const targets = people.map(
    ({ id }) => readProperty(world, id, { of: 'target', name: '', from: first.from, to: last.to, row: null }) ?? ZERO,
  )
  return people.length === 0 ? undefined : { people: people.length, dollars: targets.reduce(add, ZERO) }
}
