/** What is known of many rows together, before any of them is looked at: the fast evaluator adds them up by columns. */
import type { Day } from '../calendar/day.ts'
import type { Component, Measure } from '../core/core.ts'
import type { Ratio } from '../exact/ratio.ts'
import type { Stretch } from './stretch.ts'

/** What a component earned in a pay period, in minor units, with the columns of its line. */
export interface EarnedSum {
  readonly amount: bigint
  readonly shown: {
    readonly window: string
    readonly measure: Ratio | null
    readonly quota: Ratio | null
    readonly attainment: Ratio | null
  }
}

/** Sums by person; each undefined where rows must be asked. */
export interface Summed {
  /** What the rows of a window up to a day come to; its value is undefined where they have none. */
  readonly measure: (measure: Measure, person: string, window: Stretch, at: Day) => { readonly value: Ratio | undefined } | undefined
  /** `earned_m` (semantics 8). */
  readonly earned: (component: Component, person: string, period: Stretch) => EarnedSum | undefined
}
