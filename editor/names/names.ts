/** Everything that has a name in a plan and the files that it uses, and every place that names it. */

import type { NodeBase, Word } from '../../grammar/syntax.ts'
import { contains, type Position } from '../../messages/span.ts'
import type { NameKind } from './slots.ts'

/** A place where a name is made; a metric of a company is declared again by the plan that adds to it. */
export interface Declaration {
  readonly word: Word
  readonly node: NodeBase
}

export interface Named {
  readonly kind: NameKind
  readonly name: string
  /** The record that a field belongs to. */
  readonly record: string | undefined
  readonly declared: readonly Declaration[]
}

/** A word of the text that makes or names something. */
export interface Occurrence {
  readonly word: Word
  /** Undefined where nothing of that name is declared. */
  readonly named: Named | undefined
  /** What it is, or what was wanted. */
  readonly kind: NameKind
  readonly declares: boolean
  /** `rank reps by ...`: the record is named as many. */
  readonly plural: boolean
}

/** What some files declare. */
export interface Declared {
  /** By space of names, record and name (`keyOf`). */
  readonly byKey: ReadonlyMap<string, Named>
  /** The record of the people that are paid. */
  readonly payee: string | undefined
}

export interface Names {
  readonly all: readonly Named[]
  readonly declared: Declared
  /** By file, in the order of the text. */
  readonly occurrences: ReadonlyMap<string, readonly Occurrence[]>
}

/** The occurrence at a place, also just after its last letter. */
export const occurrenceAt = (names: Names, file: string, at: Position): Occurrence | undefined =>
  names.occurrences.get(file)?.find(({ word: { span } }) => contains(span, at))
