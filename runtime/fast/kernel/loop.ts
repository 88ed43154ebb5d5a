/** One job made ready for any kernel: what is computed of a row, what is read for it, and where it is added. */
import type { Job } from './job.ts'
import { type Lanes, lanesOf } from './lanes.ts'
import { type Layout, layoutOf } from './layout.ts'
import { type Place, placeOf } from './place.ts'
import { type Steps, stepsOf } from './steps.ts'

/** All that a kernel is made from. */
export interface Loop {
  readonly job: Job
  readonly steps: Steps
  readonly layout: Layout
  readonly lanes: Lanes
  readonly place: Place
}

/** The loop of a job. */
export function loopOf(job: Job): Loop {
  const lanes = lanesOf(job)
  return { job, lanes, steps: stepsOf(job.addends), layout: layoutOf(job.inputs), place: placeOf(job.where, lanes.stride) }
}

/** Adds the rows from `from` to before `to` into cells; how many of the plan's days belong to nobody. `from` is a multiple of 8. */
export type Run = (from: number, to: number) => number
