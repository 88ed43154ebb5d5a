import { posix } from 'node:path'
import type { Diagnostic } from '../messages/diagnostic.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Closed } from './closed/folder.ts'
import { coreHash } from './fingerprint.ts'
import type { Ran } from './ran.ts'
import { diagnosticJson, printed } from './render/json.ts'
import { suspenseJson } from './suspense.ts'
import { VERSION } from './version.ts'

interface Run {
  readonly planFile: string
  readonly core: Core
  readonly ran: Ran
  readonly period: string
  /** As written, `2026-03-31`; undefined where every row is known. */
  readonly asOf: string | undefined
  readonly sources: ReadonlyMap<string, string>
  /** The closed periods that the run builds on. */
  readonly closed: Closed | undefined
}

/** Plan files by their way from the plan's folder, so that a run says the same from wherever it was started. */
const portable = (file: string, { planFile, sources }: Run): string =>
  sources.has(file) ? posix.relative(posix.dirname(planFile), file) : file

const moved = (diagnostic: Diagnostic, run: Run): Diagnostic => ({
  ...diagnostic,
  span: { ...diagnostic.span, file: portable(diagnostic.span.file, run) },
  related: diagnostic.related.map((one) => ({ ...one, span: { ...one.span, file: portable(one.span.file, run) } })),
  fix: undefined,
})

/** `run.json`: what was computed from what. The same inputs give the same bytes: no clock, no machine. */
export function runRecord(run: Run): string {
  const { data, rows, lines } = run.ran.recorded()
  return printed({
    schemaVersion: 1,
    plan: run.core.plan.name,
    period: run.period,
    asOf: run.asOf ?? null,
    engine: { ...run.ran.engine, version: VERSION },
    core: coreHash(run.core),
    data,
    closed: (run.closed?.periods ?? []).map(({ record }) => ({ period: record.period, seal: record.seal })),
    suspense: suspenseJson(run.ran.suspense, run.core),
    rows: Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1))),
    lines,
    warnings: run.ran.warnings.map((one) => diagnosticJson(moved(one, run))),
  })
}
