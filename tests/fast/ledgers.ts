/** The ledgers of both evaluators on the same files. */

import { dataHash } from '../../cli/fingerprint.ts'
import { digitsOf, run } from '../../compiler/run.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Day } from '../../runtime/calendar/day.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { type FastRun, runByColumns } from '../../runtime/fast/engine.ts'
import type { Means } from '../../runtime/fast/kernel/sum-rows.ts'
import type { ComponentEngine } from '../../runtime/fast/run.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'

export interface Ledgers {
  readonly credits: string
  readonly earnings: string
  readonly payments: string
  readonly warnings: readonly string[]
  readonly data: string
}

/** What was found, where a run is refused. */
export interface Refused {
  readonly refused: readonly string[]
}

const worded = (list: readonly Diagnostic[]): string[] =>
  list.map(({ code, message, span }) => `${code} ${span.file}:${span.start.line}:${span.start.column} ${message}`)

export function byReference(core: Core, data: DataFiles, period: string, asOf: Day | null = null): Ledgers | Refused {
  const { outcome, diagnostics, data: rows } = run(core, data, { period, asOf })
  if (outcome === undefined) return { refused: worded(diagnostics.filter(({ severity }) => severity === 'error')) }
  return {
    credits: creditsCsv(outcome.credits),
    earnings: earningsCsv(outcome.earnings, core),
    payments: paymentsCsv(outcome.payments),
    warnings: worded(diagnostics),
    data: dataHash(rows),
  }
}

function answerOf(core: Core, data: DataFiles, question: Question, means: Means): FastRun {
  const open = (file: string) => {
    const bytes = data(file)
    return bytes === undefined ? undefined : sourceOf(bytes)
  }
  return runByColumns(core, { bytes: data, open }, question, digitsOf, true, means)
}

/** Who computed each component; none where the data was refused. */
export function enginesOf(core: Core, data: DataFiles, period: string): readonly ComponentEngine[] {
  const answer = answerOf(core, data, { period, asOf: null }, {})
  return answer.kind === 'answer' ? answer.outcome.components : []
}

export function byColumns(core: Core, data: DataFiles, period: string, means: Means = {}, asOf: Day | null = null): Ledgers | Refused {
  const answer = answerOf(core, data, { period, asOf }, means)
  if (answer.kind === 'refused') return { refused: worded(answer.diagnostics.filter(({ severity }) => severity === 'error')) }
  if (answer.kind !== 'answer') throw new Error(JSON.stringify(answer))
  const text = (write: (sink: (block: Uint8Array) => void) => number): string => {
    let all = ''
    const decoder = new TextDecoder()
    write((block) => {
      all += decoder.decode(block, { stream: true })
    })
    return all
  }
  const { outcome, warnings, data: tables, columns } = answer
  return {
    credits: text(outcome.writeCredits),
    earnings: text(outcome.writeEarnings),
    payments: paymentsCsv(outcome.payments.payments),
    warnings: worded(warnings),
    data: dataHash(tables, columns),
  }
}
