import type { Day } from '../calendar/day.ts'
import type { Window } from '../core/unit.ts'

/** A stretch of the plan over which a value accumulates: whole fiscal months `first` to `last`, days cut by the plan's dates. */
export interface Stretch {
  readonly kind: Window
  readonly label: string
  readonly from: Day
  readonly to: Day
  readonly first: number
  readonly last: number
}
