/** Threads for runs over millions of rows. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { THREAD_TEXT, type Threads } from '../runtime/fast/kernel/threads.ts'

/** Threads at work; `close` ends them. */
export interface OpenThreads extends Threads {
  readonly close: () => void
}

const MOST = 7

/** One thread for each processor but this one's. They start while files are read, and wait for work; none keeps the command from ending. */
export function openThreads(count = Math.min(MOST, availableParallelism() - 1)): OpenThreads {
  const program = `require('node:worker_threads').parentPort.on('message', ${THREAD_TEXT})`
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(program, { eval: true })
    // a thread that breaks leaves its rows to the others
    worker.on('error', () => undefined)
    worker.unref()
    return worker
  })
  return {
    count,
    post: (thread, message) => workers[thread]?.postMessage(message),
    close: () => {
      for (const worker of workers) void worker.terminate()
    },
  }
}
