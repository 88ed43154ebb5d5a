/** Repairs of words: a misspelt word is read as the one that was meant, a reserved word as the name it was meant to be. */
import type { IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { clausesOf, firstWords, tokenAs, wordsOf } from './expected.ts'
import { items } from './forms/items.ts'
import { habitOf } from './habits.ts'
import { relexed } from './odd.ts'
import type { Open } from './parser.ts'
import { spanOfToken } from './place.ts'
import { isWord, onOneLine, type Repair, startsLine, type Trouble } from './repairs.ts'
import { nearWords } from './suggest.ts'
import * as t from './tokens.ts'
import { sayBlock, sayClause } from './wording.ts'

const EXPRESSION_WORDS = ['and', 'or', 'of', 'in', 'is', 'not', 'else', 'known', 'within', 'after', 'months', 'since', 'has', 'no']

/** Readings of a misspelt word: the one that does not fit, the one before it, or the first of its clause. */
export function misspelt(trouble: Trouble): Repair[] {
  const { tokens, index, mistake, ended } = trouble
  const clause = mistake.clauses.at(-1)
  const block = ended ? mistake.open.at(-1) : blockAround(mistake.open)
  const expected = mistake.expected.flatMap((name) => (name.startsWith('word_') ? [name.slice(5)] : []))
  const heads = clausesOf(block?.form).flatMap(firstWords)
  const inside = [...mistake.open.slice(clause === undefined ? 0 : clause.depth).flatMap(({ form }) => wordsOf(form)), ...EXPRESSION_WORDS]
  const here = [...expected, ...(ended ? heads : []), ...inside, ...(clause === undefined ? [] : wordsOf(clause.form))]
  const begins = ended && (startsLine(tokens, index) || tokens[index - 1]?.tokenType === t.LeftBrace)
  const whereHere = begins ? sayBlock(block, trouble) : sayClause(ended ? clause : (clause ?? mistake.open[0]), trouble)
  const found = wordAt(index, here, whereHere, trouble)
  const before = isFree(tokens[index - 1]) ? wordAt(index - 1, here, sayClause(clause, trouble), trouble) : []
  const first = isFree(clause?.start) ? wordAt(tokens.indexOf(clause.start), heads, sayBlock(block, trouble), trouble) : []
  const habits = habitAt(index, whereHere, trouble)
  return [...habits, ...found, ...before, ...first, ...habitAt(index - 1, whereHere, trouble)]
}

const isFree = (token: IToken | undefined): token is IToken => token?.tokenType === t.Identifier

/** Readings of the word at a place as one of some words, the nearest first. */
export function wordAt(index: number, words: readonly string[], where: string, { tokens, place }: Trouble): Repair[] {
  const token = tokens[index]
  if (!isWord(token)) return []
  return nearWords(token.image, words)
    .slice(0, 4)
    .flatMap((meant) => {
      const put = meant === token.image ? undefined : tokenAs(meant, token)
      return put === undefined ? [] : [{ from: index, to: index + 1, put: [put], finding: () => wrongWord(token, meant, where, place) }]
    })
}

/** Words that begin clauses: only what begins a line is read as one of them. `at` and `otherwise` stand in the middle of lines as well. */
const HEADS: ReadonlySet<string> = new Set(
  [...items, ...items.flatMap(clausesOf)].flatMap(firstWords).filter((word) => word !== 'at' && word !== 'otherwise'),
)

/** Readings of a word that people bring from elsewhere as each phrase that it may stand for. */
function habitAt(index: number, where: string, trouble: Trouble): Repair[] {
  const { tokens, place } = trouble
  const token = tokens[index]
  if (!startsLine(tokens, index) && !onOneLine(token, trouble)) return []
  if (token === undefined || !(token.tokenType === t.Minus || isWord(token))) return []
  const habit = habitOf(token.image)
  if (habit === undefined) return []
  const phrases = startsLine(tokens, index) ? habit.phrases : habit.phrases.filter((phrase) => !HEADS.has(phrase.split(' ')[0] ?? ''))
  return phrases.map((meant) => ({
    from: index,
    to: index + 1,
    put: relexed(meant, token),
    finding: () => wrongWord(token, meant, where, place, habit.advice),
  }))
}

const wrongWord = (token: IToken, meant: string, where: string, place: Trouble['place'], advice?: string) => {
  const span = spanOfToken(token, place)
  const fix = advice === undefined ? { fix: { title: `write ${meant}`, edits: [{ span, text: meant }] } } : {}
  return report('CB101', span, { found: token.image, where, meant, advice }, fix)
}

/** The reading of a word of the language as a name, where a name was wanted. */
export function reserved({ tokens, index, mistake, place, ended }: Trouble): Repair[] {
  const token = tokens[index]
  const field = ended && clausesOf(mistake.open.at(-1)?.form).some((form) => form.parts[0]?.is === 'name')
  const name = field || ['Name', 'Readable', 'AnyWord'].some((kind) => mistake.expected.includes(kind))
  if (!isWord(token) || token.tokenType === t.Identifier || !name) return []
  const put: IToken = { ...token, tokenType: t.Identifier, tokenTypeIdx: t.Identifier.tokenTypeIdx ?? 0 }
  const span = spanOfToken(token, place)
  const other = `${token.image}_1`
  const fix = { title: `write ${other}`, edits: [{ span, text: other }] }
  return [{ from: index, to: index + 1, put: [put], finding: () => report('CB111', span, { word: token.image }, { fix }) }]
}

/** The block that a place inside a clause lies in. */
export const blockAround = (open: readonly Open[]): Open | undefined => {
  const clause = open.findLastIndex((one) => one.clause)
  return clause < 0 ? undefined : open[clause - 1]
}
