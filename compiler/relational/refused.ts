import type { Origin } from '../../runtime/core/origin.ts'
import { compareText } from '../../runtime/exact/order.ts'

/** What a plan has that is not compiled into other systems: the clause, and its words. */
export interface Refused {
  readonly origin: Origin
  /** What the clause does, as a noun: `pay that is held`. */
  readonly what: string
}

/** Thrown and caught in this folder alone: the one way out of a deep clause. Null: what it needs was refused before. */
export class NotCompiled extends Error {
  readonly refused: Refused | null
  constructor(refused: Refused | null) {
    super(refused?.what ?? 'what it needs was refused')
    this.refused = refused
  }
}

export function refuse(what: string, origin: Origin): never {
  throw new NotCompiled({ what, origin })
}

/** The way out where something is missing because its own clause was refused. */
export function waits(): never {
  throw new NotCompiled(null)
}

/** What is made, or undefined where a clause of it is refused: that is noted in `refusals`, and what does not need it goes on. */
export function tried<T>(refusals: Refused[], make: () => T): T | undefined {
  try {
    return make()
  } catch (problem) {
    if (!(problem instanceof NotCompiled)) throw problem
    if (problem.refused !== null) refusals.push(problem.refused)
    return undefined
  }
}

/** Each clause once, in the order of the plan's text. */
export function inOrder(refusals: readonly Refused[]): readonly Refused[] {
  const once = new Map(refusals.map((one) => [`${one.what} ${one.origin.address}`, one]))
  return [...once.values()].sort((a, b) => {
    const [left, right] = [a.origin.span, b.origin.span]
    return compareText(left.file, right.file) || left.start.line - right.start.line || left.start.column - right.start.column
  })
}
