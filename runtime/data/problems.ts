import type { Diagnostic, Report } from '../../messages/diagnostic.ts'
import { type Code, report } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'

/** So many findings of one code are shown; the rest are counted. Source: semantics 15. */
export const SHOWN_PER_CODE = 100

/** Where the stages of reading hand in what they found. Findings past the limit are only counted, so they cost nothing. */
export interface Problems {
  readonly raise: (code: Code, make: () => Diagnostic) => void
  /** Reports, for each code past the limit, how many were not shown. */
  readonly close: () => void
}

/** Collects findings into `out`, at most 100 of each code. `close` reports CB823 (errors) and CB825 (warnings). */
export function problemsInto(out: Report): Problems {
  const counts = new Map<Code, number>()
  const last = new Map<Code, Diagnostic>()
  return {
    raise: (code, make) => {
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      if (count > SHOWN_PER_CODE) return
      const diagnostic = make()
      last.set(code, diagnostic)
      out(diagnostic)
    },
    close: () => {
      for (const [code, diagnostic] of last) {
        const more = (counts.get(code) ?? 0) - SHOWN_PER_CODE
        if (more > 0) out(report(diagnostic.severity === 'error' ? 'CB823' : 'CB825', diagnostic.span, { code, count: more }))
      }
    },
  }
}

/** Why a cell has no value: a code, and its words once the place is known. */
export interface Refusal {
  readonly code: Code
  readonly at: (span: Span) => Diagnostic
}

/** The refusal of a cell with `code`. */
export const refusal = <C extends Code>(code: C, params: Parameters<typeof report<C>>[2]): Refusal => ({
  code,
  at: (span) => report(code, span, params),
})
