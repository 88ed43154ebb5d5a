/** Where a name is made and used, and another name for it in every file. */
import { type IDisposable, languages } from 'monaco-editor/editor'
import { ask } from './ask.ts'
import { LANGUAGE } from './models.ts'
import { atOf, locationOf, rangeOf, uriOf } from './ranges.ts'

const sentence = (words: string): string => `${words.replaceAll('`', '“').replace(/^./, (first) => first.toUpperCase())}.`

export const provideNames = (): IDisposable[] => [
  languages.registerDefinitionProvider(LANGUAGE, {
    provideDefinition: async (model, position, token) =>
      (await ask('service.definition', atOf(model, position), token))?.map(locationOf) ?? null,
  }),
  languages.registerReferenceProvider(LANGUAGE, {
    provideReferences: async (model, position, _, token) =>
      (await ask('service.references', atOf(model, position), token))?.map(locationOf) ?? null,
  }),
  languages.registerRenameProvider(LANGUAGE, {
    resolveRenameLocation: async (model, position, token) => {
      const here = {
        startLineNumber: position.lineNumber,
        startColumn: position.column,
        endLineNumber: position.lineNumber,
        endColumn: position.column,
      }
      const found = await ask('service.renameable', atOf(model, position), token)
      if (found === undefined || 'refused' in found) return { range: here, text: '', rejectReason: sentence(found?.refused ?? '') }
      return { range: rangeOf(found.span), text: found.name }
    },
    provideRenameEdits: async (model, position, to, token) => {
      const found = await ask('service.rename', { ...atOf(model, position), to }, token)
      if (found === undefined || 'refused' in found) return { edits: [], rejectReason: sentence(found?.refused ?? '') }
      return {
        edits: found.edits.map(({ span, text }) => ({
          resource: uriOf(span.file),
          textEdit: { range: rangeOf(span), text },
          versionId: undefined,
        })),
      }
    },
  }),
]
