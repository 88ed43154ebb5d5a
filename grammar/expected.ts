/** What could stand at a place: read from the forms of the rules that are open there. */
import { createTokenInstance, type IToken } from 'chevrotain'
import type { AnyForm, Shape } from './form.ts'
import { items } from './forms/items.ts'
import { wordTokens } from './tokens.ts'

/** The words with which a form can begin. */
export function firstWords(form: AnyForm): string[] {
  return firstWordsOf(form.parts)
}

/** The words with which a sequence of parts can begin. */
export function firstWordsOf(parts: readonly Shape[]): string[] {
  const words: string[] = []
  for (const part of parts) {
    if (part.is === 'optional') words.push(...firstWordsOf(part.parts))
    else if (part.is === 'choice') return [...words, ...part.options.flatMap(firstWordsOf)]
    else return [...words, ...(part.is === 'words' ? part.words.slice(0, 1) : part.is === 'node' ? firstWords(part.form()) : [])]
  }
  return words
}

/** All fixed words of a form, also of the forms inside it that stand on the same line. */
export function wordsOf(form: AnyForm): string[] {
  const visit = (shape: Shape): string[] => {
    switch (shape.is) {
      case 'words':
        return [...shape.words]
      case 'optional':
        return shape.parts.flatMap(visit)
      case 'choice':
        return shape.options.flat().flatMap(visit)
      case 'node':
        return wordsOf(shape.form())
      case 'row':
        return wordsOf(shape.cell())
      default:
        return []
    }
  }
  return form.parts.flatMap(visit)
}

/** The clauses that fit inside the block of a form; for the file itself, its items. */
export const clausesOf = (form: AnyForm | undefined): readonly AnyForm[] => (form === undefined ? items : blocksOf(form.parts))
export const hasBlock = (form: AnyForm): boolean => blocksOf(form.parts).length > 0

function blocksOf(parts: readonly Shape[]): readonly AnyForm[] {
  return parts.flatMap((part) => {
    if (part.is === 'block') return [...part.forms()]
    if (part.is === 'optional') return blocksOf(part.parts)
    if (part.is === 'node' && part.separator === 'one') return blocksOf(part.form().parts)
    return part.is === 'choice' ? part.options.flatMap(blocksOf) : []
  })
}

/** A token of `word` in the place of `token`, so that a misspelt word is read as the one that was meant. */
export function tokenAs(word: string, token: IToken): IToken | undefined {
  const type = wordTokens.get(word)
  if (type === undefined) return undefined
  const { startOffset, endOffset, startLine, endLine, startColumn, endColumn } = token
  return createTokenInstance(
    type,
    word,
    startOffset,
    endOffset ?? startOffset,
    startLine ?? 1,
    endLine ?? 1,
    startColumn ?? 1,
    endColumn ?? 1,
  )
}
