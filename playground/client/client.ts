/** Calls to the worker: a promise for each. A worker that dies is started once more, opens what was open, and is asked again. */
import type { Asked, Input, Output, Port, Reply, RequestName } from '../worker/protocol.ts'
import { type Kept, keptAfter, openingOf } from './kept.ts'

/** A started worker. */
export interface Started extends Port<Asked, Reply> {
  /** Told where the worker could not be loaded, or broke down. */
  readonly died: (take: (message: string) => void) => void
  readonly end: () => void
}

export interface CallOptions {
  /** From 0 to 1, and the rows read so far, where rows are read. */
  readonly progress?: (part: number, rows: number | null) => void
  readonly signal?: AbortSignal
}

/** Why a call has no answer. `report` is a text to copy. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly why: 'cancelled' | 'bug' | 'crashed'
  readonly report: string
  constructor(why: NoAnswer['why'], message: string, report = message) {
    super(message)
    this.why = why
    this.report = report
  }
}

export interface Client {
  /** Rejects with `NoAnswer`. */
  readonly call: <N extends RequestName>(name: N, input: Input<N>, options?: CallOptions) => Promise<Output<N>>
  /** Asks again and again: a question that a newer one of this asker has overtaken is cancelled, and its answer is undefined. */
  readonly asker: <N extends RequestName>(name: N) => (input: Input<N>, options?: CallOptions) => Promise<Output<N> | undefined>
  /** Ends the worker; what is waiting is cancelled. */
  readonly end: () => void
}

interface Waiting {
  readonly message: Extract<Asked, { kind: 'call' }>
  readonly progress: CallOptions['progress']
  readonly resolve: (output: unknown) => void
  readonly reject: (why: NoAnswer) => void
  /** Whether a worker died while it waited. */
  asked: number
}

/** A client of workers that `start` starts; the first is started at once. */
export function connect(start: () => Started): Client {
  const waiting = new Map<number, Waiting>()
  let kept: Kept | undefined
  let last = 0
  let worker = begin()
  /** Calls that this worker has answered. */
  let answered = 0
  let gone: NoAnswer | undefined

  function begin(): Started {
    const started = start()
    started.listen((reply) => started === worker && take(reply))
    started.died((message) => started === worker && fall(message))
    return started
  }

  function take(reply: Reply): void {
    const call = waiting.get(reply.id)
    if (call === undefined) return
    if (reply.kind === 'progress') {
      call.progress?.(reply.part, reply.rows)
      return
    }
    waiting.delete(reply.id)
    answered += 1
    if (reply.kind === 'done') call.resolve(reply.output)
    else if (reply.kind === 'cancelled') call.reject(new NoAnswer('cancelled', 'cancelled'))
    else call.reject(new NoAnswer('bug', reply.failure.message, reply.failure.report))
  }

  /** The next worker opens what was open and is asked what is waiting; what two workers died of is not asked a third time. */
  function fall(message: string): void {
    worker.end()
    const isFirst = answered > 0 || last === waiting.size
    for (const [id, call] of waiting) {
      call.asked += 1
      if (isFirst && call.asked < 2) continue
      waiting.delete(id)
      call.reject(new NoAnswer('crashed', message, [`asked: ${call.message.name}`, message].join('\n')))
    }
    if (!isFirst) {
      gone = new NoAnswer('crashed', message)
      return
    }
    answered = 0
    worker = begin()
    if (kept !== undefined) worker.post({ kind: 'call', id: 0, name: 'open', input: openingOf(kept) })
    for (const { message: again } of waiting.values()) if (again.name !== 'open') worker.post(again)
  }

  function call<N extends RequestName>(name: N, input: Input<N>, { progress, signal }: CallOptions = {}): Promise<Output<N>> {
    if (gone !== undefined) return Promise.reject(gone)
    last += 1
    const message = { kind: 'call', id: last, name, input } as const
    kept = keptAfter(kept, message)
    return new Promise<Output<N>>((resolve, reject) => {
      if (signal?.aborted) return reject(new NoAnswer('cancelled', 'cancelled'))
      waiting.set(message.id, { message, progress, resolve: resolve as (output: unknown) => void, reject, asked: 0 })
      signal?.addEventListener('abort', () => waiting.has(message.id) && worker.post({ kind: 'cancel', id: message.id }))
      worker.post(message)
    })
  }

  return {
    call,
    asker: (name) => {
      let before: AbortController | undefined
      return async (input, options = {}) => {
        before?.abort()
        const own = new AbortController()
        before = own
        options.signal?.addEventListener('abort', () => own.abort())
        try {
          const output = await call(name, input, { ...options, signal: own.signal })
          return own.signal.aborted ? undefined : output
        } catch (error) {
          if (error instanceof NoAnswer && error.why === 'cancelled') return undefined
          throw error
        }
      }
    },
    end: () => {
      gone = new NoAnswer('cancelled', 'ended')
      worker.end()
      for (const one of waiting.values()) one.reject(gone)
      waiting.clear()
    },
  }
}
