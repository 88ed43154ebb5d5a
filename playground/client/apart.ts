/** Work that takes long, in a worker of its own: the answers of the page never wait for it, and it can be ended at once. */
import { page } from '../store/page.ts'
import { dataOf, textsOf, type Workspace } from '../store/workspace.ts'
import type { Input, Output, Questions } from '../worker/protocol.ts'
import { type CallOptions, type Client, connect } from './client.ts'
import { newWorker } from './first-worker.ts'
import { startedWorker } from './web-worker.ts'

interface Apart {
  readonly client: Client
  /** What it was told of. */
  readonly workspace: Workspace
  readonly plan: string
}

let apart: Apart | undefined

/** Asks about the page as it stands now; rejects with `NoAnswer`, also where it is ended meanwhile. Undefined where nothing is open. */
export function askApart<N extends keyof Questions>(name: N, input: Input<N>, options: CallOptions): Promise<Output<N>> | undefined {
  const { workspace, address } = page.get()
  const { plan } = address
  if (workspace === undefined || plan === undefined) return undefined
  if (apart === undefined || apart.workspace !== workspace || apart.plan !== plan) {
    const client = apart?.client ?? connect(() => startedWorker(newWorker))
    apart = { client, workspace, plan }
    const opening = { files: Object.fromEntries(textsOf(workspace)), data: Object.fromEntries(dataOf(workspace)), entry: plan }
    // what is wrong with the texts is told by the page's own worker
    client.call('open', opening).catch(() => undefined)
  }
  return apart.client.call(name, input, options)
}

/** Ends the work that is under way, and the worker with it; the next question starts another. */
export function endApart(): void {
  apart?.client.end()
  apart = undefined
}
