/** The language service on the files of a tab, for the editor. */
import { type Analysis, analyse } from '../../editor/analysis.ts'
import { type SemanticToken, semanticTokens } from '../../editor/tokens/semantic.ts'
import type { Tab } from './tab.ts'

const known = new WeakMap<Tab['files'], Map<string, Analysis>>()

/** What is known of a file: as the plan that is open uses it, else by itself. */
export function analysisFor({ files, compiled }: Pick<Tab, 'files' | 'compiled'>, path: string): Analysis {
  if (compiled.sources.has(path)) return compiled
  const own = known.get(files) ?? new Map<string, Analysis>()
  known.set(files, own)
  const found = own.get(path) ?? analyse(path, (file) => files.get(file))
  own.set(path, found)
  return found
}

export interface TokensAsked {
  readonly path: string
  /** Of these lines alone, from 1, both of them included. */
  readonly lines?: { readonly from: number; readonly to: number }
}

/** The colours of a file. */
export function tokensOf(tab: Tab, { path, lines }: TokensAsked): readonly SemanticToken[] {
  const all = semanticTokens(analysisFor(tab, path), path)
  return lines === undefined ? all : all.filter(({ start }) => start.line >= lines.from && start.line <= lines.to)
}
