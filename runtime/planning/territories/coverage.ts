/** Everything about segments and territories that a quotas file computes. */
import type { Day } from '../../calendar/day.ts'
import type { Planning } from '../../core/planning/planning.ts'
import type { World } from '../../evaluate/world.ts'
import type { Held } from '../allocation/bases.ts'
import { type Assignment, assign } from './assign.ts'
import { type Balanced, balanceOf } from './balance.ts'
import { heldBy } from './held.ts'
import { checkOwners } from './owners.ts'
import { type Proposal, proposalOf } from './proposal.ts'
import { type Segmented, segmentsOf } from './segments.ts'

export interface Coverage {
  /** Who has which rows on the first day of the year; null where the file has no territories. */
  readonly assignment: Assignment | null
  readonly segments: readonly Segmented[]
  /** Null where the file says nothing of balance. */
  readonly balance: Balanced | null
  /** What would make the territories even, worked out when it is asked for; null where they are, or where nothing says how even they must be. */
  readonly proposal: () => Proposal | null
  readonly held: Held
  /** Who has which rows on another day; null where the file has no territories. */
  readonly on: (day: Day) => Assignment | null
}

/**
 * Assigns every row, on the first day and on any day that allocation asks about. Null where the file has no territories and no segments.
 * Reports CB873, CB874, CB886 to CB889.
 */
export function coverageOf({ territories }: Planning, world: World): Coverage | null {
  const { record, segments } = territories
  if (record === null && segments.length === 0) return null
  const known = new Map<Day, Assignment>()
  const on = (day: Day): Assignment => {
    const made = known.get(day) ?? assign(world, { ...territories, record: record ?? '' }, day)
    known.set(day, made)
    return made
  }
  const assignment = record === null ? null : on(world.from)
  if (record !== null) checkOwners(world, territories)
  const balance = assignment === null || territories.balance === null ? null : balanceOf(world, assignment, territories.balance)
  let proposal: Proposal | null | undefined
  return {
    assignment,
    segments: segments.map((one) => segmentsOf(world, one, world.from)),
    balance,
    proposal: () => {
      proposal ??= assignment === null || balance === null || balance.isEven ? null : proposalOf(world, assignment, balance)
      return proposal
    },
    held: heldBy(world, on),
    on: (day) => (record === null ? null : on(day)),
  }
}
