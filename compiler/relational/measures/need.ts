/** One figure that the steps of a part of pay ask for, and where it is found at each moment. */
import type { Measure, Step } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Window } from '../../../runtime/core/unit.ts'
import type { Ratio } from '../../../runtime/exact/ratio.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import type { ToDate } from '../stated/stated.ts'
import type { Days } from './measures.ts'
import type { Moment } from './moments.ts'

/** What is stated for a person, or for everybody else (person null): a value at each moment; null: it is computed for them. */
export interface StatedCase {
  readonly person: string | null
  readonly value: ((moment: Moment) => Ratio | undefined) | null
  /** Whether the value is a share of the quota, as attainment is. */
  readonly ofQuota: boolean
}

/** What is asked for, moment by moment. */
export type Need =
  | {
      readonly asked: Asked
      readonly kind: 'measure'
      readonly measure: Measure
      /** The name under which it is measured: its own, or that of one of its readings. */
      readonly measured: string
      readonly over: (moment: Moment) => Days
    }
  /** A metric up to the day before a field of the person changes (17.4), or where it changes less often, to date. */
  | {
      readonly asked: Asked
      readonly kind: 'until'
      readonly measure: Measure
      readonly change: number
      readonly reads: Step['reads']
      /** The first days of the metric's windows. */
      readonly starts: readonly number[]
    }
  | {
      readonly asked: Asked
      readonly kind: 'stated'
      readonly of: Stated
      readonly through: (moment: Moment) => ToDate
      readonly less: (moment: Moment) => ToDate | null
    }
  /**
   * A value that the question states, and what it is for those for whom it states none; null: it states one for everybody. `quota`: what shares are of;
   * null: none is stated.
   */
  | {
      readonly asked: Asked
      readonly kind: 'given'
      readonly cases: readonly StatedCase[]
      readonly computed: Need | null
      readonly quota: Need | null
    }
  | {
      readonly asked: Asked
      readonly kind: 'fixed'
      readonly expression: Expression
      readonly as: 'number' | 'truth'
      /** Whether the window of this kind that holds the end of the moment's own is over by then; null where nothing asks that. */
      readonly ended: ((moment: Moment, window: Window) => boolean) | null
    }

/** What is read of the data for a need; nothing where a value is stated for everybody. */
export const readFor = (need: Need): readonly Need[] =>
  need.kind === 'given' ? [need.computed, need.quota].flatMap((one) => (one === null ? [] : readFor(one))) : [need]

/** A quota, the target, or a component's share of it. */
export type Stated =
  | { readonly what: 'quota'; readonly measure: Measure }
  | { readonly what: 'target' }
  | { readonly what: 'worth'; readonly component: string }
  /** A share that is more or less than its own where metrics have no quota. */
  | { readonly what: 'moved_worth'; readonly component: string }
