import type { Diagnostic } from './diagnostic.ts'

/** Findings in the order of their places, each once however many plans share the file. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(
    diagnostics.map((one) => [`${one.code} ${one.span.file} ${one.span.start.offset} ${one.span.start.line} ${one.message}`, one]),
  )
  return [...unique.values()].sort((a, b) => {
    if (a.span.file !== b.span.file) return a.span.file < b.span.file ? -1 : 1
    return a.span.start.line - b.span.start.line || a.span.start.column - b.span.start.column
  })
}
