/** What the words before a place say about it: whose row is looked at, which path is being written, what it is compared with. */

import type { Word } from '../../grammar/syntax.ts'
import { recordOfMetric } from '../names/measured.ts'
import type { Declared, Named, Occurrence } from '../names/names.ts'
import { find, namesInPath, recordNamed, recordOfField } from '../names/paths.ts'

/** As much of a token as is looked at here. */
export interface Token {
  readonly image: string
}

const isMember = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.image === '.'

/** The record whose rows are meant: the one that was named last, or that of the metric named last. */
export function rowRecord(tokens: readonly Token[], declared: Declared): string | undefined {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const word = tokens[at]?.image ?? ''
    if (isMember(tokens, at)) continue
    const record = find(declared, 'record', word)
    if (record !== undefined && word !== declared.payee) return word
    const measured = record === undefined ? recordOfMetric(declared, word) : undefined
    if (measured !== undefined) return measured
  }
  return undefined
}

/** The record whose rows a table of an example lists: that of the last `each`. */
export function tableRecord(tokens: readonly Token[], declared: Declared): string | undefined {
  const at = tokens.findLastIndex(({ image }, index) => image === 'each' && tokens[index - 1]?.image !== '.')
  return at < 0 ? undefined : find(declared, 'record', tokens[at + 1]?.image ?? '')?.name
}

const NO_SPAN = { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
const asWord = ({ image }: Token): Word => ({ text: image, span: NO_SPAN })

/** The words of the path that ends before index `end`: `deal`, `owner` of `deal.owner`. */
export function pathBefore(tokens: readonly Token[], end: number): Word[] {
  const words: Word[] = []
  for (let at = end - 1; at >= 0; at -= 2) {
    const token = tokens[at]
    if (token === undefined || !/^\w+$/.test(token.image)) return words
    words.unshift(asWord(token))
    if (tokens[at - 1]?.image !== '.') return words
  }
  return words
}

const lastOf = (words: readonly Word[], declared: Declared, row: string | undefined): Occurrence | undefined => {
  const found = namesInPath(words, { declared, row, bare: declared.payee === undefined ? [] : [declared.payee] })
  return found.length === words.length ? found.at(-1) : undefined
}

/** What may follow the dot after a path: the fields of a record, or what else it is. */
export function holderOf(words: readonly Word[], declared: Declared, row: string | undefined): Named | 'territory' | undefined {
  if (words.at(-1)?.text === 'territory') return 'territory'
  const named = lastOf(words, declared, row)?.named
  if (named?.kind !== 'field') return named
  const record = recordOfField(declared, named)
  return record === undefined ? undefined : recordNamed(declared, asWordOf(record))?.named
}
const asWordOf = (text: string): Word => ({ text, span: NO_SPAN })

/** The field that the next operand is compared with: in `deal.product = ` and in `deal.product in ("Cloud", `. */
export function comparedField(tokens: readonly Token[], declared: Declared): Named | undefined {
  let at = tokens.length - 1
  while (tokens[at]?.image === ',' || tokens[at]?.image === '(' || tokens[at]?.image.startsWith('"')) at--
  if (!['=', '<>', 'is', 'in'].includes(tokens[at]?.image ?? '')) return undefined
  const named = lastOf(pathBefore(tokens, at), declared, undefined)?.named
  return named?.kind === 'field' ? named : undefined
}
