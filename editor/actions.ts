/** What can be done about findings with one press. */

import type { Edit } from '../messages/diagnostic.ts'
import { edited } from '../messages/positions.ts'
import { comparePlaces, compareSizes, type Position } from '../messages/span.ts'
import { type Analysis, analyse } from './analysis.ts'
import { type Finding, findings } from './findings.ts'

export interface Action {
  /** The words for its button. */
  readonly title: string
  readonly edits: readonly Edit[]
  /** The finding that it mends. */
  readonly finding: Finding
  /** Whether it is the likeliest of those for its finding. */
  readonly preferred: boolean
}

/**
 * The fixes of every finding that touches the stretch from `start` up to `end`, those that stand nearest first. Each is tried before it is
 * offered: after it the finding is gone.
 */
export function actions(analysis: Analysis, file: string, start: Position, end: Position = start): Action[] {
  return findings(analysis, file)
    .filter(({ span }) => comparePlaces(span.start, end) <= 0 && comparePlaces(start, span.end) <= 0)
    .sort((a, b) => compareSizes(a.span, b.span))
    .flatMap((finding) =>
      finding.fixes
        .filter(({ edits }) => mends(analysis, finding, edits))
        .map(({ title, edits }, at): Action => ({ title, edits, finding, preferred: at === 0 })),
    )
}

/** Whether there is one finding less of its words after some edits. */
function mends(analysis: Analysis, { code, message }: Finding, edits: readonly Edit[]): boolean {
  const alike = (one: Analysis): number => one.diagnostics.filter((other) => other.code === code && other.message === message).length
  return alike(afterEdits(analysis, edits)) < alike(analysis)
}

/** The analysis of the same files after some edits. */
export const afterEdits = (analysis: Analysis, edits: readonly Edit[]): Analysis =>
  analyse(
    analysis.entry,
    (path) => {
      const text = analysis.sources.get(path)
      return text === undefined ? undefined : edited(text, path, edits)
    },
    analysis,
  )
