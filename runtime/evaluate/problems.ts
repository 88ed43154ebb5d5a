import type { Diagnostic, Report } from '../../messages/diagnostic.ts'
import { type Code, report as worded } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'

/** At most this many findings of one code are handed in (semantics 15). */
export const FINDINGS_OF_A_CODE = 100

/** What a run found wrong. One finding for one cause, however often the cause is met. */
export interface Problems {
  /** Hands in the finding of `code` unless the same `cause` was handed in before. */
  readonly raise: <C extends Code>(code: C, cause: string, span: Span, params: Parameters<typeof worded<C>>[2]) => void
  /** Whether an error was handed in: the run has no answer. */
  readonly failed: () => boolean
  readonly warnings: () => readonly Diagnostic[]
}

/** Errors go to `report` at once; warnings are kept for the answer. */
export function collectProblems(report: Report): Problems {
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  const warnings: Diagnostic[] = []
  let failed = false
  return {
    raise: (code, cause, span, params) => {
      const identity = `${code} ${cause}`
      if (seen.has(identity)) return
      seen.add(identity)
      const finding = worded(code, span, params)
      if (finding.severity === 'error') failed = true
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      if (count > FINDINGS_OF_A_CODE) return
      if (finding.severity === 'error') report(finding)
      else warnings.push(finding)
    },
    failed: () => failed,
    warnings: () => warnings,
  }
}
