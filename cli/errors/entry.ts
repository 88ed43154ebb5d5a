import { catalogue } from '../../messages/catalogue/index.ts'
import type { Diagnostic, Severity } from '../../messages/diagnostic.ts'
import type { Example, Worked } from '../../messages/example.ts'
import type { Message } from '../../messages/message.ts'
import type { Code } from '../../messages/report.ts'
import { type Raised, raised } from './raised.ts'

/** What is known of a code without running its examples. */
export interface Entry {
  readonly code: Code
  readonly severity: Severity
  readonly why: string
  readonly bad: Worked
  readonly good: Worked
}

/** Every code of the catalogue, in order. */
export const entries: readonly Entry[] = Object.entries<Pick<Message<never>, 'severity' | 'why' | 'bad' | 'good'>>(catalogue)
  .map(([code, { severity, why, bad, good }]) => ({ code: code as Code, severity, why, bad, good }))
  .sort((a, b) => (a.code < b.code ? -1 : 1))

/** A code with its examples run: what it says on its bad one. */
export interface Shown extends Entry {
  readonly finding: Diagnostic
  readonly source: Raised['source']
  readonly badExample: Example
  readonly goodExample: Example
}

/** Runs the bad example of a code. Throws where it does not raise the code: that is a bug of the catalogue, found by its test. */
export function shown(entry: Entry): Shown {
  const badExample = entry.bad()
  const { diagnostics, source } = raised(badExample)
  const finding = diagnostics.find((one) => one.code === entry.code)
  if (finding === undefined) throw new Error(`the bad example of ${entry.code} does not raise it`)
  return { ...entry, finding, source, badExample, goodExample: entry.good() }
}
