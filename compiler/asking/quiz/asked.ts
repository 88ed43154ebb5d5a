import type { Outcome } from '../../../runtime/evaluate/outcome.ts'
import type { Plan } from '../../plan.ts'
import type { Person } from '../person.ts'

/** What a question is made from. */
export interface Asked {
  readonly plan: Plan
  readonly person: Person
  readonly outcome: Outcome
  readonly pays: bigint
  readonly period: string
  /** The plan and the person: what is chosen by it stays the same. */
  readonly seed: string
}
