/**
 * Numbers of the plan as whole numbers of columns: fractions are those of the fast evaluator, with the same bounds and the same rounding, and
 * each of its inputs is a column, or what is made of one.
 */
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, input, type Num, type Truth } from '../../../runtime/fast/program/number.ts'
import { column, columnNamed, int, integer, isOne, type Relation } from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Condition, Scalar } from '../program/scalar.ts'

/** What stands for each input: a value for its number, a condition where it is a truth. */
export interface Slots {
  readonly values: (Scalar | undefined)[]
  readonly truths: (Condition | 'always' | 'never' | undefined)[]
}

export const newSlots = (): Slots => ({ values: [], truths: [] })

const nextSlot = ({ values, truths }: Slots): number => Math.max(values.length, truths.length)

/** A number that is a scalar of the row, between two bounds. */
export function given(slots: Slots, value: Scalar, low: bigint, high: bigint, apart = 1n): Num {
  const slot = nextSlot(slots)
  slots.values[slot] = value
  return input(slot, low, high, apart)
}

/** A truth that is a condition on the row. */
export function when(slots: Slots, condition: Condition): Truth {
  const slot = nextSlot(slots)
  slots.truths[slot] = condition
  return { kind: 'flag', slot }
}

/** The number in a column; where that may be null, it is a number with a flag, and 0 where there is none. */
export function figureIn(slots: Slots, relation: Relation, name: string): Fraction {
  const found = columnNamed(relation, name)
  if (found.type !== 'int') throw new Error(`\`${name}\` is no number`)
  const [low, high] = [BigInt(found.low), BigInt(found.high)]
  const { scale } = found
  if (!found.nullable) return { over: given(slots, column(name), low, high), under: null, scale, known: ALWAYS }
  const value: Scalar = { kind: 'coalesce', value: column(name), otherwise: integer(0) }
  return {
    over: given(slots, value, low < 0n ? low : 0n, high > 0n ? high : 0n),
    under: null,
    scale,
    known: when(slots, { kind: 'not', value: { kind: 'is_null', value: column(name) } }),
  }
}

/** A truth in a column of ones and zeros. */
export const truthIn = (slots: Slots, name: string): Truth => when(slots, isOne(name))

/** A column for a number, as far as it reaches. */
export const columnFor = (name: string, { low, high }: Num, scale = 0): Column => int(name, low, high, scale)
