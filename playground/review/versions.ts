/** Which two versions are compared: what can be chosen, what is compared where nothing was chosen, and the texts of the one before. */
import type { CompanyFolder } from '../../compiler/company-folder.ts'
import { textsOf, type Workspace } from '../store/workspace.ts'

/** A version before that somebody gave: pasted, a file, a link. Kept in this tab alone. */
export interface GivenText {
  readonly label: string
  /** By path; one of the plan alone stands at the path of the version after. */
  readonly texts: ReadonlyMap<string, string>
  readonly entry: string
}

/** `shipped`: the version after as it came; `plan:PATH`: another plan as it stands; `given`: a text that somebody gave. */
export type BaseKey = 'shipped' | 'given' | `plan:${string}`

export interface Versions {
  readonly base: BaseKey
  /** The path of the version after. */
  readonly head: string
}

/** Plans of shipped companies that were written as a before and an after. */
const PAIRS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'adventure-works': ['flat.plan', 'graduated.plan'],
}

/** Files that can be a side of a review. */
export const plansIn = ({ files }: CompanyFolder): CompanyFolder['files'] =>
  files.filter(({ kind }) => kind === 'plan' || kind === 'scenario' || kind === 'quotas')

/** What is compared where the address does not say: an edited plan with how it came; else a scenario with its plan, or a plan with a version that came with it. */
export function versionsOf(
  { company, given, edits }: Workspace,
  plan: string,
  asked: { readonly base?: string | undefined; readonly head?: string | undefined },
  hasGiven: boolean,
): Versions {
  const known = new Set(plansIn(company).map(({ path }) => path))
  const isThere = (path: string): boolean => known.has(path) || given.has(path) || edits.has(path)
  const usual = usualOf(company, plan, edits.has(plan) && given.has(plan))
  const head = asked.head !== undefined && isThere(asked.head) ? asked.head : undefined
  const base = baseKey(asked.base, isThere, hasGiven)
  if (base === undefined && head === undefined) return usual
  return { base: base ?? (head === usual.head ? usual.base : 'shipped'), head: head ?? (base === undefined ? usual.head : plan) }
}

function baseKey(text: string | undefined, isThere: (path: string) => boolean, hasGiven: boolean): BaseKey | undefined {
  if (text === 'shipped') return text
  if (text === 'given') return hasGiven ? text : undefined
  return text?.startsWith('plan:') && isThere(text.slice('plan:'.length)) ? (text as BaseKey) : undefined
}

function usualOf(company: CompanyFolder, plan: string, isEdited: boolean): Versions {
  if (isEdited) return { base: 'shipped', head: plan }
  const scenarios = company.files.filter(({ base }) => base !== null)
  // of several the one with the shortest name: others are mostly variants of it
  const [shortest] = scenarios.filter(({ base }) => base === plan).sort((a, b) => a.path.length - b.path.length)
  const scenario = scenarios.find(({ path }) => path === plan) ?? shortest
  if (scenario !== undefined) return { base: `plan:${scenario.base ?? plan}`, head: scenario.path === plan ? plan : scenario.path }
  const [before, after] = PAIRS[company.id] ?? []
  if (before !== undefined && after !== undefined && (plan === before || plan === after)) return { base: `plan:${before}`, head: after }
  return { base: 'shipped', head: plan }
}

/** The texts of the version before, as the worker takes them; undefined where there is none. */
export function baseOf(
  workspace: Workspace,
  { base, head }: Versions,
  given: GivenText | undefined,
): { readonly files: Readonly<Record<string, string>>; readonly entry: string } | undefined {
  if (base === 'given') return given === undefined ? undefined : { files: filesOf(workspace.given, given.texts), entry: given.entry }
  if (base === 'shipped') return workspace.given.has(head) ? { files: filesOf(workspace.given), entry: head } : undefined
  return { files: filesOf(textsOf(workspace)), entry: base.slice('plan:'.length) }
}

const filesOf = (...texts: readonly ReadonlyMap<string, string>[]): Readonly<Record<string, string>> =>
  Object.fromEntries(texts.flatMap((one) => [...one]))
