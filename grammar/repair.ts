/**
 * Parsing that goes on after a mistake: one mistake, one error. The first token that does not fit is reported and mended (a misspelt
 * word is read as the one meant, a missing brace is put in) or its clause is left out, and the text is read again.
 * Lines guide the repair, never the meaning.
 */
import { type CstNode, createTokenInstance, type IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { clausesIn, firstWords, outerHeads, tokenAs, wordsOf } from './expected.ts'
import type { AnyForm } from './form.ts'
import { type Mistake, parseTokens } from './parser.ts'
import { type Place, spanOfToken } from './place.ts'
import { didYouMean } from './suggest.ts'
import * as t from './tokens.ts'
import { sayExpected, sayFound, sayWhere } from './wording.ts'

/** After this many mistakes the rest of a file is not read. */
const MOST_MISTAKES = 25
const EXPRESSION_WORDS = ['and', 'or', 'of', 'in', 'is', 'not', 'else']

export interface Repaired {
  readonly cst: CstNode | undefined
  /** Whether clauses were left out: what they would have said is not known. */
  readonly damaged: boolean
}

/** Reads tokens, reporting CB101, CB102, CB109 to CB112, CB114. */
export function parseAndRepair(all: readonly IToken[], place: Place): Repaired {
  let tokens = [...all]
  let damaged = false
  let lastCut = -1
  for (let count = 0; ; count++) {
    const { cst, mistake } = parseTokens(tokens)
    if (mistake === undefined) return { cst, damaged }
    damaged = true
    if (count >= MOST_MISTAKES) {
      place.report(report('CB114', spanAt(mistake, tokens, place), { limit: MOST_MISTAKES }))
      return { cst: undefined, damaged }
    }
    const index = Math.min(indexOf(mistake.token, tokens), tokens.length)
    const repair = repairOf(mistake, index, tokens, place)
    const touches = lastCut >= 0 && Math.abs(repair.from - lastCut) <= 1 && repair.put.length === 0
    if (!touches) repair.report()
    lastCut = repair.put.length === 0 ? repair.from : -1
    tokens = [...tokens.slice(0, repair.from), ...repair.put, ...tokens.slice(repair.to)]
    if (tokens.length === 0) return { cst: undefined, damaged }
  }
}

interface Repair {
  readonly from: number
  readonly to: number
  readonly put: readonly IToken[]
  readonly report: () => void
}

const indexOf = (token: IToken, tokens: readonly IToken[]): number => {
  const index = tokens.indexOf(token)
  return index < 0 ? tokens.length : index
}
const startsLine = (tokens: readonly IToken[], index: number): boolean => {
  const token = tokens[index]
  return token !== undefined && (index === 0 || token.startLine !== tokens[index - 1]?.endLine)
}
const spanAt = (mistake: Mistake, tokens: readonly IToken[], place: Place) => {
  const index = indexOf(mistake.token, tokens)
  const token = tokens[index] ?? tokens.at(-1)
  return token === undefined ? { file: place.file, start: ORIGIN, end: ORIGIN } : spanOfToken(token, place)
}
const ORIGIN = { line: 1, column: 1, offset: 0 }

function repairOf(mistake: Mistake, index: number, tokens: readonly IToken[], place: Place): Repair {
  const token = tokens[index]
  const ended = mistake.expected.includes('RightBrace') || mistake.expected.includes('EOF')
  const line = lineStart(tokens, index)
  const open = openBraces(tokens, index)
  if (mistake.expected.includes('word_company')) return headMissing(mistake, tokens, place)
  if (token !== undefined && token.tokenType === t.RightBrace && open.length === 0)
    return drop(index, index + 1, () => place.report(report('CB109', spanOfToken(token, place), {})))
  if (open.length > 0 && isBraceMissing(mistake, index, line, tokens, ended)) return closeBlock(index, line, open, tokens, place)
  if (token !== undefined) {
    const mended = mend(mistake, token, index, tokens, ended, place)
    if (mended !== undefined) return mended
  }
  const previousBroken = (token === undefined || startsLine(tokens, index)) && !ended
  const at = previousBroken ? Math.max(0, index - 1) : index
  const from = clauseStart(tokens, at)
  const to = previousBroken ? index : clauseEnd(tokens, index)
  return drop(from, Math.max(to, from + 1), () => place.report(wrongToken(mistake, token, tokens[index - 1], ended, place)))
}

const drop = (from: number, to: number, tell: () => void): Repair => ({ from, to, put: [], report: tell })

function headMissing(mistake: Mistake, tokens: readonly IToken[], place: Place): Repair {
  const token = tokens[0]
  const meant = token === undefined ? undefined : didYouMean(token.image, ['company', 'plan'])
  const put = token === undefined || meant === undefined ? undefined : tokenAs(meant, token)
  if (token !== undefined && put !== undefined) {
    return { from: 0, to: 1, put: [put], report: () => place.report(misspelt(token, meant ?? '', 'the head line', place)) }
  }
  const span = spanAt(mistake, tokens, place)
  const head = [tokenAs('plan', tokens[0] ?? mistake.token), createTokenInstance(t.Identifier, 'unnamed', 0, 0, 1, 1, 1, 1)].filter(
    (x) => x !== undefined,
  )
  return { from: 0, to: 0, put: head, report: () => place.report(report('CB112', span, {})) }
}

/** Whether the block must have ended before this place: an outer clause begins a line here. */
function isBraceMissing(mistake: Mistake, index: number, line: number, tokens: readonly IToken[], ended: boolean): boolean {
  const token = tokens[index]
  if (token === undefined) return ended
  const head = tokens[line]
  if (head !== undefined && head.startColumn === 1 && outerHeads.has(head.image)) return true
  if (!ended || !startsLine(tokens, index)) return false
  return mistake.rules.slice(1, -1).some((rule) => clausesIn(rule).some((form) => firstWords(form).includes(token.image)))
}

function closeBlock(index: number, line: number, open: readonly number[], tokens: readonly IToken[], place: Place): Repair {
  const opener = open.at(-1) ?? 0
  const head = tokens[clauseStart(tokens, opener)]
  const at = tokens[index] === undefined ? index : line
  const next = tokens[at]
  const name = tokens[clauseStart(tokens, opener) + 1]
  const block = [head?.image, name?.tokenType === t.LeftBrace ? undefined : name?.image].filter((x) => x !== undefined).join(' ')
  const brace = createTokenInstance(
    t.RightBrace,
    '}',
    next?.startOffset ?? 0,
    next?.startOffset ?? 0,
    next?.startLine ?? 1,
    next?.startLine ?? 1,
    1,
    1,
  )
  const openerToken = tokens[opener]
  const span = openerToken === undefined ? { file: place.file, start: ORIGIN, end: ORIGIN } : spanOfToken(openerToken, place)
  const related = next === undefined ? [] : [{ span: spanOfToken(next, place), note: `\`${next.image}\` begins here, outside the block` }]
  return { from: at, to: at, put: [brace], report: () => place.report(report('CB102', span, { block }, { related })) }
}

/** Reads a misspelt word as the word that was meant. */
function mend(mistake: Mistake, token: IToken, index: number, tokens: readonly IToken[], ended: boolean, place: Place): Repair | undefined {
  if (!/^[A-Za-z_]\w*$/.test(token.image)) return undefined
  const rule = mistake.rules.at(-1)
  const atHead = ended && (startsLine(tokens, index) || tokens[index - 1]?.tokenType === t.LeftBrace)
  const forms = clausesIn(rule)
  const clause = atHead ? undefined : clauseForm(forms, tokens, index)
  const candidates = ended
    ? atHead
      ? forms.flatMap(firstWords)
      : [...(clause === undefined ? [] : wordsOf(clause)), ...EXPRESSION_WORDS]
    : mistake.expected.flatMap(plainWord)
  const meant = didYouMean(token.image, candidates)
  const put = meant === undefined || meant === token.image ? undefined : tokenAs(meant, token)
  if (meant === undefined || put === undefined) return undefined
  return {
    from: index,
    to: index + 1,
    put: [put],
    report: () => place.report(misspelt(token, meant, sayWhere(rule, tokens, index), place)),
  }
}

const plainWord = (name: string): string[] => (name.startsWith('word_') ? [name.slice(5)] : [])

/** The form of the clause that the token stands in, told by the clause's first word. */
const clauseForm = (forms: readonly AnyForm[], tokens: readonly IToken[], index: number): AnyForm | undefined => {
  const head = tokens[clauseStart(tokens, index)]?.image
  return head === undefined ? undefined : forms.find((form) => firstWords(form).includes(head))
}

const misspelt = (token: IToken, meant: string, where: string, place: Place) => {
  const span = spanOfToken(token, place)
  return report('CB101', span, { found: token.image, where, meant }, { fix: { title: `write ${meant}`, edits: [{ span, text: meant }] } })
}

function wrongToken(mistake: Mistake, token: IToken | undefined, previous: IToken | undefined, ended: boolean, place: Place) {
  const at = token ?? previous
  const span = at === undefined ? { file: place.file, start: ORIGIN, end: ORIGIN } : spanOfToken(at, place)
  if (token !== undefined && mistake.expected.includes('Name') && /^[a-z_]+$/.test(token.image) && token.startLine === previous?.endLine)
    return report('CB111', span, { word: token.image })
  if (ended && token !== undefined)
    return report('CB101', span, { found: token.image, where: sayWhere(mistake.rules.at(-1), [], 0), meant: undefined })
  const onNextLine = token === undefined || token.startLine !== previous?.endLine
  const place_ = onNextLine && previous !== undefined ? spanOfToken(previous, place) : span
  return report('CB110', place_, { found: onNextLine ? 'the end of the line' : sayFound(token), expected: sayExpected(mistake.expected) })
}

/** Indices of the braces that are open before a place, outermost first. */
function openBraces(tokens: readonly IToken[], index: number): number[] {
  const open: number[] = []
  tokens.slice(0, index).forEach((token, i) => {
    if (token.tokenType === t.LeftBrace) open.push(i)
    else if (token.tokenType === t.RightBrace) open.pop()
  })
  return open
}

const lineStart = (tokens: readonly IToken[], index: number): number => {
  let at = Math.min(index, tokens.length - 1)
  while (at > 0 && !startsLine(tokens, at)) at--
  return at
}

/** The first token of the clause at a place: the first of its line, or the first after the brace that opens its block on that line. */
function clauseStart(tokens: readonly IToken[], index: number): number {
  const start = lineStart(tokens, index)
  let depth = 0
  for (let at = index - 1; at >= start; at--) {
    const type = tokens[at]?.tokenType
    if (type === t.RightBrace) depth++
    else if (type === t.LeftBrace && depth-- === 0) return at + 1
  }
  return start
}

/** The token after the clause at a place: the next that begins a line in the same block, or the brace that closes it. */
function clauseEnd(tokens: readonly IToken[], index: number): number {
  let depth = 0
  for (let at = index; at < tokens.length; at++) {
    const type = tokens[at]?.tokenType
    if (depth === 0 && at > index && (type === t.RightBrace || startsLine(tokens, at))) return at
    if (type === t.LeftBrace) depth++
    else if (type === t.RightBrace) depth--
    if (depth < 0) return at
  }
  return tokens.length
}
