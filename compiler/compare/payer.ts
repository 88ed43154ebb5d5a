/** Runs plans on one set of data files, which are read once for all plans that read them alike. */
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { digitsOf, runOn } from '../run.ts'

/** A plan's answer on the data, or what kept it from answering. */
export interface Answered {
  readonly outcome: Outcome | undefined
  readonly data: Data
  readonly diagnostics: readonly Diagnostic[]
}

/** Answers for a period; asked twice for one Core, it answers at once. */
export function answererOf(files: DataFiles, period: string): (core: Core) => Answered {
  const read = new Map<string, { readonly data: Data; readonly found: readonly Diagnostic[] }>()
  const answers = new Map<Core, Answered>()
  const dataOf = ({ records }: Core): { readonly data: Data; readonly found: readonly Diagnostic[] } => {
    const key = JSON.stringify(records, (name, value) => (name === 'span' || name === 'origin' ? undefined : value))
    const known = read.get(key)
    if (known !== undefined) return known
    const found: Diagnostic[] = []
    const made = { data: readData(records, files, digitsOf, (one) => found.push(one)), found }
    read.set(key, made)
    return made
  }
  return (core) => {
    const known = answers.get(core)
    if (known !== undefined) return known
    const { data, found } = dataOf(core)
    const answer = hasErrors(found) ? { outcome: undefined, diagnostics: [] } : runOn(core, data, { period, asOf: null })
    const made: Answered = { outcome: answer.outcome, data, diagnostics: [...found, ...answer.diagnostics] }
    answers.set(core, made)
    return made
  }
}
