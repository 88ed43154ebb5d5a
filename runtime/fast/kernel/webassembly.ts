/** The loop as a module at work: rows are copied into its memory block by block. */
import { type Modules, moduleOfBytes } from './compiled.ts'
import type { Loop, Run } from './loop.ts'
import { fitsModule, loopModule } from './wasm-loop.ts'
import { BLOCK_ROWS, type Copied, type MemoryPlan, memoryPlan } from './wasm-memory.ts'

/** More than this is left to the other kernels: cells must lie below the marks of `place.ts`. */
const MOST_BYTES = 2 ** 30
const PAGE = 65_536

/** A module and what it is to be given, so that it may be opened on any thread. */
export interface ModuleTask {
  readonly module: object
  readonly pages: number
  readonly once: readonly Copied[]
  readonly each: readonly Copied[]
  readonly block: number
  readonly cellBytes: number
}

/** A loop as a module; undefined where it does not fit into one. */
export function moduleTask(loop: Loop): ModuleTask | undefined {
  const plan: MemoryPlan | undefined = fitsModule(loop) ? memoryPlan(loop) : undefined
  if (plan === undefined || plan.bytes > MOST_BYTES) return undefined
  const { once, each, cellBytes, bytes } = plan
  return { module: moduleOfBytes(loopModule(loop, plan)), pages: Math.ceil(bytes / PAGE), once, each, block: BLOCK_ROWS, cellBytes }
}

/** A module's memory, which another module of the same thread may be given after it. */
export type ModuleMemory = InstanceType<Modules['Memory']>

/**
 * The module at work, and the empty cells in its memory: `known` where that is large enough, else one of its own. It stands by itself: its
 * text is what other threads run.
 */
export function openModule(
  { module, pages, once, each, block, cellBytes }: ModuleTask,
  known?: ModuleMemory,
): {
  readonly run: Run
  readonly memory: ModuleMemory
} {
  const { Memory, Instance } = (globalThis as unknown as { WebAssembly: Modules }).WebAssembly
  const memory = known !== undefined && known.buffer.byteLength >= pages * 65_536 ? known : new Memory({ initial: pages })
  const { buffer } = memory
  // written before it is read: a page that is read first is mapped twice, and the second time halts all other threads
  new Float64Array(buffer, 0, cellBytes / 8).fill(0)
  const { run } = new Instance(module, { m: { m: memory } }).exports as { run: (rows: number) => number }
  const into = (array: Copied['array'], offset: number): Copied['array'] => {
    const Kind = array.constructor as new (memory: ArrayBuffer, offset: number, length: number) => Copied['array']
    return new Kind(buffer, offset, Math.floor((buffer.byteLength - offset) / array.BYTES_PER_ELEMENT))
  }
  for (const { array, offset } of once) (into(array, offset) as Uint8Array).set(array as Uint8Array)
  const views = each.map(({ array, offset, bits }) => ({ array: array as Uint8Array, view: into(array, offset) as Uint8Array, bits }))
  return {
    memory,
    run: (from, to) => {
      let outside = 0
      for (let start = from; start < to; start += block) {
        const end = Math.min(to, start + block)
        for (const { array, view, bits } of views) view.set(bits ? array.subarray(start >> 3, (end + 7) >> 3) : array.subarray(start, end))
        outside += run(end - start)
      }
      return outside
    },
  }
}
