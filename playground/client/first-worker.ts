/** Starts the worker before anything of the page is read. */

export const newWorker = (): Worker => new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' })

let first: Worker | undefined = newWorker()
// one that could not be loaded before anybody listened is started again, and heard then
first.addEventListener('error', () => {
  first = undefined
})

/** The worker that was started with the page, once; after that a new one. */
export function takeWorker(): Worker {
  const worker = first ?? newWorker()
  first = undefined
  return worker
}
