import { lowerPlanning } from '../compiler/lower/planning/planning.ts'
import type { Quotas } from '../compiler/plan/quotas.ts'
import { runPlanning } from '../compiler/run-planning.ts'
import type { Diagnostic } from '../messages/diagnostic.ts'
import { inOrder } from '../messages/in-order.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Planning } from '../runtime/core/planning/planning.ts'
import type { DataFiles } from '../runtime/data/files.ts'
import type { Planned } from '../runtime/planning/planning.ts'
import { plansBeside } from './beside.ts'
import { DATA_FRAMES, folderOf, type ReadyFile, readyFile, refuse, textsOf } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder } from './files.ts'
import { showFindings } from './findings.ts'
import type { Io } from './io.ts'
import { refused, wrong } from './wrong.ts'

/** A compiled quotas file without errors. */
export interface ReadyQuotas extends ReadyFile {
  readonly plan: Quotas
  readonly core: Planning
}

/** The one quotas file that a command is about, compiled; or the exit code when it has errors. Warnings are shown. */
export function readyQuotas(io: Io, operand: string, json: boolean): ReadyQuotas | number {
  const ready = readyFile(io, operand, json)
  if (typeof ready === 'number') return ready
  const { planning, diagnostics } = ready.compiled
  if (planning === undefined) return wrong(io, `\`${ready.file}\` is no quotas file; it begins with \`quotas NAME\``)
  if (!json) showFindings(io, diagnostics, ready.read)
  return { ...ready, ...planning }
}

interface On {
  readonly data: string | undefined
  /** A year that is over, against which the quotas are held. */
  readonly against?: string | undefined
  /** Plans that may pay on the quotas: a file or a folder. */
  readonly beside?: string | undefined
}

/** What was computed, the files that it was computed from, and the plans that stand beside it. */
export interface Allocation {
  readonly planned: Planned
  readonly warnings: readonly Diagnostic[]
  readonly files: DataFiles
  readonly beside: readonly Core[]
}

/** What a quotas file computes on data; or the exit code when the data was refused. Nothing has been written by then. */
export function allocatedOn(io: Io, ready: ReadyQuotas, { data, against, beside }: On, json: boolean): Allocation | number {
  const folder = folderOf(ready, data)
  const files = dataFolder(folder, io.cells)
  if (files === undefined) return refused(io, `there is no data folder \`${folder}\`; say where the data is with --data DIR`)
  const source = textsOf(ready, files)
  const paying = beside === undefined ? undefined : plansBeside(beside, ready.file, ready.read)
  if (paying?.problem !== undefined) return wrong(io, paying.problem)
  if (paying !== undefined && paying.diagnostics.length > 0) return refuse(io, paying.diagnostics, json, ready.read, EXIT.findings)
  const core = against === undefined ? ready.core : lowerPlanning(ready.plan, true)
  const { planned, diagnostics } = runPlanning(core, files, paying?.cores)
  if (planned === undefined) return refuse(io, diagnostics, json, source, EXIT.data, DATA_FRAMES)
  const warnings = inOrder(diagnostics)
  if (!json) showFindings(io, warnings, source, DATA_FRAMES)
  return { planned, warnings, files, beside: paying?.cores ?? [] }
}
