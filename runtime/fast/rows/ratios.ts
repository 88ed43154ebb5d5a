/** Shares by number: a plan knows few different ones, so that sums of them are found again instead of added. */
import { add, compare, equal, multiply, ONE, type Ratio, subtract, ZERO } from '../../exact/ratio.ts'

/** Numbered shares; 0 is nothing and 1 is the whole. */
export interface Ratios {
  readonly of: (value: Ratio) => number
  readonly at: (number: number) => Ratio
  readonly sum: (a: number, b: number) => number
  readonly difference: (a: number, b: number) => number
  readonly product: (a: number, b: number) => number
  /** Negative, zero or positive as the first is less than, equal to or more than the second. */
  readonly compare: (a: number, b: number) => number
}

export const [NOTHING, WHOLE] = [0, 1] as const

/** Few enough pairs to be found by one number. */
const BASE = 2 ** 26

export function numberedRatios(): Ratios {
  const list: Ratio[] = [ZERO, ONE]
  const numbers = new Map(list.map((one, number) => [`${one.n}/${one.d}`, number]))
  const of = (value: Ratio): number => {
    const key = `${value.n}/${value.d}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, list.length)
    return list.push(value) - 1
  }
  const at = (number: number): Ratio => list[number] ?? ZERO
  const remembered = <T>(make: (a: Ratio, b: Ratio) => T): ((a: number, b: number) => T) => {
    const known = new Map<number, T>()
    return (a, b) => {
      const key = a * BASE + b
      const before = known.get(key)
      if (before !== undefined) return before
      const made = make(at(a), at(b))
      known.set(key, made)
      return made
    }
  }
  return {
    of,
    at,
    sum: remembered((a, b) => of(add(a, b))),
    difference: remembered((a, b) => of(subtract(a, b))),
    product: remembered((a, b) => of(multiply(a, b))),
    compare: remembered((a, b) => (equal(a, b) ? 0 : compare(a, b))),
  }
}
