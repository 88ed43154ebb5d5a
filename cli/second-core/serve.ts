import type { MessagePort } from 'node:worker_threads'
import { perform, type TaskInput, type TaskName } from './tasks.ts'

/** What a worker of ours is started with: its end of the line, and a counter that moves while it works. */
export interface Line {
  readonly secondCore: { readonly port: MessagePort; readonly pulse: Int32Array }
}

/** A task as it is sent, and what comes back. */
export interface Sent {
  readonly name: TaskName
  readonly input: TaskInput<TaskName>
}
export type Answer = { readonly result: unknown } | { readonly error: string }

export const isLine = (data: unknown): data is Line => typeof data === 'object' && data !== null && 'secondCore' in data

const BEAT = 1000

/** Does what comes in, one task after the other. */
export function serve({ secondCore: { port, pulse } }: Line): void {
  const alive = (): void => {
    Atomics.add(pulse, 0, 1)
    Atomics.notify(pulse, 0)
  }
  const done = async ({ name, input }: Sent): Promise<void> => {
    // what other code does for a task shows no life by itself
    const beating = setInterval(alive, BEAT)
    let answer: Answer
    try {
      answer = { result: await perform(name, input, alive) }
    } catch (error) {
      answer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
    clearInterval(beating)
    port.postMessage(answer)
    alive()
  }
  let before = Promise.resolve()
  port.on('message', (sent: Sent) => {
    before = before.then(() => done(sent))
  })
  alive()
}
