import { type Compiled, compile } from '../compiler/compile.ts'
import { run, runOn } from '../compiler/run.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import { inOrder } from '../messages/in-order.ts'
import type { Code } from '../messages/report.ts'
import { parseDay } from '../runtime/calendar/day.ts'
import type { Core } from '../runtime/core/core.ts'
import type { DataFiles } from '../runtime/data/files.ts'
import type { Data } from '../runtime/data/table.ts'
import type { Outcome } from '../runtime/evaluate/outcome.ts'
import { dataAs } from '../runtime/ledger/known.ts'
import { NONE_BESIDE, plansBeside } from './beside.ts'
import { type Closed, knownAt, readClosed } from './closed/folder.ts'
import { lastIfClosed } from './closed/periods.ts'
import { EXIT } from './exit.ts'
import { dataFolder, findPlans, folderBeside, sourceReader } from './files.ts'
import { showFindings } from './findings.ts'
import { coreHash } from './fingerprint.ts'
import type { Io } from './io.ts'
import { diagnosticsJson } from './render/json.ts'
import { type Suspense, suspenseOf, suspenseWords } from './suspense.ts'
import { inTables } from './tables/places.ts'
import { refused, wrong } from './wrong.ts'

/** At most this many findings about data are shown; a wrong column is wrong on every row. */
export const DATA_FRAMES = 20

/** The period asked for is none of the plan's: the command line is wrong, not the data. */
const WRONG_PERIOD: Code = 'CB850'

/** An inherited plan is not run past its day: the plan is at fault, not the data. */
const PAST_LEGACY: Code = 'CB870'

/** A compiled file without errors. */
export interface ReadyFile {
  readonly file: string
  readonly compiled: Compiled
  readonly read: (file: string) => string | undefined
}

/** A compiled plan without errors. */
export interface Ready extends ReadyFile {
  readonly plan: NonNullable<Compiled['plan']>
  readonly core: Core
}

/** Shows findings as the format asks and answers with the exit code. */
export function refuse(io: Io, found: readonly Diagnostic[], json: boolean, source: Ready['read'], code: number, limit?: number): number {
  const findings = inTables(inOrder(found), source)
  if (json) io.out(diagnosticsJson(findings))
  else showFindings(io, findings, source, limit)
  return code
}

/** The one file that a command is about, compiled; or the exit code when it has errors. */
export function readyFile(io: Io, operand: string, json: boolean): ReadyFile | number {
  const { plans, problem } = findPlans([operand])
  const [file] = plans
  if (problem !== undefined) return wrong(io, problem)
  if (file === undefined || plans.length > 1)
    return wrong(io, `\`${operand}\` holds ${plans.length} plan files; name one of them: ${plans.join(', ')}`)
  const read = sourceReader(io)
  const compiled = compile(file, read)
  const { diagnostics } = compiled
  return hasErrors(diagnostics) ? refuse(io, diagnostics, json, read, EXIT.findings) : { file, compiled, read }
}

/** The one plan that a command is about, compiled; or the exit code when it has errors. Warnings are shown. */
export function readyPlan(io: Io, operand: string, json: boolean): Ready | number {
  const ready = readyFile(io, operand, json)
  if (typeof ready === 'number') return ready
  const { file, compiled, read } = ready
  const { plan, core } = compiled
  if (compiled.planning !== undefined)
    return wrong(io, `\`${file}\` plans quotas and pays nobody; \`caboose quotas\` allocates and explains it`)
  if (plan === undefined || core === undefined) return wrong(io, `\`${file}\` holds no plan`)
  if (!json) showFindings(io, compiled.diagnostics, read)
  return { ...ready, plan, core }
}

export interface Asked {
  readonly data: string | undefined
  readonly period: string
  readonly asOf: string | undefined
  /** The folder of closed ledgers. */
  readonly ledger?: string | undefined
  /** A plan, or a folder of plans, that pay people of the same company. */
  readonly beside?: string | undefined
  /** All pay periods from the plan's first. */
  readonly since?: 'plan'
  /** A closed period is answered from what was known when it was closed. */
  readonly asClosed?: boolean
  /** Refused rows are set aside, and the rest is answered. */
  readonly suspense?: boolean
}

