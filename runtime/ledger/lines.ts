/** Lines of the three ledgers (semantics 9). Amounts are minor units; columns are named as in the files. */
import type { Rate } from '../currency/pair.ts'
import type { Ratio } from '../exact/ratio.ts'

/** `uncredited`: the part of a row that is left to nobody. */
export type Role = 'direct' | 'overlay' | 'rollup' | 'uncredited'

export interface CreditLine {
  readonly plan: string
  readonly clause: string
  readonly record: string
  readonly rowKey: string
  readonly recipient: string
  readonly role: Role
  readonly level: number
  /** The pay period, `FY26-Q1`. */
  readonly forPeriod: string
  readonly field: string
  readonly share: string
  readonly incentiveDate: string
  readonly amount: bigint
  readonly currency: string
  readonly postedIn: string
  readonly asOf: string
  readonly kind: 'original' | 'correction' | 'clawback'
  /** The pay period in which the first line of the same key was posted; empty for that line itself. */
  readonly corrects: string
  readonly origin: string
}

/** An earning in the currency of pay, in its minor units, and so many of that currency for one of the plan's (semantics 11, RP10). */
export interface PaidIn {
  readonly amount: bigint
  readonly currency: string
  readonly rate: Rate
}

export interface EarningLine {
  readonly plan: string
  readonly component: string
  readonly payee: string
  readonly forPeriod: string
  readonly record: string
  readonly rowKey: string
  readonly item:
    | 'earned'
    | 'spiff'
    | 'contest'
    | 'pool'
    | 'milestone'
    | 'guarantee'
    | 'draw'
    | 'forgiven'
    | 'split'
    | 'plan_limit'
    | 'adjustment'
  readonly kind: 'original' | 'correction' | 'clawback'
  readonly window: string
  /** The measure, its quota and the attainment as shown; null where there is none. Measure and quota in their own unit (money in minor units). */
  readonly measure: Ratio | null
  readonly quota: Ratio | null
  readonly attainment: Ratio | null
  readonly amount: bigint
  readonly currency: string
  /** What it comes to in the currency in which the person is paid; null: as it stands. */
  readonly paid: PaidIn | null
  readonly postedIn: string
  readonly asOf: string
  /** As in the ledger of credits. */
  readonly corrects: string
  readonly origin: string
  /** Why, by whom and when it was decided, where a person decided it: an exception (semantics 9). Else empty. */
  readonly reason: string
  readonly author: string
  /** A day, `2026-06-03`. */
  readonly dated: string
}

/** A line that the plan computes: nobody decided it by hand. */
export const COMPUTED = { reason: '', author: '', dated: '' } as const

export interface PaymentLine {
  readonly payee: string
  readonly plan: string
  readonly postedIn: string
  /** `cash` is what is paid; the sums of the others to date are balances (semantics 9: H, U, O, and B of draws and advances). */
  readonly account: 'cash' | 'held' | 'deferred' | 'owed' | 'draw' | 'advance'
  readonly kind:
    | 'opening'
    | 'earned'
    | 'held'
    | 'released'
    | 'advanced'
    | 'advance_recovered'
    | 'shortfall'
    | 'carried_forward'
    | 'brought_forward'
    | 'overpaid'
    | 'recovered'
    | 'clawed_back'
    | 'clawback_recovered'
    | 'drawn'
    | 'draw_recovered'
    | 'forgiven'
    | 'left'
  readonly sourceLine: string
  readonly forPeriod: string
  readonly amount: bigint
  readonly currency: string
  readonly origin: string
  readonly dueOn: string
}
