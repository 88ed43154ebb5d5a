/** What is asked of a run besides its period, kept while other tabs are looked at. */
import type { Beside, SimulateAsked } from '../../session/simulate.ts'
import { createStore } from '../../store/store.ts'
import type { Workspace } from '../../store/workspace.ts'

export interface Choices {
  readonly by: string | null
  /** `before`, the path of a scenario, or nothing. */
  readonly beside: string
  readonly isSample: boolean
}

export const BEFORE = 'before'
/** Rows of the larger sample. */
const SAMPLE = 100_000

export const choices = createStore<Choices>({ by: null, beside: '', isSample: false })

/** Scenarios of the company that start from a plan. */
export const scenariosOn = ({ company }: Workspace, plan: string) =>
  company.files.filter(({ kind, base }) => kind === 'scenario' && base === plan)

/** The texts of before the user's edits. */
const givenTexts = ({ given, edits }: Workspace): Readonly<Record<string, string>> =>
  Object.fromEntries([...edits.keys()].flatMap((path) => (given.has(path) ? [[path, given.get(path) ?? '']] : [])))

export function askedFor(workspace: Workspace, plan: string, period: string, chosen: Choices): SimulateAsked {
  const scenario = scenariosOn(workspace, plan).find(({ path }) => path === chosen.beside)
  const beside: Beside | null =
    scenario !== undefined
      ? { kind: 'scenario', path: scenario.path }
      : chosen.beside === BEFORE && workspace.edits.size > 0
        ? { kind: 'before', files: givenTexts(workspace) }
        : null
  return { period, by: chosen.by, beside, rows: chosen.isSample ? SAMPLE : null }
}
