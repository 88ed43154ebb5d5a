/** The business words of the parser's findings. */
import type { IToken } from 'chevrotain'
import { formOfRule } from './vocabulary.ts'

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
  RowEnd: '`|` at the end of the row',
  Compare: 'a comparison',
  Minus: '`-`',
  PlusSign: '`+`',
  Times: '`*`',
}

/** Where a token stands: `the plan`, `the block of metric`. */
export function sayWhere(rule: string | undefined, _tokens: readonly IToken[], _index: number): string {
  const form = rule === undefined ? undefined : formOfRule(rule)
  return form === undefined ? 'here' : `in \`${form.name.replaceAll('_', ' ')}\``
}

export const sayFound = (token: IToken): string => `\`${token.image.length > 40 ? `${token.image.slice(0, 39)}…` : token.image}\``

/** What would fit, at most four of it: `` `per` or `over` ``. */
export function sayExpected(names: readonly string[]): string {
  const said = [...new Set(names.map((name) => (name.startsWith('word_') ? `\`${name.slice(5)}\`` : (KINDS[name] ?? 'something else'))))]
  if (said.includes('a name') && said.includes('an amount of money')) return 'an amount, a name or a condition'
  const shown = said.slice(0, 4)
  const last = shown.pop() ?? 'something'
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`
}
