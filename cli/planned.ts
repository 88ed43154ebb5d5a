import { dirname, join } from 'node:path'
import { type Compiled, compile } from '../compiler/compile.ts'
import { lowerPlanning } from '../compiler/lower/planning/planning.ts'
import type { Quotas } from '../compiler/plan/quotas.ts'
import { runPlanning } from '../compiler/run-planning.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import type { Planning } from '../runtime/core/planning/planning.ts'
import type { Planned } from '../runtime/planning/planning.ts'
import { DATA_FRAMES, refuse } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder, findPlans, isFolder, STDIN, sourceReader } from './files.ts'
import { inOrder, showFindings } from './findings.ts'
import type { Io } from './io.ts'
import { refused, wrong } from './wrong.ts'

/** A compiled quotas file without errors. */
export interface ReadyQuotas {
  readonly file: string
  readonly compiled: Compiled
  readonly plan: Quotas
  readonly core: Planning
  readonly read: (file: string) => string | undefined
}

/** The one quotas file that a command is about, compiled; or the exit code when it has errors. Warnings are shown. */
export function readyQuotas(io: Io, operand: string, json: boolean): ReadyQuotas | number {
  const { plans, problem } = findPlans([operand])
  const [file] = plans
  if (problem !== undefined) return wrong(io, problem)
  if (file === undefined || plans.length > 1)
    return wrong(io, `\`${operand}\` holds ${plans.length} plan files; name one of them: ${plans.join(', ')}`)
  const read = sourceReader(io)
  const compiled = compile(file, read)
  const { planning, diagnostics } = compiled
  if (hasErrors(diagnostics)) return refuse(io, diagnostics, json, read, EXIT.findings)
  if (planning === undefined) return wrong(io, `\`${file}\` is no quotas file; it begins with \`quotas NAME\``)
  if (!json) showFindings(io, diagnostics, read)
  return { file, compiled, ...planning, read }
}

/** What a quotas file computes on data; or the exit code when the data was refused. Nothing has been written by then. */
export function allocatedOn(
  io: Io,
  { file, core, plan, compiled, read }: ReadyQuotas,
  { data: stated, against }: { readonly data: string | undefined; readonly against: string | undefined },
  json: boolean,
): { readonly planned: Planned; readonly warnings: readonly Diagnostic[] } | number {
  const beside = file === STDIN ? '.' : dirname(file)
  const folder = stated ?? (isFolder(join(beside, 'data')) ? join(beside, 'data') : beside)
  const files = dataFolder(folder, io.cells)
  if (files === undefined) return refused(io, `there is no data folder \`${folder}\`; say where the data is with --data DIR`)
  const source = (name: string): string | undefined => {
    const bytes = compiled.sources.has(name) ? undefined : files(name)
    return bytes === undefined ? read(name) : new TextDecoder().decode(bytes)
  }
  const { planned, diagnostics } = runPlanning(against === undefined ? core : lowerPlanning(plan, true), files)
  if (planned === undefined) return refuse(io, diagnostics, json, source, EXIT.data, DATA_FRAMES)
  const warnings = inOrder(diagnostics)
  if (!json) showFindings(io, warnings, source, DATA_FRAMES)
  return { planned, warnings }
}
