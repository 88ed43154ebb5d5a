/** What everybody in a plan earns at target over its days. */
import { type Diagnostic, hasErrors, type Report } from '../../messages/diagnostic.ts'
import { parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import { membersIn, periodsAsked, worldOf } from '../../runtime/evaluate/evaluate.ts'
import { collectProblems } from '../../runtime/evaluate/problems.ts'
import { readProperty } from '../../runtime/evaluate/property.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import { add, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import { columnRecords } from '../../runtime/fast/fit.ts'
import { LEAST } from '../compare/shown.ts'
import type { Plan } from '../plan.ts'
import { digitsOf } from '../run.ts'
import type { AtTarget } from './matrix.ts'

/** People of the plan in the fiscal year in which it starts, and what they earn together at target in it, in minor units. */
export interface AtTargetOfPlan {
  readonly people: number
  readonly dollars: Ratio
}

/**
 * What all people of each plan earn at target, from data files; undefined where an error was reported. Nothing is told of a plan of fewer than
 * five people: what few people earn at target is what each of them earns.
 */
export function atTargetOn(
  plans: readonly { readonly plan: Plan; readonly core: Core }[],
  files: DataFiles,
  report: Report,
): AtTarget | undefined {
  const found: Diagnostic[] = []
  const both: Report = (one) => {
    found.push(one)
    report(one)
  }
  const known = new Map(plans.map(({ plan, core }) => [plan, atTargetOf(core, readData(neededBy(core), files, digitsOf, both), both)]))
  if (hasErrors(found)) return undefined
  return (plan) => {
    const own = known.get(plan)
    return own === undefined || own.people < LEAST ? undefined : own.dollars
  }
}

/** The records that a target can read: not those whose rows are only counted, which may be millions. */
function neededBy(core: Core): Core['records'] {
  const counted = columnRecords(core)
  const referred = new Set(
    core.records.flatMap(({ fields }) => fields.flatMap(({ unit }) => (unit.kind === 'reference' ? unit.record : []))),
  )
  return core.records.filter(({ name }) => !counted.has(name) || referred.has(name))
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
