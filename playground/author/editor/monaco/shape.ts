/** The shape of a text: its outline, what can be folded, its canonical layout. */
import { type IDisposable, languages } from 'monaco-editor/editor'
import type { OutlineEntry } from '../../../../editor/outline.ts'
import { ask } from './ask.ts'
import { LANGUAGE } from './models.ts'
import { pathOf, rangeOf } from './ranges.ts'

const { SymbolKind: Kind } = languages
const KINDS: Readonly<Record<string, languages.SymbolKind>> = {
  plan: Kind.Module,
  company: Kind.Module,
  quotas: Kind.Module,
  scenario: Kind.Module,
  objective: Kind.Event,
  record: Kind.Struct,
  metric: Kind.Variable,
  pay: Kind.Function,
  spiff: Kind.Function,
  contest: Kind.Function,
  pool: Kind.Function,
}

const symbolOf = ({ name, detail, kind, span, selection, children }: OutlineEntry): languages.DocumentSymbol => ({
  name: name === '' ? kind : name,
  detail,
  kind: KINDS[kind] ?? Kind.Property,
  tags: [],
  range: rangeOf(span),
  selectionRange: rangeOf(selection),
  children: children.map(symbolOf),
})

export const provideShape = (): IDisposable[] => [
  languages.registerDocumentSymbolProvider(LANGUAGE, {
    provideDocumentSymbols: async (model, token) => (await ask('service.symbols', { path: pathOf(model) }, token))?.map(symbolOf) ?? null,
  }),
  languages.registerFoldingRangeProvider(LANGUAGE, {
    provideFoldingRanges: async (model, _, token) =>
      (await ask('service.folds', { path: pathOf(model) }, token))?.map(({ start, end, kind }) => ({
        start,
        end,
        ...(kind === 'comment' ? { kind: languages.FoldingRangeKind.Comment } : {}),
      })) ?? null,
  }),
  languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    provideDocumentFormattingEdits: async (model, _, token) =>
      (await ask('service.formatting', { path: pathOf(model) }, token))?.map(({ span, text }) => ({ range: rangeOf(span), text })) ?? null,
  }),
]
