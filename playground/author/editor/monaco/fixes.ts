/** What mends a finding with one press. */
import { editor, type IDisposable, languages } from 'monaco-editor/editor'
import { PROBLEM_WORDS } from '../../problems/words.ts'
import { ask } from './ask.ts'
import { LANGUAGE } from './models.ts'
import { pathOf, rangeOf, uriOf } from './ranges.ts'

export const provideFixes = (): IDisposable =>
  languages.registerCodeActionProvider(
    LANGUAGE,
    {
      provideCodeActions: async (model, range, { markers }, token) => {
        const found = await ask(
          'service.actions',
          {
            path: pathOf(model),
            from: { line: range.startLineNumber, column: range.startColumn },
            to: { line: range.endLineNumber, column: range.endColumn },
          },
          token,
        )
        return {
          actions: (found ?? []).map(({ title, edits, finding, preferred }) => ({
            title: PROBLEM_WORDS.fix(title).replaceAll('`', ''),
            kind: 'quickfix',
            isPreferred: preferred,
            diagnostics: markers.filter(
              ({ code, startLineNumber }) => code === finding.code && startLineNumber === finding.span.start.line,
            ),
            edit: {
              edits: edits.map(({ span, text }) => ({
                resource: uriOf(span.file),
                textEdit: { range: rangeOf(span), text },
                versionId: editor.getModel(uriOf(span.file))?.getVersionId(),
              })),
            },
          })),
          dispose: () => undefined,
        }
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  )
