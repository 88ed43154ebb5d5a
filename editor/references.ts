/** Every place that makes or names a thing, in all files that a workspace has. */
import { inTextOrder, type Position, placeKey, type Span } from '../messages/span.ts'
import type { Analysis } from './analysis.ts'
import { type Named, type Occurrence, occurrenceAt } from './names/names.ts'
import { namesIn } from './names/of.ts'

/** A thing and all its places. Its declarations are several where files say more about it, and are one thing where any plan reads them together. */
export interface Thing {
  readonly named: readonly Named[]
  readonly occurrences: readonly Occurrence[]
}

const keyOf = ({ file, start }: Span): string => `${placeKey(start)} ${file}`

/**
 * The thing named at a place; undefined where none is. `analyses` are those of every file of the workspace: what a company declares is named
 * by plans that the company knows nothing of.
 */
export function thingAt(analyses: readonly Analysis[], file: string, at: Position): Thing | undefined {
  const all = analyses.map(namesIn)
  const first = all.flatMap((names) => occurrenceAt(names, file, at) ?? []).find(({ named }) => named !== undefined)
  if (first === undefined) return undefined
  const occurrences = new Map([[keyOf(first.word.span), first]])
  const named = new Set<Named>()
  for (let size = 0; size < occurrences.size; ) {
    size = occurrences.size
    for (const names of all) {
      const found = [...names.occurrences.values()].flat()
      for (const one of found) if (one.named !== undefined && occurrences.has(keyOf(one.word.span))) named.add(one.named)
      for (const one of found)
        if (one.named !== undefined && named.has(one.named))
          occurrences.set(keyOf(one.word.span), occurrences.get(keyOf(one.word.span)) ?? one)
    }
  }
  const inOrder = [...occurrences.values()].sort(({ word: a }, { word: b }) =>
    a.span.file === b.span.file ? inTextOrder(a, b) : a.span.file < b.span.file ? -1 : 1,
  )
  return { named: [...named], occurrences: inOrder }
}

/** The places of what is named at a place, its declarations among them, by file and then by place. */
export const references = (analyses: readonly Analysis[], file: string, at: Position): Span[] =>
  thingAt(analyses, file, at)?.occurrences.map(({ word }) => word.span) ?? []
