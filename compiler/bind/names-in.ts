import type { Word } from '../../grammar/syntax.ts'

/** The first word of every path in a piece of syntax. */
export function firstWords(value: unknown): Word[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(firstWords)
  if ('words' in value && Array.isArray(value.words)) return (value.words as Word[]).slice(0, 1)
  return Object.entries(value).flatMap(([key, inner]) => (key === 'span' || key === 'comments' ? [] : firstWords(inner)))
}
