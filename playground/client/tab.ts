/** The worker of this tab, kept in step with the workspace: what a person changes is told to it before anything is asked. */
import type { Analysis } from '../session/analysis.ts'
import { page } from '../store/page.ts'
import { createStore } from '../store/store.ts'
import { dataOf, textsOf, type Workspace } from '../store/workspace.ts'
import type { Input } from '../worker/protocol.ts'
import { type Client, connect, NoAnswer } from './client.ts'
import { takeWorker } from './first-worker.ts'
import { startedWorker } from './web-worker.ts'

/** What the worker knows. */
export interface TabState {
  /** Rises with every change of texts or data: answers to questions of before are of an older text. */
  readonly revision: number
  /** Which company and plan are open; an answer about another one is not shown meanwhile. */
  readonly subject: string | undefined
  /** What the text says of itself; undefined until it has been read once. */
  readonly analysis: Analysis | undefined
  /** A bug of ours, with what to report. */
  readonly failure: NoAnswer | undefined
}

export const tab = createStore<TabState>({ revision: 0, subject: undefined, analysis: undefined, failure: undefined })

export const client: Client = connect(() => startedWorker(takeWorker))

interface Told {
  readonly workspace: Workspace
  readonly plan: string
}
let told: Told | undefined

/** Told what went wrong, unless it was only overtaken. */
export function report(error: unknown): void {
  if (!(error instanceof NoAnswer)) throw error
  if (error.why !== 'cancelled') tab.set((state) => ({ ...state, failure: error }))
}

function change<N extends 'open' | 'edit' | 'remove' | 'turn' | 'data'>(name: N, input: Input<N>, subject: string): void {
  const revision = tab.get().revision + 1
  tab.set((state) => ({ ...state, revision, subject, ...(state.subject === subject ? {} : { analysis: undefined }) }))
  client.call(name, input).then((analysis: Analysis) => {
    if (tab.get().revision === revision) tab.set((state) => ({ ...state, analysis }))
  }, report)
}

/** Tells the worker what differs from what it was told before. */
function follow(): void {
  const { workspace, address } = page.get()
  const { plan } = address
  if (workspace === undefined || plan === undefined) return
  const before = told
  if (before?.workspace === workspace && before.plan === plan) return
  told = { workspace, plan }
  const subject = `${workspace.company.id} ${plan}`
  if (before === undefined || before.workspace.company.id !== workspace.company.id) {
    change('open', { files: Object.fromEntries(textsOf(workspace)), data: Object.fromEntries(dataOf(workspace)), entry: plan }, subject)
    return
  }
  const [was, is] = [textsOf(before.workspace), textsOf(workspace)]
  for (const [path, text] of is) if (was.get(path) !== text) change('edit', { path, text }, subject)
  for (const path of was.keys()) if (!is.has(path)) change('remove', { path }, subject)
  if (before.workspace.ownData !== workspace.ownData || before.workspace.data !== workspace.data) {
    const gone = [...dataOf(before.workspace).keys()].map((name) => [name, null] as const)
    change('data', { files: Object.fromEntries([...gone, ...dataOf(workspace)]) }, subject)
  }
  if (before.plan !== plan) change('turn', { entry: plan }, subject)
}

/** From now on the worker follows the page. */
export function startTab(): void {
  follow()
  page.subscribe(follow)
}
