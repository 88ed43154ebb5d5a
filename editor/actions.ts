/** What can be done about findings with one press. */
import type { Edit } from '../messages/diagnostic.ts'
import type { Analysis } from './analysis.ts'
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

/** The fixes of every finding that touches the stretch from `start` up to `end`, those that stand nearest first. */
export function actions(analysis: Analysis, file: string, start: number, end: number = start): Action[] {
  return findings(analysis, file)
    .filter(({ span }) => span.start.offset <= end && start <= span.end.offset)
    .sort((a, b) => width(a) - width(b))
    .flatMap((finding) => finding.fixes.map(({ title, edits }, at): Action => ({ title, edits, finding, preferred: at === 0 })))
}

const width = ({ span }: Finding): number => span.end.offset - span.start.offset
