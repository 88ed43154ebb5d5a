import type { Core } from '../../runtime/core/core.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import type { Plan } from '../plan.ts'

/** What is asked of a statement. */
export interface Asked {
  readonly plan: Plan
  readonly core: Core
  readonly outcome: Outcome
  readonly payee: string
  readonly all: boolean
}
