/** Adds up numbers of rows by person and month: the one door to the kernels. */
import { mayWriteCode } from '../program/written.ts'
import { closuresOf } from './closures.ts'
import { loopOfText } from './compiled.ts'
import { handedOf, textOfLoop } from './javascript.ts'
import type { Job, Ran, Summed } from './job.ts'
import { type Cells, cellsIn, clear, emptyCells, lanesOf, personMonths } from './lanes.ts'
import { type Loop, loopOf, type Run } from './loop.ts'
import { MOST_LANES } from './place.ts'
import { ROUNDING } from './rounding.ts'
import { canShare, runOnThreads, type Shares, sharesOf, type Threads } from './threads.ts'
import { moduleTask, openModule } from './webassembly.ts'

/** Rows that one call of a loop takes: few calls, and early enough a call that the loop is compiled for speed. */
const BLOCK = 16_384
/** A module pays for itself above this. */
const MODULE_ROWS = 100_000

/** How sums may be computed. */
export interface Means {
  /** The kernel that must run where it can; otherwise the fastest that may. */
  readonly kernel?: Ran['kernel']
  /** Threads besides this one. */
  readonly threads?: Threads
}

/** A kernel ready to run, and where its sums stand. */
interface Ready {
  readonly kernel: Ran['kernel']
  readonly run: Run
  readonly cells: Cells
}

/** Sums of a job, each held the way that its bounds prove exact. */
export const sumRows = (job: Job, means: Means = {}): Summed => readySums(job, means)()

/** The same made ready: each call adds up all rows anew, and takes the memory of the sums that the call before gave. */
export function readySums(job: Job, means: Means = {}): () => Summed {
  const { stride, cells: count } = lanesOf(job)
  if (stride * count > MOST_LANES && job.addends.length > 1) return inHalves(job, means)
  const loop = loopOf(job)
  const { kernel, run, cells } = readied(loop, means)
  const { threads } = means
  const undated = gapsIn(job.where.day.gaps)
  const runAll = (): { outside: number; workers: number } => {
    if (threads === undefined || kernel === 'closures' || !canShare(loop, threads)) return { outside: runHere(job.rows, run), workers: 1 }
    shares ??= sharesOf(loop, kernel, threads)
    return runOnThreads(shares, run, cells, threads)
  }
  let shares: Shares | undefined
  let clean = true
  return () => {
    if (!clean) clear(cells)
    clean = false
    const { outside, workers } = runAll()
    return { sums: personMonths(job, loop.lanes, cells), undated, outside, ran: { kernel, workers } }
  }
}

/** More sums than one set of cells holds: two passes over the rows. */
function inHalves(job: Job, means: Means): () => Summed {
  const half = Math.ceil(job.addends.length / 2)
  const [first, second] = [job.addends.slice(0, half), job.addends.slice(half)].map((addends) => readySums({ ...job, addends }, means))
  return () => {
    const [one, other] = [first?.(), second?.()]
    if (one === undefined || other === undefined) throw new Error('two halves')
    return { ...one, sums: [...one.sums, ...other.sums] }
  }
}

function runHere(rows: number, run: Run): number {
  let outside = 0
  for (let from = 0; from < rows; from += BLOCK) outside += run(from, Math.min(rows, from + BLOCK))
  return outside
}

function readied(loop: Loop, { kernel }: Means): Ready {
  const asked = kernel ?? (mayWriteCode() ? (loop.job.rows >= MODULE_ROWS ? 'webassembly' : 'javascript') : 'closures')
  if (asked === 'webassembly') {
    const task = moduleTask(loop)
    if (task !== undefined) {
      const { run, memory } = openModule(task)
      return { kernel: 'webassembly', run, cells: cellsIn(loop.lanes, memory.buffer) }
    }
  }
  const cells = emptyCells(loop.lanes)
  if (asked === 'closures') return { kernel: 'closures', run: closuresOf(loop, cells), cells }
  return { kernel: 'javascript', run: loopOfText(textOfLoop(loop))(handedOf(loop), cells, ROUNDING), cells }
}

/** How many bits are set; beyond the last row none is. */
function gapsIn(gaps: Uint8Array | null): number {
  let count = 0
  for (const byte of gaps ?? []) for (let bits = byte; bits !== 0; bits &= bits - 1) count += 1
  return count
}
