/** What is wrong, and what mends it. */
import { checkTogether } from '../compiler/check/together.ts'
import type { Diagnostic, Fix, Related, Severity } from '../messages/diagnostic.ts'
import type { Span } from '../messages/span.ts'
import type { Analysis } from './analysis.ts'

export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly span: Span
  /** Other places that belong to it. */
  readonly related: readonly Related[]
  readonly message: string
  readonly help: string | undefined
  /** Changes of text that mend it, the likeliest first. */
  readonly fixes: readonly Fix[]
}

/** The findings of one file, in the order of the text; without `file` those of all files of the analysis. */
export const findings = ({ diagnostics }: Analysis, file?: string): Finding[] =>
  diagnostics.filter(({ span }) => file === undefined || span.file === file).map(findingOf)

/**
 * Everything that is wrong with the files of a workspace, examples run and plans looked at together: what `caboose check` says. Takes as long
 * as the examples do; findings while typing are those of the file by itself.
 */
export const findingsOfAll = (analyses: readonly Analysis[]): Finding[] => checkTogether(analyses).map(findingOf)

const findingOf = ({ code, severity, span, related, message, help, fix }: Diagnostic): Finding => ({
  code,
  severity,
  span,
  related,
  message,
  help,
  fixes: fix === undefined ? [] : [fix],
})
