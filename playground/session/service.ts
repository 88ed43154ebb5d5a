/** The language service on the files of a tab, for the editor. */
import { type Action, actions } from '../../editor/actions.ts'
import { type Analysis, analyse } from '../../editor/analysis.ts'
import { type Completion, completions } from '../../editor/completions.ts'
import { definition } from '../../editor/definition.ts'
import { type Fold, folds } from '../../editor/folds.ts'
import { formatting } from '../../editor/formatting.ts'
import { type Hover, hover } from '../../editor/hover.ts'
import { type Inlay, inlays, valuesOf } from '../../editor/inlays.ts'
import { type OutlineEntry, symbols } from '../../editor/outline.ts'
import { references } from '../../editor/references.ts'
import { type Renaming, rename, renameable } from '../../editor/rename.ts'
import { type LineRange, type SemanticToken, semanticTokens } from '../../editor/tokens/semantic.ts'
import type { Edit } from '../../messages/diagnostic.ts'
import type { Position, Span } from '../../messages/span.ts'
import { answerFor } from './answered.ts'
import { isRefusal } from './refusal.ts'
import { staleOf, type Tab } from './tab.ts'

const known = new WeakMap<Tab['files'], Map<string, Analysis>>()

/** What is known of a file: as the plan that is open uses it, else by itself. */
export function analysisFor({ files, compiled }: Pick<Tab, 'files' | 'compiled'>, path: string): Analysis {
  if (compiled.sources.has(path)) return compiled
  const own = known.get(files) ?? new Map<string, Analysis>()
  known.set(files, own)
  const found = own.get(path) ?? analyse(path, (file) => files.get(file), compiled)
  own.set(path, found)
  return found
}

/** Those of every file: a company knows nothing of the plans that use it. */
const allAnalyses = (tab: Tab): readonly Analysis[] => [
  tab.compiled,
  ...[...tab.files.keys()].filter((path) => path !== tab.entry).map((path) => entryAnalysis(tab, path)),
]

function entryAnalysis(tab: Tab, path: string): Analysis {
  const found = analysisFor(tab, path)
  return found.entry === path ? found : analyse(path, (file) => tab.files.get(file), tab.compiled)
}

/** A place in a file, as editors count. */
export interface PlaceAsked extends Position {
  readonly path: string
}

export interface TokensAsked {
  readonly path: string
  /** Of these lines alone. */
  readonly lines?: LineRange
}

/** The colours of a file. */
export const tokensOf = (tab: Tab, { path, lines }: TokensAsked): readonly SemanticToken[] =>
  semanticTokens(analysisFor(tab, path), path, lines)

export const completionsAt = (tab: Tab, at: PlaceAsked): readonly Completion[] => completions(analysisFor(tab, at.path), at.path, at)

export const hoverAt = (tab: Tab, at: PlaceAsked): Hover | null => hover(analysisFor(tab, at.path), at.path, at) ?? null

export const definitionAt = (tab: Tab, at: PlaceAsked): readonly Span[] => definition(analysisFor(tab, at.path), at.path, at)

export const referencesAt = (tab: Tab, at: PlaceAsked): readonly Span[] => references(allAnalyses(tab), at.path, at)

export const renameableAt = (tab: Tab, at: PlaceAsked): ReturnType<typeof renameable> => renameable(allAnalyses(tab), at.path, at)

export const renamedAt = (tab: Tab, at: PlaceAsked & { readonly to: string }): Renaming => rename(allAnalyses(tab), at.path, at, at.to)

export const symbolsOf = (tab: Tab, path: string): readonly OutlineEntry[] => symbols(analysisFor(tab, path), path)

export const foldsOf = (tab: Tab, path: string): readonly Fold[] => folds(analysisFor(tab, path), path)

export const formattingOf = (tab: Tab, path: string): readonly Edit[] => formatting(analysisFor(tab, path), path)

export interface ActionsAsked {
  readonly path: string
  readonly from: Position
  readonly to: Position
}

export const actionsIn = (tab: Tab, { path, from, to }: ActionsAsked): readonly Action[] => actions(analysisFor(tab, path), path, from, to)

export interface InlaysAsked {
  readonly path: string
  readonly person: string
  readonly period: string
}

/** What the numbers of a text come to for a person; none while the text has errors, or where nothing is earned. */
export function inlaysOf(tab: Tab, { path, person, period }: InlaysAsked): readonly Inlay[] {
  const found = answerFor(tab, person, period)
  if (isRefusal(found) || staleOf(tab) !== null) return []
  const { ready, outcome } = found
  const last = outcome.payPeriods.at(-1) ?? ''
  const derivations = ready.core.components.flatMap(({ name }) => outcome.derive(person, name, last) ?? [])
  return inlays(tab.compiled, path, valuesOf(derivations, ready.plan, tab.compiled))
}
