import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Position, Span } from '../../messages/span.ts'

const point = ({ line, column }: Position) => ({ line, column })
const range = ({ start, end }: Span) => ({ start: point(start), end: point(end) })

/** One finding for a program; lines and columns count from 1. */
export const diagnosticJson = ({ code, severity, message, span, related, help, fix }: Diagnostic) => ({
  code,
  severity,
  message,
  file: span.file,
  range: range(span),
  related: related.map((one) => ({ file: one.span.file, range: range(one.span), note: one.note })),
  help: help ?? null,
  fix:
    fix === undefined
      ? null
      : { title: fix.title, edits: fix.edits.map((edit) => ({ file: edit.span.file, range: range(edit.span), text: edit.text })) },
})

/** JSON as it is printed: indented, with a final newline. */
export const printed = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The answer of `check --format json`. */
export const diagnosticsJson = (diagnostics: readonly Diagnostic[]): string =>
  printed({ schemaVersion: 1, diagnostics: diagnostics.map(diagnosticJson) })
