/** The requests of the editor, each with its function of the language service. */
import {
  actionsIn,
  completionsAt,
  definitionAt,
  foldsOf,
  formattingOf,
  hoverAt,
  inlaysOf,
  referencesAt,
  renameableAt,
  renamedAt,
  symbolsOf,
  tokensOf,
} from '../session/service.ts'
import type { Tab } from '../session/tab.ts'
import type { Input, Output, Questions } from './protocol.ts'

type Service = Extract<keyof Questions, `service.${string}`>

export const service: { readonly [N in Service]: (tab: Tab, input: Input<N>) => Output<N> } = {
  'service.tokens': tokensOf,
  'service.completions': completionsAt,
  'service.hover': hoverAt,
  'service.definition': definitionAt,
  'service.references': referencesAt,
  'service.renameable': renameableAt,
  'service.rename': renamedAt,
  'service.symbols': (tab, { path }) => symbolsOf(tab, path),
  'service.folds': (tab, { path }) => foldsOf(tab, path),
  'service.formatting': (tab, { path }) => formattingOf(tab, path),
  'service.actions': actionsIn,
  'service.inlays': inlaysOf,
}
