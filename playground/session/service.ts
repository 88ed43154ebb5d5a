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

/** The colours of a file. */
export const tokensOf = (tab: Tab, path: string): SemanticToken[] => semanticTokens(analysisFor(tab, path), path)
