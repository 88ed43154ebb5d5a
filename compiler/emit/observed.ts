/** How far the figures of the data at hand reach: closer bounds than those of any data, so that numbers need be less wide. */
import { ANY_DATA, type Limits } from '../relational/limits.ts'

/** What one field of a record holds, in whole numbers of the column's scale. */
export interface Observed {
  readonly record: string
  readonly field: string
  /** The furthest from zero. */
  readonly most: bigint
  /** What all rows come to together, without their signs. */
  readonly together: bigint
}

/** The next of 1, 2, 5, 10, 20, 50 and so on, so that programs and their texts do not change with every row. */
function rounded(size: bigint): bigint {
  let power = 1n
  while (power * 10n < size) power *= 10n
  return [1n, 2n, 5n, 10n].map((times) => times * power).find((one) => one >= size) ?? power
}

/**
 * The bounds of the data, loosest first: rows that count for one person in one window come to all there are, or to fewer, which the checks
 * of a run hold. Days, texts and yes or no keep the bounds of any data; so does a field that was not observed.
 */
export function limitsOf(observed: readonly Observed[]): Limits[] {
  const known = new Map(observed.map((one) => [`${one.record}.${one.field}`, rounded(one.most)]))
  const times = observed.map(({ most, together }) => (most === 0n ? 1n : (together + rounded(most) - 1n) / rounded(most)))
  const all = times.reduce((a, b) => (b > a ? b : a), 1n)
  return downFrom(all).map((rowsTogether) => ({
    field: (unit, record, name, price) => {
      const reach = ANY_DATA.field(unit, record, name, price)
      const most = known.get(`${record}.${name}`)
      return most === undefined || unit.kind === 'date' || unit.kind === 'yesno' ? reach : { ...reach, low: -most, high: most }
    },
    rowsTogether,
  }))
}

/** A number, its half, and so on down to 1. */
function downFrom(all: bigint): readonly bigint[] {
  const steps = [all]
  for (let one = all / 2n; one >= 1n; one /= 2n) steps.push(one)
  return steps
}

/** The bounds of any data, but with no amount of money, of a row or of all rows of a person in a window, above this many minor units. */
export const withAmountsUpTo = (most: bigint): Limits => ({
  ...ANY_DATA,
  field: (unit, record, name, price) => {
    const reach = ANY_DATA.field(unit, record, name, price)
    return unit.kind === 'money' ? { ...reach, low: -most, high: most } : reach
  },
})
