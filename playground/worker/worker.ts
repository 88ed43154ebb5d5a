/** The worker's entry: nothing but the port, and no written code, which a strict page forbids. */
import { config } from 'zod'
import type { Asked, Reply } from './protocol.ts'
import { serve } from './serve.ts'

config({ jitless: true })

/** What a worker's own scope has of a port. */
interface Scope {
  postMessage(message: Reply): void
  onmessage: ((event: { readonly data: Asked }) => void) | null
}

/** One end of a channel. */
interface End {
  postMessage(message: null): void
  onmessage: (() => void) | null
}

const scope = globalThis as unknown as Scope
const { port1, port2 } = new MessageChannel() as unknown as { readonly port1: End; readonly port2: End }
const waiting: (() => void)[] = []
port1.onmessage = () => waiting.shift()?.()

serve(
  {
    post: (message) => scope.postMessage(message),
    listen: (take) => {
      scope.onmessage = ({ data }) => take(data)
    },
  },
  // a timer would wait four thousandths of a second
  (go) => {
    waiting.push(go)
    port2.postMessage(null)
  },
)
