/** Whole numbers on their way to pay, each with the bounds that prove how it may be computed (design: exact by proof, not by type). */
import { once } from './once.ts'

/** What is known of a number before any data is seen. */
export interface Bounds {
  readonly low: bigint
  readonly high: bigint
  /** Whether doubles hold it exactly, and all that it is made of. */
  readonly exact: boolean
  /** It is no nearer to zero than this wherever it divides something that is used; 1 where nothing more is known. */
  readonly apart: bigint
}

export type RoundingMode = 'half_up' | 'half_even' | 'half_down' | 'up' | 'down'

/**
 * A whole number as a small program without loops. Fractions are pairs of these (`fraction.ts`), so nothing here is ever divided but by
 * `round`, and nothing is rounded but there.
 */
export type Num =
  | (Bounds & { readonly kind: 'constant'; readonly value: bigint })
  /** A number that is handed in for each person and moment. */
  | (Bounds & { readonly kind: 'input'; readonly slot: number })
  | (Bounds & { readonly kind: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum'; readonly left: Num; readonly right: Num })
  | (Bounds & { readonly kind: 'pick'; readonly when: Truth; readonly then: Num; readonly otherwise: Num })
  /** The whole number nearest to `over / under`, which is above zero; halves as the mode says. */
  | (Bounds & { readonly kind: 'round'; readonly over: Num; readonly under: Num; readonly mode: RoundingMode })

/** A condition. */
export type Truth =
  | { readonly kind: 'always' | 'never' }
  | { readonly kind: 'flag'; readonly slot: number }
  /** `left <= right`, or `left < right`. */
  | { readonly kind: 'below'; readonly left: Num; readonly right: Num; readonly orSame: boolean }
  | { readonly kind: 'and' | 'or'; readonly left: Truth; readonly right: Truth }
  | { readonly kind: 'not'; readonly value: Truth }

/** Doubles hold every whole number up to here. */
export const EXACT = 2n ** 53n

/** How far from zero a number may be. */
export const sizeOf = ({ low, high }: Pick<Bounds, 'low' | 'high'>): bigint => (-low > high ? -low : high)

/** Bounds of a result; it stays exact as long as its parts are and doubles hold every whole number between the bounds. */
const bounded = (low: bigint, high: bigint, parts: boolean, apart = awayFromZero(low, high)): Bounds => ({
  low,
  high,
  exact: parts && sizeOf({ low, high }) <= EXACT,
  apart,
})

/** How far from zero all between two bounds is, at least 1. */
const awayFromZero = (low: bigint, high: bigint): bigint => (low > 1n ? low : high < -1n ? -high : 1n)

export const constant = (value: bigint): Num => ({ kind: 'constant', value, ...bounded(value, value, true) })

/** A number that is handed in: an exact double where its bounds allow it. `apart`: the least that it is where it is not zero. */
export const input = (slot: number, low: bigint, high: bigint, apart = 1n): Num => {
  const bounds = bounded(low, high, true)
  return { kind: 'input', slot, ...bounds, apart: apart > bounds.apart ? apart : bounds.apart }
}

export const [ZERO, ONE] = [constant(0n), constant(1n)]
const isConstant = (one: Num, value: bigint): boolean => one.kind === 'constant' && one.value === value

export function plus(left: Num, right: Num): Num {
  if (isConstant(left, 0n)) return right
  if (isConstant(right, 0n)) return left
  return once('add', left, right, (): Num => {
    if (left.kind === 'constant' && right.kind === 'constant') return constant(left.value + right.value)
    return { kind: 'add', left, right, ...bounded(left.low + right.low, left.high + right.high, left.exact && right.exact) }
  })
}

export function minus(left: Num, right: Num): Num {
  if (isConstant(right, 0n)) return left
  return once('subtract', left, right, (): Num => {
    if (left.kind === 'constant' && right.kind === 'constant') return constant(left.value - right.value)
    const apart = isConstant(left, 0n) ? right.apart : undefined
    return { kind: 'subtract', left, right, ...bounded(left.low - right.high, left.high - right.low, left.exact && right.exact, apart) }
  })
}

const sorted = (list: readonly bigint[]): readonly bigint[] => [...list].sort((a, b) => (a === b ? 0 : a < b ? -1 : 1))
const least = (list: readonly bigint[]): bigint => sorted(list)[0] ?? 0n
const greatest = (list: readonly bigint[]): bigint => sorted(list).at(-1) ?? 0n

/** Whether a number is the plan's own, or a choice of such: it is multiplied by others first, so that a table is looked up before it is used. */
export const isFixed = (one: Num): boolean =>
  one.kind === 'constant' || (one.kind === 'pick' && isFixed(one.then) && isFixed(one.otherwise))

/** A product. The plan's own numbers stand first in it, as one, wherever they were written. */
export function times(left: Num, right: Num): Num {
  if (isConstant(left, 1n)) return right
  if (isConstant(right, 1n)) return left
  if (isConstant(left, 0n) || isConstant(right, 0n)) return ZERO
  if (isFixed(right) && !isFixed(left)) return times(right, left)
  return once('multiply', left, right, (): Num => {
    if (left.kind === 'constant' && right.kind === 'constant') return constant(left.value * right.value)
    if (left.kind === 'constant' && isFixed(right)) return byChoice(left, right)
    if (right.kind === 'constant' && isFixed(left)) return byChoice(right, left)
    return (isFixed(left) && right.kind === 'multiply' ? regrouped(left, right.left, right.right) : undefined) ?? multiplied(left, right)
  })
}

/** A constant times a choice of constants. */
const byChoice = (factor: Num, choice: Num): Num =>
  choice.kind === 'pick' ? pick(choice.when, times(factor, choice.then), times(factor, choice.otherwise)) : times(factor, choice)

/** `fixed x (left x right)` with one number of the plan less, or as the product of two that doubles hold; undefined where it is neither. */
function regrouped(fixed: Num, left: Num, right: Num): Num | undefined {
  if (isFixed(left)) return fixed.kind === 'constant' || left.kind === 'constant' ? times(times(fixed, left), right) : undefined
  const [second, first] = [times(fixed, right), times(fixed, left)]
  if (multiplied(left, right).exact) return undefined
  if (left.exact && second.exact) return multiplied(left, second)
  return right.exact && first.exact ? multiplied(first, right) : undefined
}

function multiplied(left: Num, right: Num): Num {
  const corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]
  const bounds = bounded(least(corners), greatest(corners), left.exact && right.exact, left.apart * right.apart)
  return { kind: 'multiply', left, right, ...bounds }
}

export const smaller = (left: Num, right: Num): Num =>
  once('minimum', left, right, (): Num => {
    if (left.high <= right.low) return left
    if (right.high <= left.low) return right
    const bounds = bounded(least([left.low, right.low]), least([left.high, right.high]), left.exact && right.exact)
    return { kind: 'minimum', left, right, ...bounds }
  })

export const larger = (left: Num, right: Num): Num =>
  once('maximum', left, right, (): Num => {
    if (left.low >= right.high) return left
    if (right.low >= left.high) return right
    const bounds = bounded(greatest([left.low, right.low]), greatest([left.high, right.high]), left.exact && right.exact)
    return { kind: 'maximum', left, right, ...bounds }
  })

/** A number that is not below zero, as a divisor: 1 where it is zero, and what it divides is then no value, or divided by nothing. */
export function divisor(size: Num): Num {
  if (size.low > 0n) return size
  return { ...larger(size, ONE), apart: size.apart }
}

export function pick(when: Truth, then: Num, otherwise: Num): Num {
  if (when.kind === 'always' || then === otherwise) return then
  if (when.kind === 'never') return otherwise
  if (when.kind === 'below' && isSame(when.left, otherwise) && isSame(when.right, then)) return larger(then, otherwise)
  if (when.kind === 'below' && isSame(when.left, then) && isSame(when.right, otherwise)) return smaller(then, otherwise)
  const [one, other] = [factorsOf(then), factorsOf(otherwise)]
  // what is chosen are numbers of the plan: they are chosen alone, and multiplied once
  if (one.of !== null && one.of === other.of) return times(pick(when, one.fixed, other.fixed), one.of)
  const [low, high] = [least([then.low, otherwise.low]), greatest([then.high, otherwise.high])]
  const apart = then.apart < otherwise.apart ? then.apart : otherwise.apart
  return { kind: 'pick', when, then, otherwise, ...bounded(low, high, then.exact && otherwise.exact, apart) }
}

const isSame = (one: Num, other: Num): boolean => one === other || (other.kind === 'constant' && isConstant(one, other.value))

/** A number as one of the plan's times another; null where it is the plan's alone. */
function factorsOf(one: Num): { readonly fixed: Num; readonly of: Num | null } {
  if (isFixed(one)) return { fixed: one, of: null }
  return one.kind === 'multiply' && isFixed(one.left) ? { fixed: one.left, of: one.right } : { fixed: ONE, of: one }
}

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : commonDivisor(b, a % b))

