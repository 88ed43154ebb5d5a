/** What a target cannot express of a program, and where in the plan it stands. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Step } from '../relational/program/ir.ts'
import type { Refused } from '../relational/refused.ts'

export interface Refusal {
  /** The clause of the plan; null: the program as a whole. */
  readonly origin: Step['origin']
  readonly step: string
  /** What the step does, in the plan's words. */
  readonly says: string
  /** How far a number may reach, as a power of ten above it, and how far the target goes. */
  readonly reach: bigint
  readonly limit: bigint
}

/** A program's text for one target, or why there is none. */
export type Emitted<Text> =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

/** What identifies a generated text, besides the program. */
export interface Stamp {
  /** The hash of the plan's Core. */
  readonly plan: string
  /** The version of the compiler. */
  readonly version: string
}

/** A finding for each clause that is not compiled (CB701). */
export const notCompiled = (refused: readonly Refused[]): Diagnostic[] =>
  refused.map(({ what, origin }) => report('CB701', origin.span, { what }))
