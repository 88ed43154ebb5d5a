import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Day } from '../calendar/day.ts'
import type { Value } from '../data/table.ts'
import type { CreditLine, EarningLine, PaymentLine } from '../ledger/lines.ts'
import type { Derivation } from '../trace/derivation.ts'
import type { Standing } from './standing.ts'

/** What is asked of a plan. `period` is a fiscal period (`FY20`, `FY20-Q1`, `FY20-M03`); `asOf` null: every row is known. */
export interface Question {
  readonly period: string
  readonly asOf: Day | null
  /** Values stated outright, as examples do; they override what the rows would give. */
  readonly given?: Given
}

/** Values stated outright for one person (`null`: for every person), over every window. */
export interface GivenMeasure {
  readonly person: string | null
  readonly metric: string
  /** The measure in its own unit; undefined where only the quota is stated. */
  readonly measure: Value | undefined
  readonly quota: Value | undefined
}
export interface Given {
  readonly measures: readonly GivenMeasure[]
  /** The person's whole target of one year, replacing the plan's; null: as the plan says. */
  readonly target: Value | null
}

/** A person as the plan sees them. */
export interface Person {
  readonly id: string
  readonly name: string
}

export interface Outcome {
  readonly credits: readonly CreditLine[]
  readonly earnings: readonly EarningLine[]
  readonly payments: readonly PaymentLine[]
  /** Everyone who is in the plan on some day of the period, in canonical order. */
  readonly people: readonly Person[]
  readonly warnings: readonly Diagnostic[]
  readonly rowCounts: ReadonlyMap<string, number>
  /** The pay periods of the plan inside the period asked for, in order. */
  readonly payPeriods: readonly string[]
  /** How `component` came to its earned-to-date at the end of `payPeriod`, for one person; undefined where there is nothing. */
  readonly derive: (payee: string, component: string, payPeriod: string) => Derivation | undefined
  /** What `component` would pay a person to date at the end of `payPeriod` for other values of its metric; undefined where that is no single curve. */
  readonly standing: (payee: string, component: string, payPeriod: string) => Standing | undefined
}
