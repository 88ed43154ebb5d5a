/** A web worker as a client starts it. */
import type { Reply } from '../worker/protocol.ts'
import type { Started } from './client.ts'

/** What a client needs of a web worker. */
interface WebWorker {
  postMessage(message: unknown): void
  terminate(): void
  onmessage: ((event: { readonly data: Reply }) => unknown) | null
  onerror: ((event: { readonly message?: string }) => unknown) | null
}

/** `make`: `() => new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' })`, in the page, for the bundler to see. */
export function startedWorker(make: () => WebWorker): Started {
  const worker = make()
  return {
    post: (message) => worker.postMessage(message),
    listen: (take) => {
      worker.onmessage = ({ data }) => take(data)
    },
    died: (take) => {
      worker.onerror = ({ message }) => take(message ?? 'the worker could not be loaded')
    },
    end: () => worker.terminate(),
  }
}
