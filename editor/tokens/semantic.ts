/** The colours of a text by what its words mean: a metric is a metric wherever it is named. */

import { kindsIn, type TokenKind } from '../../grammar/kinds.ts'
import type { PathSyntax } from '../../grammar/syntax.ts'
import { type Position, placeKey } from '../../messages/span.ts'
import type { Analysis } from '../analysis.ts'
import type { Occurrence } from '../names/names.ts'
import { namesIn } from '../names/of.ts'
import type { NameKind } from '../names/slots.ts'

/** What a word is: of the language (`keyword`, `property`, `constant` such as `monthly`), or the name of something. */
export type TokenType =
  | Exclude<TokenKind, 'member' | 'bracket' | 'unknown'>
  | 'constant'
  | 'plan'
  | 'objective'
  | 'record'
  | 'field'
  | 'metric'
  | 'pay'
  | 'territory'

/** Every type, in the order in which an editor may number them. */
export const TOKEN_TYPES: readonly TokenType[] = [
  'comment',
  'text',
  'number',
  'date',
  'keyword',
  'property',
  'constant',
  'operator',
  'name',
  'plan',
  'objective',
  'record',
  'field',
  'metric',
  'pay',
  'territory',
]

export interface SemanticToken {
  readonly start: Position
  /** In UTF-16 units; a token never goes over the end of a line. */
  readonly length: number
  readonly type: TokenType
  /** Whether the name is made here. */
  readonly declares: boolean
}

const TYPE_OF_NAME: Readonly<Record<NameKind, TokenType>> = {
  company: 'plan',
  plan: 'plan',
  quotas: 'plan',
  objective: 'objective',
  record: 'record',
  field: 'field',
  metric: 'metric',
  pay: 'pay',
  spiff: 'pay',
  contest: 'pay',
  pool: 'pay',
  territory: 'territory',
  segment: 'territory',
}

/** Lines of a file, from 1, both of them included. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

/** The tokens of a file, or those that begin in some of its lines, in the order of the text; brackets and what is not understood have none. */
export function semanticTokens(analysis: Analysis, file: string, lines?: LineRange): SemanticToken[] {
  const text = analysis.sources.get(file)
  if (text === undefined) return []
  const names = namesIn(analysis)
  const at = new Map((names.occurrences.get(file) ?? []).map((one) => [placeKey(one.word.span.start), one]))
  const declared = new Map(names.all.map(({ name, kind }) => [name, kind]))
  const read = new Set<string>()
  for (const { file: path, head, items } of analysis.files) if (path === file) wordsRead([head, ...items], read)
  const all = kindsIn(text)
  const asked = lines === undefined ? all : all.filter(({ token: { startLine = 1 } }) => startLine >= lines.from && startLine <= lines.to)
  return asked.flatMap(({ token, kind }): SemanticToken[] => {
    const start = { line: token.startLine ?? 1, column: token.startColumn ?? 1 }
    const key = placeKey(start)
    const type = typeOf(token.image, read.has(key) ? 'property' : kind, at.get(key), declared)
    if (type === undefined) return []
    const declares = at.get(key)?.declares ?? false
    return onLines(token.image, start).map((part) => ({ ...part, type, declares }))
  })
}

/** The places of words that a path begins with: what begins a clause elsewhere (`worth`) is read there. */
function wordsRead(value: unknown, to: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) return value.forEach((one) => wordsRead(one, to))
  if ('words' in value) for (const { span } of (value as PathSyntax).words.slice(0, 1)) to.add(placeKey(span.start))
  else for (const key in value) if (key !== 'span' && key !== 'comments') wordsRead(value[key as keyof typeof value], to)
}

function typeOf(
  image: string,
  kind: TokenKind,
  occurrence: Occurrence | undefined,
  declared: ReadonlyMap<string, NameKind>,
): TokenType | undefined {
  if (occurrence !== undefined) return TYPE_OF_NAME[occurrence.kind]
  if (kind === 'bracket' || kind === 'unknown') return undefined
  if (kind !== 'name' && kind !== 'member') return kind
  // in a clause that is not understood, or a word that the language has at its place
  const known = declared.get(image)
  if (known !== undefined) return TYPE_OF_NAME[known]
  return kind === 'member' ? 'property' : 'constant'
}

/** The parts of a token on each of its lines. */
function onLines(image: string, start: Position): { readonly start: Position; readonly length: number }[] {
  if (!/[\r\n]/.test(image)) return [{ start, length: image.length }]
  return image.split(/(?<=\n)/).flatMap((line, index) => {
    const from = { line: start.line + index, column: index === 0 ? start.column : 1 }
    const { length } = line.replace(/[\r\n]+$/, '')
    return length === 0 ? [] : [{ start: from, length }]
  })
}
