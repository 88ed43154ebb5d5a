/** A run of everybody: what was asked, how far it is, what came of it. */
import { askApart, endApart } from '../../client/apart.ts'
import { NoAnswer } from '../../client/client.ts'
import { report, tab } from '../../client/tab.ts'
import { isRefusal, type Refusal } from '../../session/refusal.ts'
import type { SimulateAsked, Simulated } from '../../session/simulate.ts'
import { createStore } from '../../store/store.ts'

export interface Run {
  readonly kind: 'none' | 'running' | 'done' | 'refused' | 'cancelled'
  /** What was asked, of which text and data. */
  readonly key: string
  readonly progress: { readonly part: number; readonly rows: number | null } | undefined
  /** The last that came out whole; of an older question while another one runs. */
  readonly output: Simulated | undefined
  readonly refused: Refusal | undefined
  /** Milliseconds. */
  readonly took: number
}

const NOTHING: Run = { kind: 'none', key: '', progress: undefined, output: undefined, refused: undefined, took: 0 }

/** Kept while other tabs are looked at. */
export const run = createStore<Run>(NOTHING)

/** What a run is of: it is of today only while this says the same. */
export const keyOf = (asked: SimulateAsked): string => {
  const { revision, subject } = tab.get()
  return JSON.stringify([subject, revision, asked])
}

const subjectOf = (key: string): unknown => (key === '' ? undefined : (JSON.parse(key) as readonly unknown[])[0])

/** Runs; a run that is under way is ended. */
export async function start(asked: SimulateAsked): Promise<void> {
  if (run.get().kind === 'running') endApart()
  const key = keyOf(asked)
  const began = performance.now()
  const isLast = (): boolean => run.get().key === key
  run.set((now) => ({
    ...now,
    kind: 'running',
    key,
    progress: undefined,
    refused: undefined,
    output: subjectOf(now.key) === subjectOf(key) ? now.output : undefined,
  }))
  try {
    const answer = await askApart('simulate', asked, {
      progress: (part, rows) => isLast() && run.set((now) => ({ ...now, progress: { part, rows } })),
    })
    if (!isLast() || answer === undefined) return
    const took = performance.now() - began
    run.set((now) =>
      isRefusal(answer)
        ? { ...now, kind: 'refused', refused: answer, output: undefined, took }
        : { ...now, kind: 'done', output: answer, refused: undefined, took },
    )
  } catch (error) {
    if (!isLast()) return
    run.set((now) => ({ ...now, kind: 'cancelled', output: undefined }))
    if (!(error instanceof NoAnswer) || error.why !== 'cancelled') report(error)
  }
}

/** Ends the run that is under way; nothing is shown of it. */
export function cancel(): void {
  run.set((now) => (now.kind === 'running' ? { ...now, kind: 'cancelled', progress: undefined, output: undefined } : now))
  endApart()
}
