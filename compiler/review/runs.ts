/** Both versions on data: what keeps one of them from an answer is collected. */
import type { Diagnostic, Report } from '../../messages/diagnostic.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { paidOf } from '../compare/paid.ts'
import type { Answerer } from '../compare/payer.ts'
import { runPlanning } from '../run-planning.ts'
import type { Allocator } from './quotas.ts'
import type { Payer } from './review.ts'

const errors = (diagnostics: readonly Diagnostic[], report: Report): void => {
  for (const one of diagnostics) if (one.severity === 'error') report(one)
}

/** An answerer that reports errors of the plans and of the data. */
export const reporting =
  (answerer: Answerer, report: Report): Answerer =>
  (core) => {
    const answered = answerer(core)
    errors(answered.diagnostics, report)
    return answered
  }

/** What plans pay. */
export const payerOf =
  (answerer: Answerer): Payer =>
  (core) => {
    const { answer } = answerer(core)
    return answer && paidOf(core, answer)
  }

/** What quotas files allocate. Reports errors of the files and of the data. */
export const allocatorOf =
  (files: DataFiles, report: Report): Allocator =>
  ({ compiled: { planning } }) => {
    if (planning === undefined) return undefined
    const { planned, diagnostics } = runPlanning(planning.core, files)
    errors(diagnostics, report)
    return planned
  }
