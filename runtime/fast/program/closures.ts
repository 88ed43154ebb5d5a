/** A program on doubles without written code, for pages on which none may be: the same numbers, and the same care for how far they may be off. */
import { errorIn, NUMBERS, UNIT } from './error.ts'
import { insideOf } from './exact.ts'
import { type Num, roundsExactly, roundsProduct, sizeOf, type Truth } from './number.ts'
import { EXACTLY, NEAR, OF_PRODUCT } from './rounding.ts'

/** Works out all results; false where doubles cannot tell one of them. */
export type ClosureRun = (input: (slot: number) => number, out: Float64Array) => boolean

/** One part of a program; false where doubles cannot tell it. */
type Step = (input: (slot: number) => number) => boolean

/** Results as a list of steps, each part once. */
export function doublesByClosures(results: readonly (Num | Truth)[]): ClosureRun {
  const places = new Map<Num | Truth, number>()
  const order: (Num | Truth)[] = []
  const place = (part: Num | Truth): number => {
    const known = places.get(part)
    if (known !== undefined) return known
    for (const one of insideOf(part)) place(one)
    places.set(part, order.length)
    return order.push(part) - 1
  }
  const ends = results.map(place)
  const values = new Float64Array(order.length)
  const errors = new Float64Array(order.length)
  const steps = order.map((part, at) =>
    stepOf(
      part,
      at,
      insideOf(part).map((one) => places.get(one) ?? 0),
    ),
  )
  return (input, out) => {
    for (const step of steps) if (!step(input)) return false
    return ends.every((end, i) => {
      out[i] = values[end] ?? 0
      // whole numbers that are less than a half apart are the same
      return (errors[end] ?? 0) < 0.5
    })
  }

  function stepOf(part: Num | Truth, at: number, inside: readonly number[]): Step {
    const [a = 0, b = 0, c = 0] = inside
    const value = (one: number): number => values[one] ?? 0
    const error = (one: number): number => errors[one] ?? 0
    const is = (truth: boolean): boolean => {
      values[at] = truth ? 1 : 0
      return true
    }
    /** A number, and how far it may be off where doubles do not hold it exactly. */
    const off = (number: Num, of: () => number): Step => {
      const parts = inside.map((one) => ({
        get value() {
          return value(one)
        },
        get error() {
          return error(one)
        },
      }))
      return () => {
        const own = of()
        values[at] = own
        if (!number.exact) errors[at] = errorIn(number, own, parts, NUMBERS)
        return true
      }
    }
    switch (part.kind) {
      case 'constant':
        values[at] = Number(part.value)
        errors[at] = part.exact ? 0 : Number(sizeOf(part)) * UNIT
        return () => true
      case 'always':
      case 'never':
        values[at] = part.kind === 'always' ? 1 : 0
        return () => true
      case 'input':
        return (input) => {
          values[at] = input(part.slot)
          if (!part.exact) errors[at] = Math.abs(value(at)) * UNIT
          return true
        }
      case 'flag':
        return (input) => is(input(part.slot) !== 0)
      case 'add':
        return off(part, () => value(a) + value(b))
      case 'subtract':
        return off(part, () => value(a) - value(b))
      case 'multiply':
        return off(part, () => value(a) * value(b))
      case 'minimum':
        return off(part, () => Math.min(value(a), value(b)))
      case 'maximum':
        return off(part, () => Math.max(value(a), value(b)))
      case 'pick':
        return () => {
          const chosen = value(a) === 0 ? c : b
          values[at] = value(chosen)
          if (!part.exact) errors[at] = error(chosen)
          return true
        }
      case 'and':
        return () => is(value(a) !== 0 && value(b) !== 0)
      case 'or':
        return () => is(value(a) !== 0 || value(b) !== 0)
      case 'not':
        return () => is(value(a) === 0)
      case 'below': {
        if (part.left.exact && part.right.exact) return () => is(part.orSame ? value(a) <= value(b) : value(a) < value(b))
        return () => Math.abs(value(a) - value(b)) > (error(a) + error(b)) * 1.01 && is(value(a) < value(b))
      }
      case 'round': {
        const { over, under, mode } = part
        const exact = roundsExactly(over, under)
        const factors = exact ? null : roundsProduct(part)
        if (factors !== null) {
          const [left, right] = factors.map((one) => places.get(one) ?? 0)
          return () => {
            values[at] = OF_PRODUCT[mode](value(left ?? 0), value(right ?? 0), value(b))
            return true
          }
        }
        return () => {
          values[at] = exact ? EXACTLY[mode](value(a), value(b)) : NEAR[mode](value(a), error(a), value(b), error(b))
          return !Number.isNaN(values[at])
        }
      }
      default: {
        const never: never = part
        return never
      }
    }
  }
}
