/** Attainment as bars beside the mark of the quota: a row for each metric. */
import { max } from 'd3-array'
import type { Mark } from '../curve/curve.ts'
import { axisBetween } from './axis.ts'
import { placeOf } from './place.ts'

/** What of a quota has been attained. */
export interface Attained {
  /** As a part of the quota: `1.1`, said `110%`. */
  readonly part: Mark
}

/** One bar and the mark of its quota, in pixels of `width`. */
export interface AttainedBar {
  readonly width: number
  readonly bar: number
  /** The place of the quota. */
  readonly quota: number
  /** Whether more has been attained than fits. */
  readonly isCut: boolean
}

/** Quotas stand below each other: at two thirds of the width, or less where somebody is beyond 150%; never below a third. */
const LEAST_END = 1.5
const MOST_END = 3

export function attainedBars(rows: readonly Attained[], width: number): readonly AttainedBar[] {
  const most = max(rows, ({ part }) => placeOf(part)) ?? 0
  const end = Math.min(MOST_END, Math.max(LEAST_END, most))
  const x = axisBetween(0, end, 0, width)
  return rows.map(({ part }) => {
    const value = Math.max(0, placeOf(part))
    return { width, bar: x.at(Math.min(end, value)), quota: x.at(1), isCut: value > end }
  })
}
