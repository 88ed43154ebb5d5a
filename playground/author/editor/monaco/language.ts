/** How a plan is typed: comments, brackets that close themselves, indentation. */
import { languages } from 'monaco-editor/editor'
import { LANGUAGE } from './models.ts'

export function registerLanguage(): void {
  languages.register({ id: LANGUAGE, extensions: ['.plan'] })
  languages.setLanguageConfiguration(LANGUAGE, {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['(', ')'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '(', close: ')', notIn: ['string', 'comment'] },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
    ],
    surroundingPairs: [
      { open: '(', close: ')' },
      { open: '"', close: '"' },
    ],
    indentationRules: { increaseIndentPattern: /^.*\{\s*(#.*)?$/, decreaseIndentPattern: /^\s*\}/ },
  })
}
