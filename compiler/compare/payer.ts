/** Runs plans on one set of data files, which are read once for all plans that read them alike. */
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import type { Core } from '../../runtime/core/core.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { type ReadColumns, readColumnsOf, runOnColumns } from '../../runtime/fast/engine.ts'
import { columnRecords } from '../../runtime/fast/fit.ts'
import type { FastFiles } from '../../runtime/fast/read-held.ts'
import { payOf } from '../diff/same-pay.ts'
import { digitsOf, runOn } from '../run.ts'
import { type Answered, byColumns, byReference } from './answer.ts'

/** Answers a plan on the data. */
export type Answerer = (core: Core) => Answered

/**
 * Answers for a period, in the same cents by either evaluator: `byColumn` for large files, where a plan that columns do not know is answered by
 * the other one. Asked twice for plans that pay the same, it answers at once.
 */
export function answererOf(files: FastFiles, period: string, byColumn: boolean): Answerer {
  const question: Question = { period, asOf: null }
  const reference = referenceOn(files, question)
  const columns = columnsOn(files, question)
  return remembered((core) => (byColumn ? columns(core) : undefined) ?? reference(core), payOf)
}

/** Remembers by what a text says. */
function remembered<T>(make: (core: Core) => T, textOf: (core: Core) => string): (core: Core) => T {
  const known = new Map<string, { readonly made: T }>()
  return (core) => {
    const key = textOf(core)
    const found = known.get(key) ?? { made: make(core) }
    known.set(key, found)
    return found.made
  }
}

const recordsOf = ({ records }: Core): string =>
  JSON.stringify(records, (name, value) => (name === 'span' || name === 'origin' ? undefined : value))

function referenceOn(files: FastFiles, question: Question): Answerer {
  const dataOf = remembered(({ records }): { readonly data: Data; readonly found: readonly Diagnostic[] } => {
    const found: Diagnostic[] = []
    return { data: readData(records, files.bytes, digitsOf, (one) => void found.push(one)), found }
  }, recordsOf)
  return (core) => {
    const { data, found } = dataOf(core)
    if (hasErrors(found)) return { answer: undefined, diagnostics: found }
    const { outcome, diagnostics } = runOn(core, data, question)
    return { answer: outcome && byReference(core, data, outcome, question.period), diagnostics: [...found, ...diagnostics] }
  }
}

/** Undefined where the reference evaluator must answer. */
function columnsOn(files: FastFiles, question: Question): (core: Core) => Answered | undefined {
  const dataOf = remembered(
    (core): ReadColumns | undefined => readColumnsOf(core, files, null, digitsOf, true),
    (core) => `${[...columnRecords(core)].sort().join()} ${recordsOf(core)}`,
  )
  return (core) => {
    if (core.planning.length > 0) return undefined
    const read = dataOf(core)
    const run = read === undefined ? undefined : runOnColumns(core, read, question)
    if (run === undefined || run.kind === 'unfit') return undefined
    if (run.kind === 'refused') return { answer: undefined, diagnostics: run.diagnostics }
    return { answer: byColumns(core, run, question.period), diagnostics: run.warnings }
  }
}
