/**
 * What a thread does of a run over rows. The functions here stand by themselves, since other threads run their text: they use nothing but
 * their parameters and the platform, and each thread adds into cells of its own.
 */
import type { Handed } from './javascript.ts'
import type { Cells } from './lanes.ts'
import type { Run } from './loop.ts'
import type { ModuleMemory, ModuleTask, openModule } from './webassembly.ts'

/** The rows as blocks, of which every thread takes the next that nobody has taken: one that starts late just takes fewer. */
export interface SharedRows {
  /** The next block; then for each thread how far it is (`IDLE` ...) and how many of its rows belong to nobody. */
  readonly control: Int32Array
  /** By block: the thread that took it. */
  readonly takenBy: Uint8Array
  readonly rows: number
  readonly block: number
}

/** How far a thread is. It may begin only where it was `IDLE`: after the end it comes too late. */
export const [IDLE, AT_WORK, DONE, FAILED, TOO_LATE] = [0, 1, 2, 3, 4]

/** One thread's part: the loop as a module or as text, and the cells that it fills. */
export interface ThreadTask {
  readonly shared: SharedRows
  readonly thread: number
  readonly cells: SharedArrayBuffer
  readonly lanes: number
  readonly loop:
    | { readonly kind: 'module'; readonly task: ModuleTask }
    | { readonly kind: 'text'; readonly text: string; readonly handed: Handed }
}

/** Takes blocks until none is left; how many of the plan's days belong to nobody. */
export function takeBlocks({ control, takenBy, rows, block }: SharedRows, thread: number, run: Run): number {
  let outside = 0
  for (let next = Atomics.add(control, 0, 1); next * block < rows; next = Atomics.add(control, 0, 1)) {
    Atomics.store(takenBy, next, thread)
    outside += run(next * block, Math.min(rows, (next + 1) * block))
  }
  return outside
}

/** What a thread keeps from one task for the next: loops by their text, and the memory of its last module. */
export interface Kept {
  readonly loops: Map<string, (handed: Handed, cells: Cells) => Run>
  memory: ModuleMemory | undefined
}

/** A thread's part from its beginning to its end, which it makes known. */
export function workOn(
  { shared, thread, cells, lanes, loop }: ThreadTask,
  open: typeof openModule,
  take: typeof takeBlocks,
  [idle, atWork, done, failed]: readonly number[],
  kept: Kept,
): void {
  const { control } = shared
  const place = 2 * thread + 1
  if (Atomics.compareExchange(control, place, idle ?? 0, atWork ?? 0) !== idle) return
  let state = failed
  try {
    const into: Cells = { doubles: new Float64Array(cells, 0, lanes), integers: new BigInt64Array(cells, 0, lanes), lists: [] }
    if (loop.kind === 'module') {
      const { run, memory } = open(loop.task, kept.memory)
      kept.memory = memory
      Atomics.store(control, place + 1, take(shared, thread, run))
      into.doubles.set(new Float64Array(memory.buffer, 0, lanes))
    } else {
      const made = kept.loops.get(loop.text) ?? (new Function(loop.text)() as (handed: Handed, cells: Cells) => Run)
      kept.loops.set(loop.text, made)
      into.doubles.fill(0)
      Atomics.store(control, place + 1, take(shared, thread, made(loop.handed, into)))
    }
    state = done
  } finally {
    Atomics.store(control, place, state ?? 0)
    Atomics.notify(control, place)
  }
}
