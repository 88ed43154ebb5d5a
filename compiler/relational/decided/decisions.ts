/** The decision behind a line that was decided by hand: its number keeps it apart from others, and tells who decided it, when and why (semantics 9). */
import type { Core } from '../../../runtime/core/core.ts'
import { exceptionsOf } from '../../../runtime/core/exceptions.ts'
import type { Calendar } from '../days.ts'
import {
  type Build,
  column,
  columnNamed,
  constants,
  int,
  join,
  kept,
  nullable,
  type Relation,
  select,
  type Told,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'

/** The column with the number of a line's decision, from 1; null: nobody decided the line by hand. */
export const DECISION = 'decision'

/** What keeps lines of earnings apart besides their key: each adjustment is a key of its own. */
export const decisionKey = ({ columns }: Relation): readonly string[] => (columns.some(({ name }) => name === DECISION) ? [DECISION] : [])

/** Whether one pay period may post a correction of a key and then a clawback of it: where something is decided by hand beside clawbacks. */
export const mayCorrectAndClaw = ({ payments, exceptions }: Core): boolean =>
  payments.clawbacks.length > 0 && exceptionsOf(exceptions).length > 0

const told = (name: string, says: string): Told => ({ name, says, origin: null })

/** Lines that nobody decided by hand, as they stand beside those that somebody did. */
export const byNobody = (build: Build, lines: Relation): Relation =>
  select(build, told('lines_of_clauses', 'These lines were not decided by hand'), lines, [
    ...kept(lines),
    { column: nullable(int(DECISION, 0n, 0n)), value: { kind: 'null', type: 'int' } },
  ])

/** Why, by whom and when, as lines of earnings say it. */
const AUTHORITY = ['reason', 'author', 'dated'] as const

/** Lines, each beside its decision: the clause of a line, that of its decision where it has one, and the columns of who decided it, when and why. */
export interface WithDecisions {
  readonly relation: Relation
  readonly origin: Scalar
  readonly decided: readonly { readonly column: Column; readonly value: Scalar }[]
}

/** `lines` have `origin`, the clause that computes them. */
export function withDecisions(build: Build, { world }: Calendar, lines: Relation): WithDecisions {
  if (decisionKey(lines).length === 0) return { relation: lines, origin: column('origin'), decided: [] }
  const decisions = constants(
    build,
    told('decisions', 'What was decided by hand: why, by whom and when'),
    ['number', 'address', ...AUTHORITY],
    world.core.exceptions.adjustments.map(({ origin, reason, author, dated }, i) => [i + 1, origin.address, reason, author, dated]),
  )
  const relation = join(build, told('with_decisions', 'Each line with who decided it, where somebody did'), lines, decisions, {
    how: 'left',
    on: [{ left: DECISION, right: 'number' }],
    take: { address: 'decision_address', reason: 'reason', author: 'author', dated: 'dated' },
  })
  return {
    relation,
    origin: { kind: 'coalesce', value: column('decision_address'), otherwise: column('origin') },
    decided: AUTHORITY.map((name) => ({ column: columnNamed(relation, name), value: column(name) })),
  }
}
