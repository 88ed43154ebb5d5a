import type { Diagnostic } from './diagnostic.ts'
import { inTextOrder, placeKey } from './span.ts'

/** Findings in the order of their places, each once however many plans share the file. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(diagnostics.map((one) => [`${one.code} ${one.span.file} ${placeKey(one.span.start)} ${one.message}`, one]))
  return [...unique.values()].sort((a, b) => {
    if (a.span.file !== b.span.file) return a.span.file < b.span.file ? -1 : 1
    return inTextOrder(a, b)
  })
}
