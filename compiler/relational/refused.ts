import type { Origin } from '../../runtime/core/origin.ts'

/** What a plan has that is not compiled into other systems: the clause, and its words. */
export interface Refused {
  readonly origin: Origin
  /** What the clause does, as a noun: `pay that is held`. */
  readonly what: string
}

/** Thrown and caught in this folder alone: the one way out of a deep clause. */
export class NotCompiled extends Error {
  readonly origin: Origin
  constructor(what: string, origin: Origin) {
    super(what)
    this.origin = origin
  }
}

export function refuse(what: string, origin: Origin): never {
  throw new NotCompiled(what, origin)
}
