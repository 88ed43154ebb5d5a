/** What is asked of a run besides its period: in the address, so that a link carries it. */
import type { FieldChoice } from '../../session/grouping.ts'
import type { Beside, SimulateAsked } from '../../session/simulate.ts'
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

const NAMES = { by: 'by ', beside: 'with ', isSample: 'large' } as const

/** `by rep.region;with before;large`. What says nothing that is known is left aside. */
export function readChoices(text: string | undefined): Choices {
  const parts = (text ?? '').split(';')
  const after = (name: string): string | undefined => parts.find((part) => part.startsWith(name))?.slice(name.length)
  return { by: after(NAMES.by) ?? null, beside: after(NAMES.beside) ?? '', isSample: parts.includes(NAMES.isSample) }
}

export const writeChoices = ({ by, beside, isSample }: Choices): string =>
  [...(by === null ? [] : [NAMES.by + by]), ...(beside === '' ? [] : [NAMES.beside + beside]), ...(isSample ? [NAMES.isSample] : [])].join(
    ';',
  )

/** The choices that there are here: a link may come from another plan. `fields`: undefined until they are known. */
export const possible = (chosen: Choices, fields: readonly FieldChoice[] | undefined): Choices =>
  fields === undefined || fields.some(({ path }) => path === chosen.by) ? chosen : { ...chosen, by: null }

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
