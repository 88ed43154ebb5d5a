/** Repairs of words that stand between: fillers, quotes too few or too many, names of two words. */
import type { IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { FILLERS } from './habits.ts'
import { quoted } from './literals.ts'
import { relexed } from './odd.ts'
import { spanOfToken, textBetween } from './place.ts'
import { isWord, onOneLine, type Repair, startsLine, type Trouble } from './repairs.ts'
import * as t from './tokens.ts'
import { sayBlock, sayClause } from './wording.ts'

/** Leaves out a word or sign that means nothing between two parts of a clause. */
export function fillers(trouble: Trouble): Repair[] {
  const { index, tokens } = trouble
  if (!onOneLine(tokens[index] ?? tokens[index - 1], trouble)) return []
  return [leftOut(index, index + 1, trouble), leftOut(index, index + 2, trouble), leftOut(index - 1, index, trouble)].flat()
}

const isMade = ({ startOffset, endOffset }: IToken): boolean => (endOffset ?? startOffset) < startOffset

function leftOut(from: number, to: number, { tokens, mistake, place }: Trouble): Repair[] {
  const gone = tokens.slice(from, to)
  const [first] = gone
  const last = gone.at(-1)
  if (first === undefined || last === undefined || gone.length < to - from) return []
  if (gone.some((token, at) => startsLine(tokens, from + at) || isMade(token) || !FILLERS.has(token.image.toLowerCase()))) return []
  const span = { ...spanOfToken(first, place), end: spanOfToken(last, place).end }
  const found = textBetween(first, last, place)
  const where = sayClause(
    mistake.clauses.findLast((clause) => clause.start !== first),
    { tokens, mistake, place, index: from, ended: false },
  )
  const fix = { title: `remove ${found}`, edits: [{ span, text: '' }] }
  return [{ from, to, put: [], finding: () => report('CB101', span, { found, where, meant: undefined, advice: 'remove it' }, { fix }) }]
}

/** Reads words as the text that was wanted, and a text as the name, amount or date that was wanted. */
export function quoting(trouble: Trouble): Repair[] {
  const { tokens, index, mistake, place } = trouble
  const token = tokens[index]
  if (token === undefined || !onOneLine(token, trouble)) return []
  if (token.tokenType === t.TextToken) return unquoted(token, trouble)
  const label = mistake.expected.length === 1 && mistake.expected[0] === 'LeftBrace' && /^[A-Z]/.test(token.image)
  const text = mistake.expected.includes('Text') && !mistake.expected.includes('Money') && !mistake.expected.includes('LeftParen')
  if (!(label || text) || !isWord(token) || startsLine(tokens, index)) return []
  return endsOfText(tokens, index).map((to) => {
    const last = tokens[to - 1] ?? token
    const span = { ...spanOfToken(token, place), end: spanOfToken(last, place).end }
    const text = textBetween(token, last, place)
    const meant = quoted(text)
    const fix = { title: `write ${meant}`, edits: [{ span, text: meant }] }
    return { from: index, to, put: relexed(meant, token), finding: () => report('CB119', span, { text, meant }, { fix }) }
  })
}

/** Where a text without quotes may end: after its word, with what touches it, at the end of its line. */
function endsOfText(tokens: readonly IToken[], index: number): number[] {
  const touches = (at: number): boolean => tokens[at]?.startOffset === (tokens[at - 1]?.endOffset ?? 0) + 1
  let close = index + 1
  while (close < tokens.length && touches(close)) close++
  let line = index + 1
  while (line < tokens.length && !startsLine(tokens, line) && tokens[line]?.tokenType !== t.LeftBrace) line++
  return [...new Set([close, line, index + 1])]
}

/** A text read as what stands in it, alone and with the other texts of its line: where one has quotes too many, often all have. */
function unquoted(token: IToken, { index, place, tokens }: Trouble): Repair[] {
  const meant = bare(token)
  const put = relexed(meant, token)
  if (put.length !== 1 || put[0]?.tokenType === t.Unknown) return []
  const span = spanOfToken(token, place)
  const fix = { title: `write ${meant}`, edits: [{ span, text: meant }] }
  const finding = () => report('CB120', span, { text: token.image, meant }, { fix })
  let end = index + 1
  while (end < tokens.length && !startsLine(tokens, end)) end++
  const all = tokens.slice(index, end).flatMap((one) => (one.tokenType === t.TextToken ? relexed(bare(one), one) : [one]))
  return [
    { from: index, to: index + 1, put, finding },
    { from: index, to: end, put: all, finding },
  ]
}

const bare = ({ image }: IToken): string => image.slice(1, -1).trim()

/** Items whose second word is a name that they declare. */
const DECLARING: ReadonlySet<string> = new Set(['company', 'plan', 'metric', 'pay', 'record', 'objective', 'spiff', 'contest', 'pool'])

/** Reads two words, or two with a hyphen between, as the one name that a block declares. */
export function joined({ tokens, index, place, mistake }: Trouble): Repair[] {
  const before = tokens[index - 1]
  const clause = mistake.clauses.at(-1)
  if (before === undefined || clause?.start !== tokens[index - 2] || !DECLARING.has(clause?.form.name ?? '')) return []
  const hyphen = tokens[index]?.tokenType === t.Minus
  const end = hyphen ? index + 1 : index
  const last = tokens[end]
  if (!t.isName(before.tokenType) || !isWord(last) || startsLine(tokens, end)) return []
  const span = { ...spanOfToken(before, place), end: spanOfToken(last, place).end }
  const text = textBetween(before, last, place)
  const meant = text.replace(/[\s-]+/g, '_')
  const fix = { title: `write ${meant}`, edits: [{ span, text: meant }] }
  return [{ from: index - 1, to: end + 1, put: relexed(meant, before), finding: () => report('CB118', span, { text, meant }, { fix }) }]
}

const CALLS: ReadonlyMap<string, string> = new Map([
  ['sum', 'sum of'],
  ['total', 'sum of'],
  ['count', 'count of'],
  ['average', 'average of'],
  ['avg', 'average of'],
  ['min', 'min of'],
  ['max', 'max of'],
])

/** Reads a measure written as a function of a spreadsheet: `SUM(deal.amount)`. */
export function called({ tokens, index, mistake, place, ended }: Trouble): Repair[] {
  const at = tokens[index]?.tokenType === t.LeftParen ? index - 1 : index
  const token = tokens[at]
  const meant = CALLS.get(token?.image.toLowerCase() ?? '')
  if (token === undefined || meant === undefined || tokens[at + 1]?.tokenType !== t.LeftParen) return []
  const span = spanOfToken(token, place)
  const block = ended ? mistake.open.at(-1) : mistake.open.findLast((open) => !open.clause)
  const where = sayBlock(block, { tokens, mistake, place, index, ended })
  const fix = { title: `write ${meant}`, edits: [{ span, text: meant }] }
  return [
    {
      from: at,
      to: at + 1,
      put: relexed(meant, token),
      finding: () => report('CB101', span, { found: token.image, where, meant }, { fix }),
    },
  ]
}

const PROPERTIES: ReadonlySet<string> = new Set(['attainment', 'quota', 'rate', 'pay', 'paid'])

/** Reads a property without its dot: `bookings attainment`, `attainment(bookings)`. */
export function undotted(trouble: Trouble): Repair[] {
  const { tokens, index, mistake, place } = trouble
  const [before, token, next, close] = tokens.slice(Math.max(0, index - 1), index + 3)
  if (before === undefined || token === undefined || !onOneLine(token, trouble)) return []
  const asCall = token.tokenType === t.LeftParen && PROPERTIES.has(before.image) && isWord(next) && close?.tokenType === t.RightParen
  const asWords = PROPERTIES.has(token.image) && before.tokenType === t.Identifier
  if (!asCall && !asWords) return []
  const last = asCall ? close : token
  const meant = asCall ? `${next?.image}.${before.image}` : `${before.image}.${token.image}`
  const span = { ...spanOfToken(before, place), end: spanOfToken(last ?? token, place).end }
  const found = textBetween(before, last ?? token, place)
  const where = sayClause(mistake.clauses.at(-1), trouble)
  const fix = { title: `write ${meant}`, edits: [{ span, text: meant }] }
  const finding = () => report('CB101', span, { found, where, meant }, { fix })
  return [{ from: index - 1, to: index + (asCall ? 3 : 1), put: relexed(meant, before), finding }]
}

/** Leaves out a label that does not stand right behind the name of its block. */
export function misplaced({ tokens, index, mistake, place, ended }: Trouble): Repair[] {
  const token = tokens[index]
  const clause = mistake.clauses.at(-1)
  if (token?.tokenType !== t.TextToken || !DECLARING.has(clause?.form.name ?? '') || startsLine(tokens, index)) return []
  const span = spanOfToken(token, place)
  const where = sayClause(clause, { tokens, mistake, place, index, ended })
  const advice = 'what people read stands right behind the name'
  return [
    { from: index, to: index + 1, put: [], finding: () => report('CB101', span, { found: token.image, where, meant: undefined, advice }) },
  ]
}

/** Puts the word before a rate or bound that begins a line without one: `5%` for `flat 5%`, `100% at 8%` for `from 100% at 8%`. */
export function headless({ tokens, index, place, ended }: Trouble): Repair[] {
  const token = tokens[index]
  const literal = token !== undefined && [t.PercentToken, t.MoneyToken, t.FactorToken, t.NumberToken].includes(token.tokenType)
  if (!literal || !ended || !startsLine(tokens, index)) return []
  const span = spanOfToken(token, place)
  const start = { ...span, end: span.start }
  return ['from', 'flat'].map((word) => ({
    from: index,
    to: index,
    put: relexed(word, token),
    finding: () =>
      report(
        'CB110',
        span,
        { found: `\`${token.image}\``, expected: `\`${word}\`` },
        { fix: { title: `write ${word}`, edits: [{ span: start, text: `${word} ` }] } },
      ),
  }))
}
