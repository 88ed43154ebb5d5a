/** Everything that a quotas file computes on data. */
import type { Diagnostic, Report } from '../../messages/diagnostic.ts'
import type { Planning } from '../core/planning/planning.ts'
import { knownData } from '../data/known.ts'
import type { Data } from '../data/table.ts'
import { collectProblems, type Problems } from '../evaluate/problems.ts'
import type { World } from '../evaluate/world.ts'
import { type Allocated, allocate } from './allocation/allocate.ts'
import { historyOf } from './allocation/history.ts'
import { type Team, teamOf } from './capacity/team.ts'
import { checkOwners } from './fairness/owners.ts'
import { type Coverage, coverageOf } from './territories/coverage.ts'
import { planningWorld } from './world.ts'

export interface Planned {
  readonly planning: Planning
  /** The rows that were known. */
  readonly data: Data
  readonly world: World
  readonly quotas: readonly Allocated[]
  /** Null where the file has no territories and no segments. */
  readonly coverage: Coverage | null
  /** What the team can sell; null where the file says nothing of it. */
  readonly team: Team | null
}

/** Nobody holds anything: a file without territories names none of their numbers. */
const NOTHING_HELD: Coverage['held'] = (person) => {
  throw new RangeError(`no territories are computed for ${person}`)
}

/** Computes a quotas file; what is wrong goes to `problems`. */
export function planned(planning: Planning, data: Data, problems: Problems): Planned {
  const world = planningWorld(planning, data, problems)
  const history = historyOf(planning, data, problems)
  const coverage = coverageOf(planning, world)
  const held = coverage?.held ?? NOTHING_HELD
  const quotas = planning.allocations.map((one) => allocate(planning, world, history, held, one))
  return { planning, data, world, coverage, quotas, team: planning.capacity && teamOf(planning.capacity) }
}

/** Computes a quotas file on data as they were supplied. Undefined where an error was reported (CB87x, CB88x, CB89x): nothing may be assigned then. */
export function plan(
  planning: Planning,
  data: Data,
  report: Report,
): { readonly planned: Planned; readonly warnings: readonly Diagnostic[] } | undefined {
  const problems = collectProblems(report)
  const found = planned(planning, knownData(planning.records, data, null), problems)
  for (const { people, person } of found.quotas) for (const id of people) person(id, found.world.until)
  checkOwners(planning, found.quotas, found.world)
  return problems.failed() ? undefined : { planned: found, warnings: problems.warnings() }
}
