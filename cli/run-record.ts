import { posix } from 'node:path'
import type { Diagnostic } from '../messages/diagnostic.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Data } from '../runtime/data/table.ts'
import type { Outcome } from '../runtime/evaluate/outcome.ts'
import type { Closed } from './closed/folder.ts'
import { coreHash, dataHash } from './fingerprint.ts'
import { diagnosticJson, printed } from './render/json.ts'
import { type Suspense, suspenseJson } from './suspense.ts'
import { VERSION } from './version.ts'

export const ENGINE = 'reference'

interface Run {
  readonly planFile: string
  readonly core: Core
  readonly data: Data
  readonly outcome: Outcome
  readonly period: string
  /** As written, `2026-03-31`; undefined where every row is known. */
  readonly asOf: string | undefined
  readonly sources: ReadonlyMap<string, string>
  /** The closed periods that the run builds on. */
  readonly closed: Closed | undefined
  readonly suspense: Suspense
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
export const runRecord = (run: Run): string =>
  printed({
    schemaVersion: 1,
    plan: run.core.plan.name,
    period: run.period,
    asOf: run.asOf ?? null,
    engine: { name: ENGINE, version: VERSION },
    core: coreHash(run.core),
    data: dataHash(run.data),
    closed: (run.closed?.periods ?? []).map(({ record }) => ({ period: record.period, seal: record.seal })),
    suspense: suspenseJson(run.suspense, run.core),
    rows: Object.fromEntries([...run.outcome.rowCounts].sort(([a], [b]) => (a < b ? -1 : 1))),
    lines: {
      credits: run.outcome.credits.length,
      earnings: run.outcome.earnings.length,
      payments: run.outcome.payments.length,
    },
    warnings: run.outcome.warnings.map((one) => diagnosticJson(moved(one, run))),
  })
