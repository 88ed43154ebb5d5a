/** The business words of the parser's findings. */
import type { IToken } from 'chevrotain'
import { clausesOf, firstWords } from './expected.ts'
import type { AnyForm } from './form.ts'
import { items } from './forms/items.ts'
import type { Mistake, Open } from './parser.ts'
import { indexOf, type Trouble } from './repairs.ts'
import * as t from './tokens.ts'
import { spelling } from './vocabulary.ts'

const KINDS: Readonly<Record<string, string>> = {
  Money: 'an amount of money',
  Percent: 'a percent',
  Factor: 'a factor',
  Number: 'a number',
  Date: 'a date',
  Period: 'a period',
  Text: 'a text in quotes',
  Name: 'a name',
  Readable: 'a name',
  AnyWord: 'a name',
  LeftBrace: '`{`',
  RightBrace: '`}`',
  LeftParen: '`(`',
  RightParen: '`)`',
  Comma: '`,`',
  Dot: '`.`',
  Bar: '`|`',
  RowEnd: '`|`',
  Compare: 'a comparison',
  Minus: '`-`',
  PlusSign: '`+`',
  Times: '`*`',
}

/** What a name names, by the part of the form that wants it, and an example. */
const NAMED: Readonly<Record<string, readonly [string, string?]>> = {
  metric: ['the name of a metric'],
  objective: ['the name of an objective'],
  record: ['the name of a record'],
  window: ['a period', 'year'],
  per: ['what it counts per', 'quarter'],
  month: ['a month', 'February'],
  endMonth: ['a month', 'January'],
  weekday: ['a day of the week', 'Saturday'],
  type: ['what the field holds', 'money'],
  often: ['how often', 'monthly'],
  code: ['a currency', 'USD'],
  category: ['a category', 'customer'],
  mode: ['the way to round', 'half_up'],
}

/** The words after which a condition stands. */
const BEFORE_CONDITIONS = ['when', 'where', 'unless', 'with', 'not', 'and', 'or', 'has']

/** Where the clauses of a block stand: `` in metric `new_logos` ``; at the outer level, `` in plan `x` ``. */
export function sayBlock(block: Open | undefined, { tokens }: Trouble): string {
  const start = block === undefined ? 0 : indexOf(block.start, tokens)
  return `in ${named(tokens.slice(start, start + 2))}`
}

/** Where the words of a clause stand: `` in `quota` ``. */
export function sayClause(clause: Open | undefined, trouble: Trouble): string {
  if (clause === undefined || clause.depth === 0) return sayBlock(clause, trouble)
  const first = clause.form.parts[0]
  if (first?.is === 'words') return `in \`${first.words.map(spelling).join(' ')}\``
  return t.wordTokens.has(clause.start.image) ? `in \`${clause.start.image}\`` : `in the line of ${sayFound(clause.start)}`
}

/** The head of a block as people call it: `metric new_logos`. */
export function sayHead(head: readonly IToken[]): string {
  const [word, name] = head
  return [word?.image, isNaming(name) ? bare(name) : undefined].filter((x) => x !== undefined).join(' ')
}

const named = (head: readonly IToken[]): string => {
  const [word, name] = head
  if (word === undefined) return 'this file'
  return isNaming(name) ? `${word.image} \`${bare(name)}\`` : `\`${word.image}\``
}
const isNaming = (token: IToken | undefined): token is IToken =>
  token !== undefined && (token.tokenType === t.TextToken || t.isName(token.tokenType))
const bare = (token: IToken): string => token.image.replace(/^"|"$/g, '')

export const sayFound = (token: IToken): string => `\`${token.image.length > 40 ? `${token.image.slice(0, 39)}…` : token.image}\``

/** What is missing after a token, in the field's words, at most four: `` `per` or `over` ``, `an amount or a name`. */
export function sayWanted({ expected, wanted }: Mistake, previous: IToken | undefined): string {
  if (expected.includes('Money') && expected.includes('LeftParen'))
    return BEFORE_CONDITIONS.includes(previous?.image ?? '') ? 'a condition' : 'an amount or a name'
  const said = [...new Set(expected.map((name) => sayKind(name, wanted, expected.length === 1)))]
  if (said.includes('an amount of money') && said.includes('a period')) return said.includes('a text in quotes') ? 'a value' : 'an amount'
  const shown = said.slice(0, 4)
  const last = shown.pop() ?? 'something'
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`
}

function sayKind(name: string, wanted: string, alone: boolean): string {
  if (name.startsWith('word_')) return `\`${spelling(name.slice(5))}\``
  const kind = KINDS[name] ?? 'something else'
  if (kind !== 'a name' || !Object.hasOwn(NAMED, wanted)) return kind
  const [noun, example] = NAMED[wanted] ?? [kind]
  return alone && example !== undefined ? `${noun}, such as \`${example}\`,` : noun
}

/** The words with which the clauses of a block begin, at most ten. */
export function sayClauses(forms: readonly AnyForm[]): string {
  const heads = [...new Set(forms.flatMap(firstWords))].map((word) => `\`${word}\``)
  return heads.length > 10 ? `${heads.slice(0, 10).join(', ')}, ...` : heads.join(', ')
}

/** Where a line that begins with a word belongs, as advice: ``a line `cap ...` belongs into `pay` ``; undefined for a word that begins no line. */
export function sayHome(word: string): string | undefined {
  const homes = items.filter((item) => clausesOf(item).some((form) => firstWords(form).includes(word)))
  const names = [...new Set(homes.flatMap(firstWords))].filter((name) => name !== 'add').map((name) => `\`${name}\``)
  if (names.length > 0) return `a line \`${word} ...\` belongs in a block of ${names.join(' or ')}`
  return items.some((item) => firstWords(item).includes(word))
    ? `\`${word}\` begins a line at the left edge, outside of all blocks`
    : undefined
}
