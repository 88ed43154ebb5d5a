/** Choices that a generator makes one after another, drawn by fast-check and shrunk towards the first option of each, or made from a number. */
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

const drawnBy = (below: (limit: number) => number): Draw => ({
  below,
  one: <T>(...options: readonly T[]): T => options[below(options.length)] as T,
  chance: (oneIn) => below(oneIn) === oneIn - 1,
})

export function drawing(from: readonly number[]): Draw {
  let at = 0
  return drawnBy((limit) => {
    const face = from[at] ?? 0
    at += 1
    return Math.floor((face * limit) / FACES)
  })
}

/** Choices made from two numbers alone, the same on every machine: splitmix, 32 bits. Source: Steele, Lea, Flood, OOPSLA 2014. */
export function seeded(seed: number, stream: number): Draw {
  let state = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)
  return drawnBy((limit) => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * limit)
  })
}
