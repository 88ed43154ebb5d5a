/** Repairs that leave something out or put a sign in: strays at a line's end, clauses that stop too early, clauses that fit nowhere. */
import type { IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { clausesOf, firstWords, hasBlock, tokenAs, wordsOf } from './expected.ts'
import { ADVICE, adviceOn } from './habits.ts'
import { wordAt } from './misspelt.ts'
import type { Mistake, Open } from './parser.ts'
import { spanOfToken } from './place.ts'
import { indexOf, lineStart, madeToken, mayEnd, type Repair, startsLine, type Trouble, wantedAt } from './repairs.ts'
import * as t from './tokens.ts'
import { spelling } from './vocabulary.ts'
import { sayBlock, sayClause, sayClauses, sayFound, sayHome, sayWanted } from './wording.ts'

const SIGNS = { LeftBrace: '{', LeftParen: '(', RightParen: ')', Comma: ',', RowEnd: '|' } as const
const signTypes = { LeftBrace: t.LeftBrace, LeftParen: t.LeftParen, RightParen: t.RightParen, Comma: t.Comma, RowEnd: t.RowEnd }

/** Puts in the one sign or word that is missing. */
export function insertions(trouble: Trouble): Repair[] {
  const { mistake, tokens, index } = trouble
  const [wanted] = mistake.expected
  if (mistake.expected.length !== 1 || wanted === undefined) return []
  const near = tokens[index] ?? tokens.at(-1)
  const sign = wanted in SIGNS ? (wanted as keyof typeof SIGNS) : undefined
  const made = madeToken(t.Identifier, '', near)
  const put = sign === undefined ? tokenAs(wanted.replace(/^word_/, ''), made) : madeToken(signTypes[sign], SIGNS[sign], near)
  if (put === undefined) return []
  const finding = () => missing(mistake, index, trouble)
  const plain = { from: index, to: index, put: [put], finding }
  if (sign !== 'LeftBrace') return [plain]
  const end = insetEnd(tokens, index)
  const close = madeToken(t.RightBrace, '}', tokens[end] ?? tokens.at(-1))
  return [plain, { from: index, to: end, put: [put, ...tokens.slice(index, end), close], finding }]
}

/** The token after the lines that are set in deeper than the line before a place. */
function insetEnd(tokens: readonly IToken[], index: number): number {
  const column = tokens[lineStart(tokens, index - 1)]?.startColumn ?? 1
  let end = index
  while (end < tokens.length && !(startsLine(tokens, end) && (tokens[end]?.startColumn ?? 1) <= column)) end++
  return end
}

/** Leaves out a word that stands at the end of a whole clause. */
export function strays(trouble: Trouble): Repair[] {
  const { tokens, index, ended } = trouble
  const token = tokens[index]
  if (!ended || token === undefined || token.tokenType === t.RightBrace) return []
  return [without(index, trouble)]
}

const without = (index: number, trouble: Trouble): Repair => {
  const token = trouble.tokens[index] ?? trouble.mistake.token
  const span = spanOfToken(token, trouble.place)
  const where = sayClause(
    trouble.mistake.clauses.findLast((clause) => clause.start !== token),
    trouble,
  )
  const advice = adviceOn(token.image, wordsIn(trouble.mistake.clauses.at(-1)))
  const fix = { title: `remove ${token.image}`, edits: [{ span, text: '' }] }
  return {
    from: index,
    to: index + 1,
    put: [],
    finding: () =>
      report(
        'CB101',
        span,
        { found: shortened(token), where, meant: undefined, advice },
        advice === undefined && t.wordOf(token.tokenType) === undefined ? { fix } : {},
      ),
  }
}

/** Clauses that ran over the end of their line: the first of them has a stray word, a misspelt one, or lacks its end. */
export function overruns(trouble: Trouble): Repair[] {
  const { mistake, tokens, index } = trouble
  const starts = mistake.clauses.map((clause) => ({ clause, at: indexOf(clause.start, tokens) }))
  let first = starts.length
  while (first > 0 && midLine(tokens, starts[first - 1]?.at ?? 0)) first--
  const repairs: Repair[] = []
  for (const { clause, at } of starts.slice(first, first + 2)) {
    const previous = mistake.clauses[mistake.clauses.indexOf(clause) - 1]
    if (previous === undefined) continue
    const cut = cutAt(previous, lineStart(tokens, at), trouble)
    const stray = [...wordAt(at, wordsOf(previous.form), sayClause(previous, trouble), trouble), without(at, trouble)]
    const spills = previous.start.startLine !== clause.start.startLine
    repairs.push(...(spills ? [...cut, ...stray] : [...stray, ...cut]))
  }
  const last = mistake.clauses.at(-1)
  if (last !== undefined) repairs.push(...cutAt(last, lineStart(tokens, index), trouble))
  return repairs
}

const midLine = (tokens: readonly IToken[], index: number): boolean =>
  !startsLine(tokens, index) && tokens[index - 1]?.tokenType !== t.LeftBrace

/** Leaves out a clause that stops before `end`, where a line begins. */
function cutAt(clause: Open, end: number, trouble: Trouble): Repair[] {
  const { tokens } = trouble
  const from = indexOf(clause.start, tokens)
  if (from >= end) return []
  const wanted = wantedAt(tokens, end)
  if (wanted === undefined || mayEnd(wanted)) return []
  return left(clause, from, end, trouble, () => missing(wanted, end, trouble))
}

/** Leaves out the clause of the mistake: up to the end of the line before, with its block, or as far as its line goes. */
export function cuts(trouble: Trouble): Repair[] {
  const { tokens, index, mistake, ended } = trouble
  const clause = ended ? undefined : mistake.open.findLast((open) => open.clause)
  const finding = () => (ended ? stranger(trouble) : missing(mistake, index, trouble))
  if (clause === undefined) return [{ from: index, to: clauseEnd(tokens, index), put: [], finding }]
  const from = indexOf(clause.start, tokens)
  const newLine = tokens[index] === undefined || startsLine(tokens, index)
  const early = newLine ? left(clause, from, index, trouble, finding) : []
  return [...early, ...left(clause, from, clauseEnd(tokens, index), trouble, finding)]
}

/** A clause left out; the head of a file is given a name instead, and the block of a clause goes with it. */
function left(clause: Open, from: number, to: number, trouble: Trouble, finding: Repair['finding']): Repair[] {
  const { tokens } = trouble
  if (clause.depth === 0 && from === 0) {
    const kept = tokens.slice(0, 1)
    return [{ from: 0, to: Math.max(to, 1), put: [...kept, madeToken(t.Identifier, 'unnamed', kept[0])], finding }]
  }
  const plain = { from, to: Math.max(to, from + 1), put: [], finding }
  const inBlock = tokens.slice(from, to).some((token) => token.tokenType === t.LeftBrace)
  return hasBlock(clause.form) && !inBlock ? [plain, { ...plain, to: blockEnd(tokens, to) }] : [plain]
}

const wordsIn = (clause: Open | undefined): string[] => (clause === undefined ? [] : wordsOf(clause.form))

const shortened = (token: IToken): string => sayFound(token).slice(1, -1)

/** A clause that no form of its block fits. */
function stranger(trouble: Trouble) {
  const { tokens, index, mistake, place } = trouble
  const token = tokens[index] ?? tokens.at(-1) ?? mistake.token
  const begins = startsLine(tokens, index) || tokens[index - 1]?.tokenType === t.LeftBrace
  const block = mistake.open.at(-1)
  const where = begins ? sayBlock(block, trouble) : sayClause(mistake.clauses.at(-1), trouble)
  const fits = begins ? sayClauses(clausesOf(block?.form)) : ''
  const words = begins ? clausesOf(block?.form).flatMap(firstWords) : wordsIn(mistake.clauses.at(-1))
  const advice = adviceOn(token.image, words) ?? (begins ? sayHome(token.image) : undefined)
  return report('CB101', spanOfToken(token, place), { found: shortened(token), where, meant: undefined, fits, advice })
}

/** Something is missing before a token, or at the end of the line before it. */
function missing(mistake: Mistake, index: number, { tokens, place }: Trouble) {
  const token = tokens[index]
  const previous = tokens[index - 1]
  const atEnd = previous !== undefined && (token === undefined || token.startLine !== previous.endLine)
  const span = spanOfToken((atEnd ? previous : token) ?? mistake.token, place)
  const found = atEnd || token === undefined ? 'the end of the line' : sayFound(token)
  const [sign] = mistake.expected.length === 1 ? mistake.expected.map(signOf) : []
  const at = atEnd ? span.end : span.start
  const edits = [{ span: { ...span, start: at, end: at }, text: atEnd ? ` ${sign}` : `${sign} ` }]
  const fix = sign === undefined ? {} : { fix: { title: `write ${sign}`, edits } }
  const range = token?.image === 'to' && mistake.open.at(-1)?.form.name === 'band'
  const help = range ? 'a line says only where it begins; it ends where the next one begins' : ADVICE.get(token?.image.toLowerCase() ?? '')
  return report('CB110', span, { found, expected: sayWanted(mistake, previous) }, help === undefined || atEnd ? fix : { ...fix, help })
}

/** The text of a sign or word of the language. */
const signOf = (name: string): string | undefined =>
  name in SIGNS ? SIGNS[name as keyof typeof SIGNS] : name.startsWith('word_') ? spelling(name.slice(5)) : undefined

/** The token after the clause at a place: the next that begins a line in the same block, or the brace that closes it. */
export function clauseEnd(tokens: readonly IToken[], index: number): number {
  let depth = 0
  for (let at = index; at < tokens.length; at++) {
    const type = tokens[at]?.tokenType
    if (depth === 0 && at > index && (type === t.RightBrace || startsLine(tokens, at))) return at
    if (type === t.LeftBrace) depth++
    else if (type === t.RightBrace && --depth < 0) return Math.max(at, index + 1)
  }
  return tokens.length
}

/** The token after the brace that closes a block whose opening brace is missing before a place. */
function blockEnd(tokens: readonly IToken[], index: number): number {
  let depth = 0
  for (let at = index; at < tokens.length; at++) {
    const type = tokens[at]?.tokenType
    if (type === t.LeftBrace) depth++
    else if (type === t.RightBrace && --depth < 0) return at + 1
  }
  return tokens.length
}
