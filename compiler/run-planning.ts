/** A compiled quotas file on data: read, refuse or allocate. */
import type { Diagnostic } from '../messages/diagnostic.ts'
import { hasErrors } from '../messages/diagnostic.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Planning } from '../runtime/core/planning/planning.ts'
import type { DataFiles } from '../runtime/data/files.ts'
import { readData } from '../runtime/data/read.ts'
import type { OnData } from '../runtime/evaluate/alongside.ts'
import { checkBeside } from '../runtime/planning/beside.ts'
import { type Planned, plan } from '../runtime/planning/planning.ts'
import { digitsOf } from './run.ts'

export interface PlanningRun {
  /** Undefined where the data were refused: then no quota may be assigned. */
  readonly planned: Planned | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the files that a quotas file names and computes it; with `beside`, holds it against the plans that may pay on it. */
export function runPlanning(planning: Planning, files: DataFiles, beside?: readonly Core[]): PlanningRun {
  const diagnostics: Diagnostic[] = []
  const data = readData(planning.records, files, digitsOf, (one) => diagnostics.push(one))
  if (hasErrors(diagnostics)) return { planned: undefined, diagnostics }
  // what is wrong with the data of a plan is told when that plan is run
  const paying = beside?.map((core): OnData => ({ core, data: readData(core.records, files, digitsOf, () => undefined) }))
  const found = plan(planning, data, (one) => diagnostics.push(one))
  if (found !== undefined && paying !== undefined) checkBeside(found.planned, paying)
  return { planned: found?.planned, diagnostics: [...diagnostics, ...(found?.planned.world.problems.warnings() ?? [])] }
}
