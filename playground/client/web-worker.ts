/** A web worker as a client starts it. */
import type { Reply } from '../worker/protocol.ts'
import type { Started } from './client.ts'

/** What a client needs of a web worker. */
interface WebWorker {
  postMessage(message: unknown): void
  terminate(): void
  addEventListener(type: 'message', take: (event: { readonly data: Reply }) => void): void
  addEventListener(type: 'error', take: (event: { readonly message?: string }) => void): void
}

/** `make` starts a worker, as `newWorker` does. */
export function startedWorker(make: () => WebWorker): Started {
  const worker = make()
  return {
    post: (message) => worker.postMessage(message),
    listen: (take) => worker.addEventListener('message', ({ data }) => take(data)),
    died: (take) => worker.addEventListener('error', ({ message }) => take(message ?? 'the worker could not be loaded')),
    end: () => worker.terminate(),
  }
}
