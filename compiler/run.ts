/** A compiled plan on data: read, refuse or evaluate. */

import type { Diagnostic, Report } from '../messages/diagnostic.ts'
import { hasErrors } from '../messages/diagnostic.ts'
import { comparePlaces } from '../messages/span.ts'
import type { Core } from '../runtime/core/core.ts'
import type { DataFiles } from '../runtime/data/files.ts'
import { readData } from '../runtime/data/read.ts'
import { readWithSuspense, type Suspended } from '../runtime/data/suspense.ts'
import type { Data } from '../runtime/data/table.ts'
import { keptApart, type OnData } from '../runtime/evaluate/alongside.ts'
import { evaluate } from '../runtime/evaluate/evaluate.ts'
import type { Outcome, Question } from '../runtime/evaluate/outcome.ts'
import { currencyOf } from '../runtime/exact/currency.ts'

export interface Run {
  readonly data: Data
  /** Undefined where the data were refused: then nothing may be paid. */
  readonly outcome: Outcome | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Rows that were set aside; none unless that was asked for. */
  readonly suspended: readonly Suspended[]
}

/** Minor digits of a currency; 2 for one that is not known. */
export const digitsOf = (code: string): number => currencyOf(code)?.digits ?? 2

interface Asked {
  readonly suspense?: boolean
  /** Plans that pay people of the same company: nobody may have a target in two on one day, unless both say so. */
  readonly beside?: readonly Core[]
}

/** Adds errors that were not found before: files that two plans read are told of once. */
const once =
  (found: Diagnostic[]): Report =>
  (one) => {
    const isSame = ({ code, span }: Diagnostic): boolean =>
      code === one.code && span.file === one.span.file && comparePlaces(span.start, one.span.start) === 0
    if (one.severity === 'error' && !found.some(isSame)) found.push(one)
  }

/** Reads the files that the plan names and answers the question; with `suspense` refused rows are set aside, and the rest is answered. */
export function run(core: Core, files: DataFiles, question: Question, { suspense = false, beside = [] }: Asked = {}): Run {
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic)
  }
  const { data, suspended } = suspense
    ? readWithSuspense(core.records, files, report, question.asOf)
    : { data: readData(core.records, files, digitsOf, report, question.asOf), suspended: [] }
  const read = ({ records }: Core): Data =>
    suspense
      ? readWithSuspense(records, files, () => undefined, question.asOf).data
      : readData(records, files, digitsOf, once(diagnostics), question.asOf)
  const others = beside.map((other): OnData => ({ core: other, data: read(other) }))
  const isSound = !hasErrors(diagnostics) && keptApart({ core, data }, others, question, report)
  if (!isSound) return { data, outcome: undefined, diagnostics, suspended }
  const answer = runOn(core, data, question)
  return { ...answer, suspended, diagnostics: [...diagnostics, ...answer.diagnostics] }
}

/** Answers the question on data that were read before. */
export function runOn(core: Core, data: Data, question: Question): Run {
  const diagnostics: Diagnostic[] = []
  const outcome = evaluate(core, data, question, (diagnostic) => diagnostics.push(diagnostic))
  return { data, outcome, diagnostics: [...diagnostics, ...(outcome?.warnings ?? [])], suspended: [] }
}
