/** Answers requests one after another; long ones let others in between. */
import { analysisOf } from '../session/analysis.ts'
import { Cancelled, type Job } from '../session/job.ts'
import { opened, type Tab } from '../session/tab.ts'
import { changes, questions } from './answers.ts'
import type { Asked, Failure, Input, Output, Port, Questions, Reply, RequestName } from './protocol.ts'

type Call = Extract<Asked, { kind: 'call' }>

/**
 * Serves a tab on a port. Calls are answered in the order in which they came; a call that was cancelled before its turn is never begun, and
 * one that is under way ends at its next breath. `later` calls back when messages that have arrived are taken.
 */
export function serve(port: Port<Reply, Asked>, later: (go: () => void) => void): void {
  const waiting: Call[] = []
  const cancelled = new Set<number>()
  const underWay = new Set<number>()
  let tab: Tab | undefined
  const tick = (): void => later(() => void next())

  const jobOf = (id: number): Job => ({
    progress: (part, rows) => port.post({ kind: 'progress', id, part, rows: rows ?? null }),
    breathe: async () => {
      await new Promise<void>(later)
      if (cancelled.has(id)) throw new Cancelled()
    },
  })

  async function answer({ id, name, input }: Call): Promise<void> {
    underWay.add(id)
    try {
      const output = await answered(name, input, jobOf(id))
      port.post(cancelled.has(id) ? { kind: 'cancelled', id } : { kind: 'done', id, output })
    } catch (error) {
      port.post(error instanceof Cancelled ? { kind: 'cancelled', id } : { kind: 'failed', id, failure: failureOf(name, error) })
    } finally {
      underWay.delete(id)
      cancelled.delete(id)
    }
  }

  function answered(name: RequestName, input: unknown, job: Job): unknown {
    if (name === 'open') tab = opened(input as Input<'open'>)
    else if (tab === undefined) throw new Error(`\`${name}\` was asked before anything was open`)
    else if (name in changes) tab = change(name as keyof typeof changes, tab, input)
    else return ask(name as keyof Questions, tab, input, job)
    return analysisOf(tab)
  }

  async function next(): Promise<void> {
    const call = waiting.shift()
    if (call === undefined) return
    if (waiting.length > 0) tick()
    await answer(call)
  }

  port.listen((message) => {
    if (message.kind === 'call') {
      waiting.push(message)
      if (waiting.length === 1) tick()
      return
    }
    const place = waiting.findIndex(({ id }) => id === message.id)
    // a change is made even where nobody waits for its answer
    if (place >= 0 && !isChange(waiting[place]?.name)) {
      waiting.splice(place, 1)
      port.post({ kind: 'cancelled', id: message.id })
    } else if (underWay.has(message.id)) cancelled.add(message.id)
  })
}

const change = <N extends keyof typeof changes>(name: N, tab: Tab, input: unknown): Tab => changes[name](tab, input as Input<N>)

const ask = <N extends keyof Questions>(name: N, tab: Tab, input: unknown, job: Job): Output<N> | Promise<Output<N>> =>
  questions[name](tab, input as Input<N>, job)

const isChange = (name: RequestName | undefined): boolean => name === 'open' || (name !== undefined && name in changes)

function failureOf(name: RequestName, error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return { message, report: [`asked: ${name}`, message, stack].join('\n') }
}
