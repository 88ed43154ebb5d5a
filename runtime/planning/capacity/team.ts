/** A team whole: its months, and how far they reach. */
import type { Capacity } from '../../core/planning/capacity.ts'
import { type TeamMonth, teamMonths } from './capacity.ts'
import { type Coverage, coverageOf } from './coverage.ts'

export interface Team {
  readonly capacity: Capacity
  readonly months: readonly TeamMonth[]
  /** Null where no need is stated. */
  readonly coverage: Coverage | null
}

/** What a team can sell, held against its need. */
export function teamOf(capacity: Capacity): Team {
  const months = teamMonths(capacity)
  return { capacity, months, coverage: coverageOf(capacity, months) ?? null }
}
