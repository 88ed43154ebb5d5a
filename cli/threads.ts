/** Threads for runs over millions of rows. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { THREAD_TEXT, type Threads } from '../runtime/fast/kernel/threads.ts'

/** Threads that may be at work. */
export interface OpenThreads extends Threads {
  /** Starts them, where they have not been: they are ready when the rows have been read. */
  readonly start: () => void
  readonly close: () => void
}

const MOST = 7

/** One thread for each processor but this one's, once they are started. None keeps the command from ending. */
export function openThreads(most: number = Math.min(MOST, availableParallelism() - 1)): OpenThreads {
  const program = `require('node:worker_threads').parentPort.on('message', ${THREAD_TEXT})`
  const workers: Worker[] = []
  return {
    get count() {
      return workers.length
    },
    start: () => {
      while (workers.length < most) {
        const worker = new Worker(program, { eval: true })
        // what a broken thread took is run again
        worker.on('error', () => undefined)
        worker.unref()
        workers.push(worker)
      }
    },
    post: (thread, message) => workers[thread]?.postMessage(message),
    close: () => {
      for (const worker of workers) void worker.terminate()
    },
  }
}