/** `over / under` as a whole number; `under` is above zero wherever the result is used. */
export function rounded(over: Num, under: Num, mode: RoundingMode): Num {
  if (under.kind === 'constant') {
    if (over.kind === 'constant') return constant(roundedExactly(over.value, under.value, mode))
    if (under.value === 1n) return over
    if (over.kind === 'multiply' && over.left.kind === 'constant') {
      const shared = commonDivisor(over.left.value, under.value)
      if (shared > 1n) return rounded(times(constant(over.left.value / shared), over.right), constant(under.value / shared), mode)
    }
  }
  const reach = sizeOf(over) / under.apart + 1n
  const [low, high] = [over.low < 0n ? -reach : 0n, over.high > 0n ? reach : 0n]
  // decided exactly or not at all: what comes out is the whole number itself
  return { kind: 'round', over, under, mode, low, high, exact: true, apart: 1n }
}

/** Whether doubles round `over / under` without any doubt: twice what is rounded, and the divisor, stay among whole numbers that they hold. */
export const roundsExactly = (over: Num, under: Num): boolean => over.exact && under.exact && 2n * sizeOf(over) + under.high <= EXACT

/** How large a quotient and its divisor may be for doubles to round what is the product of two whole numbers that they hold. */
const [MOST_QUOTIENT, MOST_DIVISOR] = [2n ** 52n, 2n ** 51n]

