import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Answer, Line, Sent } from './serve.ts'
import type { SecondCore } from './tasks.ts'

/** A worker that shows no life for so long has died: out of memory, or never started. */
const PATIENCE = 60_000

/**
 * A worker thread that runs `program`, this command itself as one file. It starts at once and does its first task when it is ready; it ends with
 * the process. Results are waited for without the event loop, since ledgers are written by functions that return when they are done.
 */
export function secondCore(program: URL): SecondCore {
  const { port1, port2 } = new MessageChannel()
  const pulse = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workerData: Line = { secondCore: { port: port2, pulse } }
  const worker = new Worker(program, { workerData, transferList: [port2], stdout: false, stderr: false })
  worker.unref()
  port1.unref()
  const answers: Answer[] = []
  let sent = 0
  const receive = (): void => {
    for (;;) {
      const seen = Atomics.load(pulse, 0)
      const message: { message: Answer } | undefined = receiveMessageOnPort(port1)
      if (message !== undefined) {
        answers.push(message.message)
        return
      }
      if (Atomics.wait(pulse, 0, seen, PATIENCE) === 'timed-out') throw new Error('the second thread has stopped')
    }
  }
  return {
    start: (name, input) => {
      const sending: Sent = { name, input }
      port1.postMessage(sending)
      const place = sent++
      return () => {
        while (answers.length <= place) receive()
        const answer = answers[place]
        if (answer === undefined || 'error' in answer) throw new Error(answer?.error ?? 'no answer')
        return answer.result as never
      }
    },
  }
}
