/** Where a person stands on the curve of a component. */
import type { Day } from '../calendar/day.ts'
import type { Ratio } from '../exact/ratio.ts'

/** Pay, not rounded and in minor units, as a function of a metric; undefined where it has no value. */
export interface Along {
  readonly pay: (value: Ratio) => Ratio | undefined
  /** Values of the metric at which a step of a table begins or a condition turns, in no order. Limits add bends of their own. */
  readonly bounds: readonly Ratio[]
}

/** Where a person stands on it: in one window, to date. */
export interface Standing extends Along {
  readonly from: Day
  readonly to: Day
  readonly value: Ratio
  readonly quota: Ratio | undefined
  /** Earned in the window to date, in minor units. */
  readonly earned: bigint
}
