/** The colours of single words as a TextMate grammar, published as `editor/plan.tmLanguage.json`: for editors and for pages. */
import type { TokenKind } from '../../grammar/kinds.ts'
import { identifier, keywords, properties, signs, spaced, unknown } from './patterns.ts'

/** The usual names of what is coloured alike everywhere. */
export const SCOPES: Readonly<Record<TokenKind, string>> = {
  comment: 'comment.line.number-sign.caboose',
  text: 'string.quoted.double.caboose',
  number: 'constant.numeric.caboose',
  date: 'constant.other.date.caboose',
  keyword: 'keyword.other.caboose',
  property: 'support.variable.caboose',
  member: 'variable.other.member.caboose',
  name: 'variable.other.caboose',
  operator: 'keyword.operator.caboose',
  bracket: 'punctuation.caboose',
  unknown: 'invalid.illegal.caboose',
}

const NO_WORD = '(?![0-9A-Za-z_])'

/**
 * A pattern of JavaScript as Oniguruma reads it: its classes are those of ASCII, a bracket in a class is itself, characters are written as
 * code points, and the last one covers all beyond.
 */
export function oniguruma(source: string): string {
  let [out, inClass] = ['', false]
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at)
    if (char === '\\') {
      const next = source.charAt(++at)
      if (next === 'u') {
        const code = source.slice(at + 1, at + 5)
        out += code === 'FFFF' ? '\\x{10FFFF}' : `\\x{${code}}`
        at += 4
      } else if (next === 'w') out += inClass ? '0-9A-Za-z_' : '[0-9A-Za-z_]'
      else if (next === 'd') out += inClass ? '0-9' : '[0-9]'
      else if (next === 'b') out += NO_WORD
      else out += `\\${next}`
    } else if (char === '[' && inClass) out += '\\['
    else {
      if (char === '[') inClass = true
      else if (char === ']') inClass = false
      out += char
    }
  }
  return out
}

const oneOf = (words: readonly string[]): string => `(?:${words.join('|')})${NO_WORD}`

/** The grammar; patterns are tried in their order at each place, as the lexer does. */
export const textmate = {
  name: 'Caboose',
  scopeName: 'source.caboose',
  fileTypes: ['plan'],
  patterns: [
    ...signs.map(({ kind, source }) => ({ name: SCOPES[kind], match: oniguruma(source) })),
    { name: SCOPES.member, match: `(?<=\\.)(?:${[...spaced, identifier].map(oniguruma).join('|')})` },
    ...spaced.map((source) => ({ name: SCOPES.keyword, match: oniguruma(source) })),
    { name: SCOPES.keyword, match: oneOf(keywords) },
    { name: SCOPES.property, match: oneOf(properties) },
    { name: SCOPES.name, match: oniguruma(identifier) },
    { name: SCOPES.unknown, match: oniguruma(unknown) },
  ],
} as const
