import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Day } from '../calendar/day.ts'
import type { ClosedLedgers } from '../ledger/closed.ts'
import type { CreditLine, EarningLine, PaymentLine } from '../ledger/lines.ts'
import type { BalanceLine } from '../payments/balances.ts'
import type { Conversion, Derivation } from '../trace/derivation.ts'
import type { Passage } from '../trace/passages.ts'
import type { Given } from './given.ts'
import type { Property, Reading } from './property.ts'
import type { Standing } from './standing.ts'

/** What is asked of a plan. `period` is a fiscal period (`FY20`, `FY20-Q1`, `FY20-M03`); `asOf` null: every row is known. */
export interface Question {
  readonly period: string
  readonly asOf: Day | null
  /** Values stated outright, as examples do; they override what the rows would give. */
  readonly given?: Given
  /** `plan`: the answer holds every line from the plan's first pay period to the period's end, not those of the period alone. */
  readonly since?: 'plan'
  /** The ledgers of closed periods: their lines are posted; what differs now is posted in the first open period (semantics 9). */
  readonly closed?: ClosedLedgers
  /** Only these people are paid, and the data need hold no other rows than those that count for them; absent: everybody. */
  readonly only?: ReadonlySet<string>
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
  /** What is held, deferred and owed after each pay period of the question; read with `balancesOf` (runtime/payments/balances.ts). */
  readonly balances: readonly BalanceLine[]
  /** Everyone who is in the plan on some day of the period, in canonical order. */
  readonly people: readonly Person[]
  readonly warnings: readonly Diagnostic[]
  readonly rowCounts: ReadonlyMap<string, number>
  /** The pay periods of the plan inside the period asked for, in order. */
  readonly payPeriods: readonly string[]
  /** How `component` came to its earned-to-date at the end of `payPeriod`, for one person; undefined where there is nothing. */
  readonly derive: (payee: string, component: string, payPeriod: string) => Derivation | undefined
  /** How the money that a metric adds up of one row was converted from another currency. */
  readonly conversions: (metric: string, rowKey: string) => readonly Conversion[]
  /** How a row came through territories to a person, in a metric. */
  readonly passages: (payee: string, metric: string, rowKey: string) => readonly Passage[]
  /** What `component` would pay a person to date at the end of `payPeriod` for other values of its metric; undefined where that is no single curve. */
  readonly standing: (payee: string, component: string, payPeriod: string) => Standing | undefined
  /** What a measure, quota, attainment, worth or target is over some days, with the events up to the last of them. */
  readonly read: (payee: string, property: Property) => Reading
}
