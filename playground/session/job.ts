/** What work that takes long tells, and how it learns that nobody waits for it any more. */

export interface Job {
  /** How far it is, from 0 to 1, and how many rows were read so far, where it reads rows. */
  readonly progress: (part: number, rows?: number) => void
  /** Lets what is waiting be answered, and throws where the work was cancelled meanwhile. */
  readonly breathe: () => Promise<void>
}

/** Thrown out of work that nobody waits for. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** Work that nobody watches. */
export const UNWATCHED: Job = { progress: () => undefined, breathe: () => Promise.resolve() }
