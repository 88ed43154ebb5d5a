/** The worker of this tab, kept in step with the workspace: what a person changes is told to it before anything is asked. */
import type { Analysis } from '../session/analysis.ts'
import { type PageState, page } from '../store/page.ts'
import { createStore } from '../store/store.ts'
import { dataOf, textsOf, type Workspace } from '../store/workspace.ts'
import type { FirstAnswers } from '../worker/first-answers.ts'
import type { Input } from '../worker/protocol.ts'
import { type Client, connect, NoAnswer } from './client.ts'
import { type First, firstOf, isSameAnswer } from './first.ts'
import { takeWorker } from './first-worker.ts'
import { startedWorker } from './web-worker.ts'

/** What the worker knows. */
export interface TabState {
  /** Rises with every change of texts or data: answers to questions of before are of an older text. 0 until the worker was told of any. */
  readonly revision: number
  /** Which company and plan are open; an answer about another one is not shown meanwhile. */
  readonly subject: string | undefined
  /** What the text says of itself; undefined until it has been read once. */
  readonly analysis: Analysis | undefined
  /** Answers from when the page was built, while its texts and data are those that it came with. */
  readonly first: First | undefined
  /** A bug of ours, with what to report. */
  readonly failure: NoAnswer | undefined
}

export const tab = createStore<TabState>({ revision: 0, subject: undefined, analysis: undefined, first: undefined, failure: undefined })

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

function change<N extends 'open' | 'edit' | 'remove' | 'turn' | 'data'>(
  name: N,
  input: Input<N>,
  subject: string,
  first?: First,
): Promise<void> {
  const revision = tab.get().revision + 1
  tab.set((state) => ({ ...state, revision, subject, first, ...(state.subject === subject ? {} : { analysis: undefined }) }))
  return client.call(name, input).then((analysis: Analysis) => {
    if (tab.get().revision === revision) tab.set((state) => ({ ...state, analysis }))
  }, report)
}

const subjectOf = (company: string, plan: string): string => `${company} ${plan}`

/** Shows what was answered beforehand about the plan that the page is on, until its files are here; undefined: nothing was. */
function begin(first: PageState['first']): void {
  if (tab.get().subject === (first && subjectOf(first.company, first.plan))) return
  tab.set((state) => ({
    ...state,
    subject: first && subjectOf(first.company, first.plan),
    analysis: first?.answers.analysis,
    first: first && firstOf(first.answers),
  }))
}

function open(workspace: Workspace, plan: string): void {
  const subject = subjectOf(workspace.company.id, plan)
  const isAsItCame = workspace.edits.size === 0 && workspace.ownData.size === 0
  const first = isAsItCame && tab.get().subject === subject ? tab.get().first : undefined
  const input = { files: Object.fromEntries(textsOf(workspace)), data: Object.fromEntries(dataOf(workspace)), entry: plan }
  const opened = change('open', input, subject, first)
  const answers = page.get().first?.answers
  if (first !== undefined && answers !== undefined) void opened.then(() => verify(answers, tab.get().revision)).catch(report)
}

/** How long the tab is left alone before answers from the build are asked for again. */
const REST = 2000

const rested = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, REST))

/** Asks the worker what was answered beforehand. Should it say otherwise, which the build rules out, then what it says is shown. */
async function verify({ answers }: FirstAnswers, revision: number): Promise<void> {
  await rested()
  for (const { name, input, output } of answers) {
    if (tab.get().revision !== revision) return
    // of the slider's stops none is on the screen
    if (name === 'ask.needToSell') continue
    const now = await client.call(name, input as Input<typeof name>)
    if (isSameAnswer(output, now)) continue
    tab.set((state) => ({ ...state, first: undefined, revision: state.revision + 1 }))
    return
  }
}

/** Tells the worker what differs from what it was told before. */
function follow(): void {
  const { workspace, address, first } = page.get()
  const { plan } = address
  if (workspace === undefined) return begin(first?.company === address.company && first?.plan === plan ? first : undefined)
  if (plan === undefined) return
  const before = told
  if (before?.workspace === workspace && before.plan === plan) return
  told = { workspace, plan }
  if (before === undefined || before.workspace.company.id !== workspace.company.id) return open(workspace, plan)
  const subject = subjectOf(workspace.company.id, plan)
  const [was, is] = [textsOf(before.workspace), textsOf(workspace)]
  for (const [path, text] of is) if (was.get(path) !== text) void change('edit', { path, text }, subject)
  for (const path of was.keys()) if (!is.has(path)) void change('remove', { path }, subject)
  if (before.workspace.ownData !== workspace.ownData || before.workspace.data !== workspace.data) {
    const gone = [...dataOf(before.workspace).keys()].map((name) => [name, null] as const)
    void change('data', { files: Object.fromEntries([...gone, ...dataOf(workspace)]) }, subject)
  }
  if (before.plan !== plan) void change('turn', { entry: plan }, subject)
}

/** From now on the worker follows the page. */
export function startTab(): void {
  follow()
  page.subscribe(follow)
}