/** An answer, the data that it was computed from, and the closed periods that it builds on. */
export interface Answer {
  readonly data: Data
  readonly outcome: Outcome
  readonly closed: Closed | undefined
  readonly suspense: Suspense
}

/** Where the data is: where it was said to be, else in `data` beside the plan, else beside it. */
export function folderOf({ file }: ReadyFile, stated: string | undefined): string {
  return stated ?? folderBeside(file)
}

/** The texts that findings point into: plans and data files. */
export const textsOf = ({ compiled, read }: ReadyFile, files: DataFiles): ReadyFile['read'] => textsIn([compiled], read, files)

/** The texts that findings of several plans on one set of data point into. */
export const textsIn =
  (compiled: readonly Compiled[], read: ReadyFile['read'], files: DataFiles): ReadyFile['read'] =>
  (file) => {
    const bytes = compiled.some(({ sources }) => sources.has(file)) ? undefined : files(file)
    return bytes === undefined ? read(file) : new TextDecoder().decode(bytes)
  }

/** The plan's answer on data; or the exit code when the data was refused. Nothing has been written by then. */
export function evaluated(io: Io, ready: Ready, asked: Asked, json: boolean): Answer | number {
  const asOf = asked.asOf === undefined ? null : parseDay(asked.asOf)
  if (asOf === undefined) return wrong(io, `--as-of takes a date like 2026-03-31, not \`${asked.asOf}\``)
  const folder = folderOf(ready, asked.data)
  const files = dataFolder(folder, io.cells)
  if (files === undefined) {
    return refused(io, `there is no data folder \`${folder}\`; say where the data is with --data DIR`)
  }
  const source = textsOf(ready, files)
  const closed = asked.ledger === undefined ? undefined : readClosed(asked.ledger, ready.core)
  if (closed !== undefined && 'problem' in closed) return refused(io, closed.problem)
  const question = {
    period: asked.period,
    asOf,
    ...(closed === undefined ? {} : { closed: closed.ledgers }),
    ...(asked.since === undefined ? {} : { since: asked.since }),
  }
  const shut = asked.asClosed && closed !== undefined ? lastIfClosed(ready.core, closed.ledgers.periods, asked.period) : undefined
  if (shut !== undefined && closed?.periods.find(({ record }) => record.period === shut)?.record.core !== coreHash(ready.core))
    return wrong(io, `${shut} was closed with another text of the plan; explain it with that text`)
  const known = shut === undefined || closed === undefined ? undefined : dataAs(ready.core.records, knownAt(closed, shut))
  const others = asked.beside === undefined ? NONE_BESIDE : plansBeside(asked.beside, ready.file, ready.read)
  if (others.problem !== undefined) return wrong(io, others.problem)
  if (hasErrors(others.diagnostics)) return refuse(io, others.diagnostics, json, source, EXIT.findings)
  const { data, outcome, diagnostics, suspended } =
    known === undefined
      ? run(ready.core, files, question, { suspense: asked.suspense ?? false, beside: others.cores })
      : runOn(ready.core, known, question)
  if (outcome === undefined) {
    if (diagnostics.some((one) => one.code === WRONG_PERIOD)) return wrong(io, diagnostics.map((one) => one.message).join('; '))
    const exit = diagnostics.some(({ code }) => code === PAST_LEGACY) ? EXIT.findings : EXIT.data
    return refuse(io, diagnostics, json, source, exit, DATA_FRAMES)
  }
  const warnings = inTables(inOrder(diagnostics), source)
  if (!json) showFindings(io, warnings, source, DATA_FRAMES)
  const suspense = suspenseOf(ready.core, data, suspended)
  if (!json) io.err(suspenseWords(suspense))
  return { data, outcome: { ...outcome, warnings }, closed, suspense }
}
