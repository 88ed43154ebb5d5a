/** What runs of one plan after another share: numbers of all people, and compiled loops (design: stage B reruns in milliseconds). */
import type { Measure } from '../../core/core.ts'
import type { Program, Range } from '../program/build.ts'
import type { Column, Dense } from './column.ts'

/** A program over people, compiled: `wanted` says who; how many could not be told, whose places are then in `undecided`. */
export type Loop = (
  arrays: readonly (ArrayLike<number> | null)[],
  constants: Float64Array,
  wanted: Uint8Array,
  out: readonly Out[],
  undecided: Int32Array,
) => number

/** Where a result goes: `into[person x stride + offset]`. */
export interface Out {
  readonly into: Float64Array | Uint8Array
  readonly stride: number
  readonly offset: number
}

/**
 * Numbers by what they are made from, so that an edit of anything else finds them again. It is the caller's own, and grows with what is asked;
 * it belongs to one set of people, data and totals.
 */
export interface Memory {
  readonly dense: Map<string, Dense>
  /** Those that rows come to. */
  readonly counted: Map<string, Dense>
  readonly truths: Map<string, readonly Uint8Array[]>
  /** Values of people that are the same on all days. */
  readonly fields: Map<string, { readonly column: Column; readonly range: Range }>
  readonly loops: Map<string, Loop>
  /** Programs of components, by the clauses that they are built from. */
  readonly programs: Map<string, Program>
}

export const emptyMemory = (): Memory => ({
  dense: new Map(),
  counted: new Map(),
  truths: new Map(),
  fields: new Map(),
  loops: new Map(),
  programs: new Map(),
})

/** The same, to be added to without the first one knowing: what a run finds that fails is forgotten with it. */
export const draftOf = (memory: Memory): Memory => ({
  ...memory,
  dense: new Map(memory.dense),
  counted: new Map(memory.counted),
  truths: new Map(memory.truths),
  fields: new Map(memory.fields),
})

/** The same without what rows come to: for other rows. */
export const withoutCounts = (memory: Memory): Memory => ({ ...memory, counted: new Map() })

const meanings = new WeakMap<object, string>()

/** A text that is the same for parts of plans that mean the same, wherever they stand in the text of the plan; lists of parts may be made anew. */
export function meaningOf(part: unknown): string {
  if (Array.isArray(part)) return `[${part.map(meaningOf).join()}]`
  const text = (): string => JSON.stringify(part, (name, value) => (name === 'origin' ? undefined : value)) ?? ''
  return typeof part === 'object' && part !== null ? remembered(meanings, part, text) : text()
}

const uncounted = new WeakMap<Measure, object>()

/** All that counts the rows of a measure. */
export const countingOf = (measure: Measure): object => remembered(uncounted, measure, () => ({ ...measure, quota: null }))

/** What is remembered under a key, made where it is not there. */
export function remembered<K, T>(memory: Remembers<K, T>, key: K, make: () => T): T {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  return made
}

interface Remembers<K, T> {
  readonly get: (key: K) => T | undefined
  readonly set: (key: K, value: T) => unknown
}
