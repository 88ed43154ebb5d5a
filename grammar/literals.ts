/** Literals as written: their kind, their digits, and what is wrong with them. */
import type { IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import type { Span } from '../messages/span.ts'
import { type Place, spanOfToken } from './place.ts'
import type { LiteralSyntax } from './syntax.ts'
import * as t from './tokens.ts'

/** No literal needs more digits than this (a budget of design/quality.md). */
const MOST_DIGITS = 20
const MOST_DECIMALS = 10

const kindOf = (token: IToken): LiteralSyntax['kind'] => {
  switch (token.tokenType) {
    case t.MoneyToken:
      return 'money'
    case t.PercentToken:
      return 'percent'
    case t.FactorToken:
      return 'factor'
    case t.NumberToken:
      return 'number'
    case t.DateToken:
      return 'date'
    case t.PeriodToken:
      return 'period'
    case t.TextToken:
    case t.OpenText:
    case t.OddText:
      return 'text'
    default:
      return 'yesno'
  }
}

/** The literal of a token, with the sign before it, if any. Reports CB104 to CB106, CB108. */
export function literalOf(token: IToken, sign: IToken | undefined, place: Place): LiteralSyntax {
  const own = spanOfToken(token, place)
  const span = sign === undefined ? own : { ...own, start: spanOfToken(sign, place).start }
  const kind = kindOf(token)
  const literal: LiteralSyntax = {
    kind,
    text: kind === 'text' ? unquote(token) : token.image,
    source: (sign === undefined ? '' : '-') + token.image,
    negative: sign !== undefined,
    span,
  }
  if (kind === 'text') checkText(token, literal, place)
  else if (kind !== 'date' && kind !== 'period' && kind !== 'yesno') checkNumber(literal, place)
  return literal
}

/** What stands between the quotes. */
const unquote = ({ image, tokenType }: IToken): string =>
  tokenType === t.OddText
    ? image.slice(1, -1)
    : image.slice(1, image.endsWith('"') && image.length > 1 ? -1 : undefined).replace(/\\(.)/g, '$1')

/** A text as the formatter writes it. */
export const quoted = (content: string): string => `"${content.replace(/[\\"]/g, '\\$&')}"`

function checkText(token: IToken, literal: LiteralSyntax, place: Place): void {
  if (token.tokenType === t.OddText) {
    const fix = { title: 'write straight double quotes', edits: [{ span: literal.span, text: quoted(literal.text) }] }
    place.report(report('CB107', literal.span, { found: sayCharacter(token.image), meant: '"' }, { fix }))
  }
  checkHidden(literal.text, () => literal.span, place)
}

/** Reports the first hidden character of a text or comment (CB108). */
export function checkHidden(text: string, span: () => Span, place: Place): void {
  const hidden = HIDDEN.exec(text)?.[0]
  if (hidden !== undefined) place.report(report('CB108', span(), { code: codeOf(hidden) }))
}

/** Control characters, and those that change the direction or hide in the text. */
const HIDDEN =
  /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/u
const codeOf = (char: string): string => (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

/** A character as it can be seen: hidden ones by their number. */
export function sayCharacter(text: string): string {
  const [first = ''] = text
  return HIDDEN.test(first) || first.trim() === '' ? `U+${codeOf(first)}` : `\`${first}\``
}

function checkNumber(literal: LiteralSyntax, place: Place): void {
  const digits = literal.text.replace(/^[^\d]*/, '').replace(/[^\d]*$/, '')
  const [whole = '', decimals = ''] = digits.split('.')
  const plain = `${whole.replaceAll(',', '')}${decimals === '' ? '' : `.${decimals}`}`
  const fixed = literal.text.replace(digits, literal.kind === 'money' ? grouped(plain) : plain)
  const fix = { title: `write ${fixed}`, edits: [{ span: literal.span, text: literal.negative ? `-${fixed}` : fixed }] }
  if (literal.kind === 'money') {
    if (whole.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(whole))
      place.report(report('CB104', literal.span, { text: literal.text }, { fix }))
  } else if (whole.includes(',')) place.report(report('CB105', literal.span, { text: literal.text }, { fix }))
  if (whole.replaceAll(',', '').length > MOST_DIGITS) place.report(report('CB106', literal.span, { limit: MOST_DIGITS, what: 'digits' }))
  if (decimals.length > MOST_DECIMALS) place.report(report('CB106', literal.span, { limit: MOST_DECIMALS, what: 'decimals' }))
}

/** Digits with a comma before every three, counted from the right. */
export const grouped = (digits: string): string => {
  const [whole = '', decimals] = digits.split('.')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? groups : `${groups}.${decimals}`
}
