/** Literals as written: their kind, their digits, and what is wrong with them. */
import type { IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
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
      return 'text'
    default:
      return 'yesno'
  }
}

/** The literal of a token, with the sign before it, if any. Reports CB104 to CB108. */
export function literalOf(token: IToken, sign: IToken | undefined, place: Place): LiteralSyntax {
  const own = spanOfToken(token, place)
  const span = sign === undefined ? own : { ...own, start: spanOfToken(sign, place).start }
  const kind = kindOf(token)
  const literal: LiteralSyntax = {
    kind,
    text: kind === 'text' ? unquote(token.image) : token.image,
    source: (sign === undefined ? '' : '-') + token.image,
    negative: sign !== undefined,
    span,
  }
  if (kind === 'text') checkText(token, literal, place)
  else if (kind !== 'date' && kind !== 'period' && kind !== 'yesno') checkNumber(literal, place)
  return literal
}

const unquote = (image: string): string => image.slice(1, image.endsWith('"') && image.length > 1 ? -1 : undefined).replace(/\\(.)/g, '$1')

function checkText(token: IToken, literal: LiteralSyntax, place: Place): void {
  if (token.tokenType === t.OpenText) {
    const end = literal.span.end
    place.report(
      report(
        'CB103',
        literal.span,
        {},
        { fix: { title: 'close the quote', edits: [{ span: { ...literal.span, start: end }, text: '"' }] } },
      ),
    )
  }
  const hidden = [...literal.text].find((c) => isHidden(c.codePointAt(0) ?? 0))
  if (hidden !== undefined)
    place.report(report('CB108', literal.span, { code: (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0') }))
}

/** Control characters, and those that change the direction or hide in the text. */
const isHidden = (c: number): boolean =>
  c < 32 ||
  (c >= 127 && c < 160) ||
  (c >= 0x200b && c <= 0x200f) ||
  (c >= 0x202a && c <= 0x202e) ||
  (c >= 0x2066 && c <= 0x2069) ||
  c === 0xfeff

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

const grouped = (digits: string): string => {
  const [whole = '', decimals] = digits.split('.')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? groups : `${groups}.${decimals}`
}
