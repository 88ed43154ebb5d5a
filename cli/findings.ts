import type { Diagnostic, Severity } from '../messages/diagnostic.ts'
import type { Io } from './io.ts'
import { frame } from './render/frame.ts'

/** Prints a frame for each finding to standard error, at most `limit` of them and then how many more there are. */
export function showFindings(
  io: Io,
  diagnostics: readonly Diagnostic[],
  source: (file: string) => string | undefined,
  limit = Number.POSITIVE_INFINITY,
): void {
  const canvas = { source, colours: io.errColours, width: io.width }
  for (const diagnostic of diagnostics.slice(0, limit)) io.err(`${frame(diagnostic, canvas)}\n`)
  if (diagnostics.length > limit) io.err(`and ${diagnostics.length - limit} more; --format json lists all\n`)
}

export const countOf = (diagnostics: readonly Diagnostic[], severity: Severity): number =>
  diagnostics.filter((one) => one.severity === severity).length

/** `1 file`, `2 files`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `2 errors, 1 warning`; `no findings`. */
export function tally(diagnostics: readonly Diagnostic[]): string {
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = countOf(diagnostics, severity)
    return count === 0 ? [] : [counted(count, severity)]
  })
  return parts.length === 0 ? 'no findings' : parts.join(', ')
}
