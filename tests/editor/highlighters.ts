/** The kind of every character of a text, as each of the highlighters sees it. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { monarch } from '../../editor/tokens/monarch.ts'
import { SCOPES, textmate } from '../../editor/tokens/textmate.ts'
import { kindsIn, type TokenKind } from '../../grammar/kinds.ts'

// Monaco's own reader of grammars has no types, and of TextMate's two packages few are needed
const require = createRequire(import.meta.url)
interface Tokenizer {
  getInitialState(): unknown
  tokenize(line: string, hasEnd: boolean, state: unknown): { tokens: { offset: number; type: string }[]; endState: unknown }
}
interface Grammar {
  tokenizeLine(line: string, state: unknown): { tokens: { startIndex: number; endIndex: number; scopes: string[] }[]; ruleStack: unknown }
}
interface Oniguruma {
  loadWASM(bytes: ArrayBufferLike): Promise<void>
  OnigScanner: new (sources: string[]) => unknown
  OnigString: new (text: string) => unknown
}
interface TextMate {
  INITIAL: unknown
  Registry: new (options: unknown) => { loadGrammar(scope: string): Promise<Grammar | null> }
}
const monarchFolder = 'monaco-editor/editor/standalone/common/monarch'
const { compile } = (await import(`${monarchFolder}/monarchCompile.js`)) as { compile: (name: string, grammar: unknown) => unknown }
const { MonarchTokenizer } = (await import(`${monarchFolder}/monarchLexer.js`)) as {
  MonarchTokenizer: new (languages: unknown, themes: unknown, name: string, lexer: unknown, configuration: unknown) => Tokenizer
}

/** A letter a character: the first of its kind, `.` for spaces, so that a difference can be read. */
export type Kinds = string
const LETTERS: Readonly<Record<TokenKind, string>> = {
  comment: '#',
  text: 't',
  number: '1',
  date: 'd',
  keyword: 'k',
  property: 'p',
  member: 'm',
  name: 'n',
  operator: 'o',
  bracket: '|',
  unknown: '?',
}

const SPACE = /[ \t\r\n\f\u00A0]/
const drawn = (text: string, kindAt: readonly (TokenKind | undefined)[]): Kinds =>
  [...text.split('')]
    .map((char, at) => (SPACE.test(char) && kindAt[at] !== 'comment' && kindAt[at] !== 'text' ? '.' : LETTERS[kindAt[at] ?? 'unknown']))
    .join('')

export function byLexer(text: string): Kinds {
  const kinds: (TokenKind | undefined)[] = []
  for (const { token, kind } of kindsIn(text))
    kinds.fill(kind, kinds.length).push(...Array(token.startOffset - kinds.length), ...Array<TokenKind>(token.image.length).fill(kind))
  return drawn(text, kinds)
}

/** The lines of a text with the offsets at which they begin. */
function* linesOf(text: string): Generator<[number, string]> {
  let start = 0
  for (const line of text.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    yield [start, line.replace(/[\r\n]+$/, '')]
    start += line.length
  }
}

let grammar: Grammar | undefined
let initial: unknown
async function textmateGrammar(): Promise<Grammar> {
  if (grammar !== undefined) return grammar
  const oniguruma = require('vscode-oniguruma') as Oniguruma
  const { INITIAL, Registry } = require('vscode-textmate') as TextMate
  await oniguruma.loadWASM(new Uint8Array(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).buffer)
  const onigLib = Promise.resolve({
    createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  })
  const registry = new Registry({
    onigLib,
    loadGrammar: async () => ({ ...textmate, patterns: [...textmate.patterns], fileTypes: [...textmate.fileTypes], repository: {} }),
  })
  const loaded = await registry.loadGrammar('source.caboose')
  if (loaded === null) throw new Error('the grammar is not read')
  grammar = loaded
  initial = INITIAL
  return loaded
}

const kindOfScope = new Map(Object.entries(SCOPES).map(([kind, scope]) => [scope, kind as TokenKind]))

export async function byTextMate(text: string): Promise<Kinds> {
  const read = await textmateGrammar()
  const kinds: (TokenKind | undefined)[] = Array(text.length)
  let state = initial
  for (const [start, line] of linesOf(text)) {
    const { tokens, ruleStack } = read.tokenizeLine(line, state)
    state = ruleStack
    for (const { startIndex, endIndex, scopes } of tokens)
      kinds.fill(kindOfScope.get(scopes.at(-1) ?? ''), start + startIndex, Math.min(start + endIndex, start + line.length))
  }
  return drawn(text, kinds)
}

const never = { onDidChangeConfiguration: () => ({ dispose: () => undefined }), getValue: () => 20_000 }
const languages = { isRegisteredLanguageId: () => false, languageIdCodec: { encodeLanguageId: () => 0 } }
const tokenizer = new MonarchTokenizer(languages, { getColorTheme: () => ({}) }, 'caboose', compile('caboose', monarch), never)

export function byMonarch(text: string): Kinds {
  const kinds: (TokenKind | undefined)[] = Array(text.length)
  let state = tokenizer.getInitialState()
  for (const [start, line] of linesOf(text)) {
    const { tokens, endState } = tokenizer.tokenize(line, true, state)
    state = endState
    tokens.forEach(({ offset, type }, at) => {
      const kind = type.replace(/\.caboose$/, '') as TokenKind
      kinds.fill(kind in LETTERS ? kind : undefined, start + offset, start + (tokens[at + 1]?.offset ?? line.length))
    })
  }
  return drawn(text, kinds)
}
