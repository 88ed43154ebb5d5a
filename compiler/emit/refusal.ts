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
  /** Whether it is a quotient that is too wide; some targets hold wider numbers than they divide. */
  readonly where: 'number' | 'quotient'
  /** How far a number may reach on both sides of zero, and how far the target goes there. */
  readonly reach: bigint
  readonly limit: bigint
}

/** Whether the one goes further beyond its limit than the other. */
export const isFurther = (one: Pick<Refusal, 'reach' | 'limit'>, other: Pick<Refusal, 'reach' | 'limit'>): boolean =>
  one.reach * other.limit > other.reach * one.limit

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
  /** The texts of the plan by the names of their files, the plan first: scripts list their lines with the steps; absent: they do not. */
  readonly sources?: ReadonlyMap<string, string>
}

/** A finding for each clause that is not compiled (CB701). */
export const notCompiled = (refused: readonly Refused[]): Diagnostic[] =>
  refused.map(({ what, origin }) => report('CB701', origin.span, { what }))
