/** Values that a question states outright, as examples do: they override what the rows would give. */
import type { Day } from '../calendar/day.ts'
import type { Per } from '../core/unit.ts'
import type { Value } from '../data/table.ts'
import type { Ratio } from '../exact/ratio.ts'

/** A measure's value for one period: what the period adds, or with `toDate` what its window has come to on the period's last day. */
export interface GivenPeriod {
  readonly from: Day
  readonly to: Day
  readonly value: Ratio
  readonly toDate: boolean
}

/** What is stated of a metric for one person (`null`: for every person). Money is in minor units. */
export interface GivenMeasure {
  readonly person: string | null
  readonly metric: string
  /** The measure over every window; undefined where it is not stated so. */
  readonly measure: Value | undefined
  readonly quota: Value | undefined
  readonly attainment?: Value | undefined
  /** The measure period by period, in order. */
  readonly periods?: readonly GivenPeriod[]
  /** The quota, or the attainment, of single windows: each before what holds for all of them. */
  readonly quotas?: readonly GivenPeriod[]
  readonly attainments?: readonly GivenPeriod[]
}

/** What a component earned in a period, in minor units, by its name; dates null: in the plan's first pay period. */
export interface GivenAmount {
  readonly person: string | null
  readonly component: string
  readonly amount: bigint
  readonly days: { readonly from: Day; readonly to: Day } | null
}

/** What was open before the plan's first pay period, in minor units; person null: for everyone. */
export interface GivenOpening {
  readonly person: string | null
  readonly account: 'owed' | 'deferred'
  readonly amount: bigint
}

export interface Given {
  readonly measures: readonly GivenMeasure[]
  /** The person's whole target, replacing the plan's; null: as the plan says. */
  readonly target: { readonly value: Value; readonly per: Per | 'plan' } | null
  readonly earned?: readonly GivenAmount[]
  /** What was paid before for what is computed now: only the difference is posted to the payments ledger. */
  readonly paid?: readonly GivenAmount[]
  readonly open?: readonly GivenOpening[]
}
