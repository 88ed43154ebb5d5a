import type { Span } from './span.ts'

/** How grave a finding is. Errors stop a run; warnings and hints never do. */
export type Severity = 'error' | 'warning' | 'hint'

/** Another place that belongs to the finding, with a short note on what it is. */
export interface Related {
  readonly span: Span
  readonly note: string
}

/** A change of text that a program can apply: replace `span` by `text`. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** A fix that a program can apply, with the words for its button. */
export interface Fix {
  readonly title: string
  readonly edits: readonly Edit[]
}

/** One finding, in business words, at its exact place. All words come from the catalogue. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly span: Span
  readonly related: readonly Related[]
  readonly help: string | undefined
  readonly fix: Fix | undefined
}

/** Where a stage hands in what it found; stages never throw on what a user wrote. */
export type Report = (diagnostic: Diagnostic) => void

/** Whether any of the findings is an error. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((d) => d.severity === 'error')
