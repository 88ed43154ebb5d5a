/** Choices that a generator makes one after another, drawn by fast-check and shrunk towards the first option of each. */
import fc from 'fast-check'

export interface Draw {
  /** One of several; the first is the simplest. */
  readonly one: <T>(...options: readonly T[]) => T
  /** Yes in one of so many draws; no is the simplest. */
  readonly chance: (oneIn: number) => boolean
  /** A whole number from 0 to below. */
  readonly below: (limit: number) => number
}

/** Divides by 2 to 10, 12 and 14, so that every option is as likely as the others. */
const FACES = 2520

/** The choices behind a `Draw`: when they run out, every further one is the simplest. */
export const choices = (length: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.nat(FACES - 1), { minLength: length, maxLength: length })

export function drawing(from: readonly number[]): Draw {
  let at = 0
  const below = (limit: number): number => {
    const face = from[at] ?? 0
    at += 1
    return Math.floor((face * limit) / FACES)
  }
  return {
    below,
    one: <T>(...options: readonly T[]): T => options[below(options.length)] as T,
    chance: (oneIn) => below(oneIn) === oneIn - 1,
  }
}
