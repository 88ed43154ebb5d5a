/** A run over rows on several threads, where the edge offers them and the columns are in memory that all of them see. */
import { type Handed, handedOf, textOfLoop } from './javascript.ts'
import { type Cells, cellsIn, type Lanes } from './lanes.ts'
import type { Loop, Run } from './loop.ts'
import { AT_WORK, DONE, FAILED, IDLE, type SharedRows, type ThreadTask, TOO_LATE, takeBlocks, workOn } from './thread-work.ts'
import { moduleTask, openModule } from './webassembly.ts'

/** Other threads. Each evaluates `THREAD_TEXT` and calls what that gives with every message that it is sent. */
export interface Threads {
  readonly count: number
  /** From how many rows on they are used, and how many rows each takes at once, a multiple of 8; where the usual does not suit. */
  readonly fewestRows?: number
  readonly block?: number
  readonly post: (thread: number, message: ThreadTask) => void
}

/** The program of a thread: an expression that gives a function of a message. */
export const THREAD_TEXT: string = `((kept) => (message) => (${workOn})(message, ${openModule}, ${takeBlocks}, ${JSON.stringify([IDLE, AT_WORK, DONE, FAILED])}, kept))({ loops: new Map() })`

/** Rows of a block that is taken at once. */
const BLOCK = 65_536
/** What starting threads and adding up their cells costs is less than what they save above this. */
const THREAD_ROWS = 1_000_000
/** A thread that has not ended so long after all others is given up, and its blocks are run again. */
const PATIENCE_MS = 20_000

const isShared = (array: { readonly buffer?: ArrayBufferLike } | null): boolean =>
  array === null || (typeof SharedArrayBuffer !== 'undefined' && array.buffer instanceof SharedArrayBuffer)

/** Whether other threads can see all columns, and their sums be added up from cells. */
export function canShare({ job, layout, lanes, steps }: Loop, { count, fewestRows = THREAD_ROWS }: Threads): boolean {
  const { owner, day } = job.where
  const columns = [...layout.columns, ...layout.bits, owner.codes, owner.gaps, day.values, day.gaps]
  return (
    count > 0 &&
    job.rows >= fewestRows &&
    lanes.lists === 0 &&
    steps.steps.every(({ op }) => op !== 'round') &&
    columns.every((array) => array === null || (!Array.isArray(array) && isShared(array as Uint8Array)))
  )
}

/** The part of the other threads in a loop, made once: what each of them is handed, and where it leaves its cells. */
export interface Shares {
  readonly loop: Loop
  readonly of: ThreadTask['loop']
  readonly cells: SharedArrayBuffer[]
}

/** Room for cells that another thread leaves. */
const roomOf = ({ stride, cells }: Lanes): SharedArrayBuffer => new SharedArrayBuffer(8 * stride * cells)

/** The shares of a loop's other threads. */
export const sharesOf = (loop: Loop, kernel: 'javascript' | 'webassembly', { count }: Threads): Shares => ({
  loop,
  of: loopFor(loop, kernel),
  cells: Array.from({ length: count }, () => roomOf(loop.lanes)),
})

/** Runs all rows, on this thread and the others: what this thread's own run did not do is added into `cells` at the end. */
export function runOnThreads(shares: Shares, run: Run, cells: Cells, threads: Threads): { outside: number; workers: number } {
  const { loop, of, cells: others } = shares
  const { job, lanes } = loop
  const { block = BLOCK } = threads
  const blocks = Math.ceil(job.rows / block)
  const shared: SharedRows = {
    control: new Int32Array(new SharedArrayBuffer(4 * (1 + 2 * others.length))),
    takenBy: new Uint8Array(new SharedArrayBuffer(blocks)).fill(others.length),
    rows: job.rows,
    block,
  }
  const size = lanes.stride * lanes.cells
  others.forEach((memory, thread) => threads.post(thread, { shared, thread, cells: memory, lanes: size, loop: of }))
  let outside = takeBlocks(shared, others.length, run)
  others.forEach((memory, thread) => {
    const place = 2 * thread + 1
    const state = endOf(shared.control, place)
    if (state === TOO_LATE) return
    if (state === DONE) {
      outside += Atomics.load(shared.control, place + 1)
      addCells(loop, cells, cellsIn(lanes, memory))
    } else {
      // it may still be writing there
      others[thread] = roomOf(lanes)
      shared.takenBy.forEach((by, at) => {
        if (by === thread) outside += run(at * block, Math.min(job.rows, (at + 1) * block))
      })
    }
  })
  return { outside, workers: new Set([others.length, ...shared.takenBy]).size }
}

function loopFor(loop: Loop, kernel: 'javascript' | 'webassembly'): ThreadTask['loop'] {
  const task = kernel === 'webassembly' ? moduleTask(loop) : undefined
  const handed: Handed = handedOf(loop)
  return task === undefined ? { kind: 'text', text: textOfLoop(loop), handed } : { kind: 'module', task }
}

/** How a thread ended: waited for where it is at work, and kept from beginning where it has not. */
function endOf(control: Int32Array, place: number): number {
  if (Atomics.compareExchange(control, place, IDLE, TOO_LATE) === IDLE) return TOO_LATE
  Atomics.wait(control, place, AT_WORK, PATIENCE_MS)
  return Atomics.load(control, place)
}

/** Adds cells to cells: both are exact, and so are their sums, which the same bounds hold. */
function addCells({ lanes: { lanes, stride, cells: count } }: Loop, into: Cells, from: Cells): void {
  for (const { rung, at } of lanes) {
    const last = rung === 'pairs' ? at + 1 : at
    for (let lane = at; lane <= last; lane += 1) {
      for (let place = stride + lane; place < stride * count; place += stride) {
        if (rung === 'int64') into.integers[place] = (into.integers[place] ?? 0n) + (from.integers[place] ?? 0n)
        else into.doubles[place] = (into.doubles[place] ?? 0) + (from.doubles[place] ?? 0)
      }
    }
  }
}