/**
 * The two factors of what is rounded where doubles hold both but not their product: what is left over of the division is then computed from the
 * halves of the product, and is exact (`rounding.ts`). Null where that is not proved.
 */
export function roundsProduct({ over, under, low, high }: Extract<Num, { kind: 'round' }>): readonly [Num, Num] | null {
  if (over.kind !== 'multiply' || !over.left.exact || !over.right.exact || !under.exact) return null
  return sizeOf({ low, high }) <= MOST_QUOTIENT && under.high <= MOST_DIVISOR ? [over.left, over.right] : null
}

/** The same for numbers that are there; 0 where `under` is. Source: semantics 12, all modes are sign-symmetric. */
export function roundedExactly(over: bigint, under: bigint, mode: RoundingMode): bigint {
  if (under <= 0n) return 0n
  const size = over < 0n ? -over : over
  const whole = size / under
  const twice = (size % under) * 2n
  const up = roundsUp(mode, twice === 0n ? -1 : twice < under ? 0 : twice === under ? 1 : 2, whole % 2n === 1n)
  const result = up ? whole + 1n : whole
  return over < 0n ? -result : result
}

/** Whether a magnitude goes up: `part` is -1 for nothing left over, 0 for less than a half, 1 for a half, 2 for more. */
export function roundsUp(mode: RoundingMode, part: number, odd: boolean): boolean {
  switch (mode) {
    case 'half_up':
      return part >= 1
    case 'half_down':
      return part === 2
    case 'half_even':
      return part === 2 || (part === 1 && odd)
    case 'up':
      return part >= 0
    case 'down':
      return false
    default: {
      const never: never = mode
      return never
    }
  }
}

export const ALWAYS: Truth = { kind: 'always' }
export const NEVER: Truth = { kind: 'never' }

export function below(left: Num, right: Num, orSame: boolean): Truth {
  if (left.high < right.low || (orSame && left.high <= right.low)) return ALWAYS
  if (left.low > right.high || (!orSame && left.low >= right.high)) return NEVER
  return once(orSame ? '<=' : '<', left, right, (): Truth => ({ kind: 'below', left, right, orSame }))
}

export function both(left: Truth, right: Truth): Truth {
  if (left.kind === 'never' || right.kind === 'always') return left
  if (left.kind === 'always' || right.kind === 'never') return right
  if (demands(left, right)) return left
  if (demands(right, left)) return right
  return once('and', left, right, (): Truth => ({ kind: 'and', left, right }))
}

/** Whether a condition is one of those that another consists of. */
const demands = (all: Truth, one: Truth): boolean =>
  all === one || (all.kind === 'and' && (demands(all.left, one) || demands(all.right, one)))

/** A condition without one of those that it consists of; undefined where it does not consist of it. */
function withoutPart(all: Truth, one: Truth): Truth | undefined {
  if (all === one) return ALWAYS
  if (all.kind !== 'and') return undefined
  const [left, right] = [withoutPart(all.left, one), withoutPart(all.right, one)]
  if (left !== undefined) return both(left, right ?? all.right)
  return right === undefined ? undefined : both(all.left, right)
}

export function either(left: Truth, right: Truth): Truth {
  if (left.kind === 'always' || right.kind === 'never' || left === right) return left
  if (left.kind === 'never' || right.kind === 'always') return right
  // `(a and b) or a` is `a`
  if (demands(left, right)) return right
  if (demands(right, left)) return left
  // `a or (not a and b)` is `a or b`
  const rest = withoutPart(right, not(left))
  if (rest !== undefined) return either(left, rest)
  return once('or', left, right, (): Truth => ({ kind: 'or', left, right }))
}

export function not(value: Truth): Truth {
  if (value.kind === 'always') return NEVER
  if (value.kind === 'never') return ALWAYS
  return value.kind === 'not' ? value.value : once('not', value, value, (): Truth => ({ kind: 'not', value }))
}
