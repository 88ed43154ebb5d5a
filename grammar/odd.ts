/** Numbers, dates and signs in the manner of other programs: each is reported with its writing here, and read as that. */
import type { IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { grouped } from './literals.ts'
import { type Place, spanOfToken } from './place.ts'
import * as t from './tokens.ts'

const SIGNS: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '<>',
  '=>': '>=',
  '=<': '<=',
  '&&': 'and',
  '->': 'at',
  '→': 'at',
  '≥': '>=',
  '≤': '<=',
  '≠': '<>',
  '–': '-',
  '—': '-',
  '×': '*',
  '÷': '/',
  '[': '(',
  ']': ')',
  ';': '',
  ':': '',
}
const SCALES: Readonly<Record<string, number>> = { k: 3, m: 6, mm: 6, mio: 6, b: 9, bn: 9 }
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

interface Reading {
  /** As it is written here; undefined where more than one could be meant. */
  readonly meant: string | undefined
  readonly what: string
  readonly help: string
}

/** The tokens with each odd one replaced by what it stands for, and the lines on which one was reported. Reports CB107, CB117. */
export function mendOdd(tokens: readonly IToken[], place: Place): { tokens: readonly IToken[]; lines: ReadonlySet<number> } {
  const lines = new Set<number>()
  if (!tokens.some(isOdd)) return { tokens, lines }
  return { tokens: tokens.flatMap((token) => (isOdd(token) ? mended(token, place, lines) : [token])), lines }
}

const isOdd = ({ tokenType }: IToken): boolean => tokenType === t.OddSign || tokenType === t.OddNumber || tokenType === t.OddComment

function mended(token: IToken, place: Place, lines: Set<number>): readonly IToken[] {
  const line = token.startLine ?? 1
  const first = !lines.has(line)
  lines.add(line)
  const span = spanOfToken(token, place)
  const fixed = (meant: string) => ({ fix: { title: meant === '' ? 'remove it' : `write ${meant}`, edits: [{ span, text: meant }] } })
  if (token.tokenType === t.OddNumber) {
    const { meant, what, help } = readingOf(token.image)
    if (first) place.report(report('CB117', span, { text: token.image, what, help }, meant === undefined ? {} : fixed(meant)))
    return relexed(meant ?? '2026-01-01', token)
  }
  if (token.tokenType === t.OddComment) {
    const [opening = ''] = /^(?:\/\/|--|\/\*)/.exec(token.image) ?? []
    const words = token.image.slice(opening.length).replace(/\*\/$/, '').trim()
    const fix = words.includes('\n') ? {} : fixed(`# ${words}`)
    if (first) place.report(report('CB107', span, { found: `\`${opening}\``, meant: '#' }, fix))
    return []
  }
  const meant = token.image === ':' && endsLine(token, place.text) ? '{' : (SIGNS[token.image] ?? '')
  if (first) place.report(report('CB107', span, { found: `\`${token.image}\``, meant }, fixed(meant)))
  return relexed(meant, token)
}

const endsLine = (token: IToken, text: string): boolean =>
  /^[ \t\f\u00A0]*(?:\r?\n|$)/.test(text.slice((token.endOffset ?? token.startOffset) + 1))

/** The tokens of a text, all at the place of another. */
export const relexed = (text: string, { startOffset, endOffset, startLine, endLine, startColumn, endColumn }: IToken): IToken[] => {
  const at = { startOffset, endOffset, startLine, endLine, startColumn, endColumn }
  return t.lexer.tokenize(text).tokens.map((token) => ({ ...token, ...at }) as IToken)
}

const written = (meant: string, what: string): Reading => ({ meant, what, help: `write \`${meant}\`` })

function readingOf(image: string): Reading {
  const lower = image.toLowerCase()
  const digits = lower.replace(/[^\d.,']/g, '').replace(/^[.,']+|[.,']+$/g, '')
  if (/%|percent|per cent|pct/.test(lower)) return written(`${digits}%`, 'a percent')
  if (/[\d.]\s*x$/.test(lower)) return written(`${digits}x`, 'a factor')
  if (/^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(lower) || /[a-z]{3}/.test(lower.replace(/usd|eur|gbp|chf|jpy|cad|aud|mio|dollars?/, '')))
    return dateOf(lower)
  const currency = /[$€£¥]/.exec(image)?.[0] ?? (/dollar/.test(lower) ? '$' : undefined)
  const code = /[A-Z]{3}/.exec(image)?.[0]
  const scale = SCALES[/\d\s*([kmb]m?n?|mio)$/.exec(lower)?.[1] ?? ''] ?? 0
  const european = /\d\.\d{3}\.\d{3}/.test(digits)
  const plain = european ? digits.replaceAll('.', '').replace(',', '.') : digits.replace(/[,']/g, '')
  const number = shifted(plain, scale)
  if (currency === undefined && code === undefined) return written(number, 'a number')
  return written(`${currency ?? `${code} `}${grouped(number)}`, 'an amount')
}

/** A decimal with its point moved to the right. */
function shifted(decimal: string, places: number): string {
  const [whole = '', part = ''] = decimal.split('.')
  const all = whole + part.padEnd(places, '0')
  const at = whole.length + places
  const rest = all.slice(at)
  return `${all.slice(0, at).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`
}

function dateOf(text: string): Reading {
  const what = 'a date'
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = (y: number, m: number, d: number): string => `${y}-${two(m)}-${two(d)}`
  const numbers = [...text.matchAll(/\d+/g)].map(([part]) => Number(part))
  const [a = 0, b = 0, c = 0] = numbers
  const month = MONTHS.findIndex((name) => text.includes(name)) + 1
  if (month > 0) return written(day(b, month, a), what)
  if (a > 31) return written(day(a, b, c), what)
  if (a > 12 || (text.includes('.') && b <= 12)) return written(day(c, b, a), what)
  if (b > 12) return written(day(c, a, b), what)
  if (a === b) return written(day(c, a, b), what)
  return { meant: undefined, what, help: `write the year, the month, then the day: \`${day(c, a, b)}\` or \`${day(c, b, a)}\`` }
}
