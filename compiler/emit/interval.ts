/** How far the numbers of a relational program reach, from the bounds of the columns that they are made of. */
import type { Column } from '../relational/program/ir.ts'
import type { Scalar } from '../relational/program/scalar.ts'

/** Both ends included. */
export interface Interval {
  readonly low: bigint
  readonly high: bigint
}

/** A column by its name, and in the condition of a join by its side. */
export type ColumnNamed = (name: string, side: 'left' | 'right' | undefined) => Column

/** How far from zero. */
export const sizeOf = ({ low, high }: Interval): bigint => (-low > high ? -low : high)

export const fits = (interval: Interval, size: bigint): boolean => sizeOf(interval) <= size

const least = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a))
const greatest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a))

const around = (intervals: readonly Interval[]): Interval => ({
  low: least(intervals.map(({ low }) => low)),
  high: greatest(intervals.map(({ high }) => high)),
})

/** What a column of whole numbers may hold; undefined for texts. */
export const intervalOfColumn = (column: Column): Interval | undefined =>
  column.type === 'int' ? { low: BigInt(column.low), high: BigInt(column.high) } : undefined

/** Whole quotients of a number by one that is above zero, rounded in any way. */
function quotients(over: Interval, under: Interval): Interval {
  const smallest = under.low > 1n ? under.low : 1n
  const up = (size: bigint): bigint => (size + smallest - 1n) / smallest
  return { low: over.low < 0n ? -up(-over.low) : 0n, high: over.high > 0n ? up(over.high) : 0n }
}

/** What the rounding of `over / under` computes on its way: twice the one and once the other. */
export const roundingRoom = (over: Interval, under: Interval): Interval => {
  const size = 2n * sizeOf(over) + under.high
  return { low: -size, high: size }
}

/** What scalars over the same columns were found to come to: each is asked about once for every scalar that it stands in. */
const known = new WeakMap<ColumnNamed, WeakMap<Scalar, Interval>>()

/** What a scalar may come to; undefined for texts, and for a null alone. */
export function intervalOf(scalar: Scalar, columnNamed: ColumnNamed): Interval | undefined {
  const before = known.get(columnNamed) ?? new WeakMap<Scalar, Interval>()
  known.set(columnNamed, before)
  const found = before.get(scalar) ?? foundOf(scalar, columnNamed)
  if (found !== undefined) before.set(scalar, found)
  return found
}

function foundOf(scalar: Scalar, columnNamed: ColumnNamed): Interval | undefined {
  const of = (part: Scalar): Interval => intervalOf(part, columnNamed) ?? { low: 0n, high: 0n }
  switch (scalar.kind) {
    case 'column':
      return intervalOfColumn(columnNamed(scalar.name, scalar.side))
    case 'integer':
      return { low: BigInt(scalar.value), high: BigInt(scalar.value) }
    case 'text':
    case 'null':
      return undefined
    case 'add': {
      const [left, right] = [of(scalar.left), of(scalar.right)]
      return { low: left.low + right.low, high: left.high + right.high }
    }
    case 'subtract': {
      const [left, right] = [of(scalar.left), of(scalar.right)]
      return { low: left.low - right.high, high: left.high - right.low }
    }
    case 'multiply': {
      const [left, right] = [of(scalar.left), of(scalar.right)]
      const corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]
      return { low: least(corners), high: greatest(corners) }
    }
    case 'smaller':
    case 'larger': {
      const [left, right] = [of(scalar.left), of(scalar.right)]
      const pick = scalar.kind === 'smaller' ? least : greatest
      return { low: pick([left.low, right.low]), high: pick([left.high, right.high]) }
    }
    case 'round':
    case 'quotient':
      return quotients(of(scalar.over), of(scalar.under))
    case 'case':
    case 'coalesce': {
      const parts = scalar.kind === 'case' ? [...scalar.when.map(({ then }) => then), scalar.otherwise] : [scalar.value, scalar.otherwise]
      const intervals = parts.flatMap((part) => intervalOf(part, columnNamed) ?? [])
      return intervals.length === 0 ? undefined : around(intervals)
    }
    default: {
      const never: never = scalar
      return never
    }
  }
}
