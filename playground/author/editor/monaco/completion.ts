/** What can be written at the cursor: only what fits there. */
import { type IDisposable, languages } from 'monaco-editor/editor'
import type { Completion } from '../../../../editor/completions.ts'
import { ask } from './ask.ts'
import { LANGUAGE } from './models.ts'
import { atOf, rangeOf } from './ranges.ts'

const { CompletionItemKind: Kind } = languages

const KINDS: Readonly<Record<Completion['kind'], languages.CompletionItemKind>> = {
  clause: Kind.Keyword,
  word: Kind.Keyword,
  property: Kind.Property,
  constant: Kind.EnumMember,
  text: Kind.Value,
  company: Kind.Module,
  plan: Kind.Module,
  quotas: Kind.Module,
  objective: Kind.Event,
  record: Kind.Struct,
  field: Kind.Field,
  metric: Kind.Variable,
  pay: Kind.Function,
  spiff: Kind.Function,
  contest: Kind.Function,
  pool: Kind.Function,
  territory: Kind.Class,
  segment: Kind.Class,
}

const suggested = ({ label, kind, detail, order, insert, replace }: Completion): languages.CompletionItem => ({
  label: { label, description: detail },
  kind: KINDS[kind],
  insertText: insert,
  // without it a quoted text would not match what is typed inside the quotes
  filterText: insert,
  sortText: String(order).padStart(6, '0') + label,
  range: rangeOf(replace),
})

export const provideCompletions = (): IDisposable =>
  languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['.', ' ', '"'],
    provideCompletionItems: async (model, position, _, token) => {
      const found = await ask('service.completions', atOf(model, position), token)
      return { suggestions: (found ?? []).map(suggested) }
    },
  })
