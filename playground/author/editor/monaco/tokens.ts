/** Colours by what words mean. */
import { type IDisposable, languages } from 'monaco-editor/editor'
import type { SemanticToken } from '../../../../editor/tokens/semantic.ts'
import { ask } from './ask.ts'
import { TYPES } from './colours.ts'
import { LANGUAGE } from './models.ts'
import { pathOf } from './ranges.ts'

/** Five numbers a token: lines and columns since the one before it, its length, its type, no modifiers. */
function packed(tokens: readonly SemanticToken[]): Uint32Array {
  const data = new Uint32Array(tokens.length * 5)
  let [line, column] = [1, 1]
  tokens.forEach(({ start, length, type }, index) => {
    const sameLine = start.line === line
    data.set([start.line - line, sameLine ? start.column - column : start.column - 1, length, TYPES.indexOf(type), 0], index * 5)
    line = start.line
    column = start.column
  })
  return data
}

const waiting = new Set<() => void>()

/** Once colours have been drawn. */
export const onceColoured = (): Promise<void> =>
  new Promise((done) => {
    waiting.add(done)
  })

function drawn(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (const done of waiting) done()
      waiting.clear()
    }),
  )
}

/** Of the lines that are seen: a long text is coloured as fast as a short one. */
export const provideTokens = (): IDisposable =>
  languages.registerDocumentRangeSemanticTokensProvider(LANGUAGE, {
    getLegend: () => ({ tokenTypes: [...TYPES], tokenModifiers: [] }),
    provideDocumentRangeSemanticTokens: async (model, { startLineNumber: from, endLineNumber: to }, token) => {
      const tokens = await ask('service.tokens', { path: pathOf(model), lines: { from, to } }, token)
      drawn()
      return tokens === undefined ? null : { data: packed(tokens) }
    },
  })
