import { lowerPlanning } from '../compiler/lower/planning/planning.ts'
import type { Quotas } from '../compiler/plan/quotas.ts'
import { runPlanning } from '../compiler/run-planning.ts'
import type { Diagnostic } from '../messages/diagnostic.ts'
import type { Planning } from '../runtime/core/planning/planning.ts'
import type { Planned } from '../runtime/planning/planning.ts'
import { DATA_FRAMES, folderOf, type ReadyFile, readyFile, refuse, textsOf } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder } from './files.ts'
import { inOrder, showFindings } from './findings.ts'
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

/** What a quotas file computes on data; or the exit code when the data was refused. Nothing has been written by then. */
export function allocatedOn(
  io: Io,
  ready: ReadyQuotas,
  { data, against }: { readonly data: string | undefined; readonly against: string | undefined },
  json: boolean,
): { readonly planned: Planned; readonly warnings: readonly Diagnostic[] } | number {
  const folder = folderOf(ready, data)
  const files = dataFolder(folder, io.cells)
  if (files === undefined) return refused(io, `there is no data folder \`${folder}\`; say where the data is with --data DIR`)
  const source = textsOf(ready, files)
  const { planned, diagnostics } = runPlanning(against === undefined ? ready.core : lowerPlanning(ready.plan, true), files)
  if (planned === undefined) return refuse(io, diagnostics, json, source, EXIT.data, DATA_FRAMES)
  const warnings = inOrder(diagnostics)
  if (!json) showFindings(io, warnings, source, DATA_FRAMES)
  return { planned, warnings }
}
