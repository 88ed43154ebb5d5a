/** Adds up numbers of rows by person and month: the one door to the kernels. */
import { functionOf } from '../program/doubles.ts'
import { type Handed, handedOf, type Loop, type Run, textOfLoop } from './javascript.ts'
import type { Job, Summed } from './job.ts'
import { type Cells, emptyCells, lanesOf, personMonths } from './lanes.ts'
import { layoutOf } from './layout.ts'
import { placeOf } from './place.ts'
import { ROUNDING, type Rounding } from './rounding.ts'
import { stepsOf } from './steps.ts'

/** Rows that one call of a loop takes: few calls, and early enough a call that the loop is compiled for speed. */
const BLOCK = 16_384

/** Sums of a job, each held the way that its bounds prove exact. */
export function sumRows(job: Job): Summed {
  const lanes = lanesOf(job)
  const loop: Loop = { job, lanes, steps: stepsOf(job.addends), layout: layoutOf(job.inputs), place: placeOf(job.where, lanes.stride) }
  const cells = emptyCells(lanes)
  const run = functionOf<(handed: Handed, cells: Cells, round: Rounding) => Run>(textOfLoop(loop))(handedOf(loop), cells, ROUNDING)
  let outside = 0
  for (let from = 0; from < job.rows; from += BLOCK) outside += run(from, Math.min(job.rows, from + BLOCK))
  return {
    sums: personMonths(job, lanes, cells),
    undated: gapsIn(job.where.day.gaps),
    outside,
    ran: { kernel: 'javascript', workers: 1 },
  }
}

/** How many bits are set; beyond the last row none is. */
function gapsIn(gaps: Uint8Array | null): number {
  let count = 0
  for (const byte of gaps ?? []) for (let bits = byte; bits !== 0; bits &= bits - 1) count += 1
  return count
}
