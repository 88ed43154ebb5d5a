import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Span } from '../../messages/span.ts'

/** One expectation and what came of it. */
export interface Checked {
  /** What was expected of what: `commission in FY26-Q1`. */
  readonly says: string
  readonly expected: string
  readonly got: string
  /** What came out less what was expected, with its sign. */
  readonly difference: string
  readonly passed: boolean
  readonly span: Span
  /** The step that makes the difference, where there is one. */
  readonly hint: string | undefined
  /** How the amount came to be, a line each; empty where it holds. */
  readonly derivation: readonly string[]
}

export interface ExampleResult {
  readonly name: string
  readonly span: Span
  readonly passed: boolean
  readonly expectations: readonly Checked[]
  /** CB6xx and what the evaluator refused. */
  readonly diagnostics: readonly Diagnostic[]
}
