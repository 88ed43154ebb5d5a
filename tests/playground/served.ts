/** A client and a worker's server in one process, joined by a channel that clones what passes, as a browser does. */
import { type Client, connect, type Started } from '../../playground/client/client.ts'
import type { Asked, Reply } from '../../playground/worker/protocol.ts'
import { serve } from '../../playground/worker/serve.ts'

export interface Served {
  readonly client: Client
  /** Ends the worker that is serving, as a crash does. */
  readonly crash: (message: string) => void
  /** How many workers were started. */
  readonly started: () => number
}

export function served(): Served {
  let count = 0
  let crash: (message: string) => void = () => undefined
  const start = (): Started => {
    count += 1
    let alive = true
    let toPage: (reply: Reply) => void = () => undefined
    let toWorker: (asked: Asked) => void = () => undefined
    serve(
      {
        post: (reply) => {
          const clone = structuredClone(reply)
          setImmediate(() => alive && toPage(clone))
        },
        listen: (take) => {
          toWorker = take
        },
      },
      (go) => void setImmediate(() => alive && go()),
    )
    return {
      post: (asked) => {
        const clone = structuredClone(asked)
        setImmediate(() => alive && toWorker(clone))
      },
      listen: (take) => {
        toPage = take
      },
      died: (take) => {
        crash = (message) => {
          alive = false
          take(message)
        }
      },
      end: () => {
        alive = false
      },
    }
  }
  return { client: connect(start), crash: (message) => crash(message), started: () => count }
}
