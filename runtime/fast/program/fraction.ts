/** Exact fractions over whole numbers: attainment is never divided until pay is rounded (semantics 0, 6.2). */
import type { Comparison } from '../../core/expression.ts'
import type { Ratio } from '../../exact/ratio.ts'
import {
  ALWAYS,
  below,
  both,
  constant,
  divisor,
  either,
  larger,
  minus,
  NEVER,
  type Num,
  not,
  ONE,
  pick,
  plus,
  type RoundingMode,
  rounded,
  smaller,
  type Truth,
  times,
  ZERO,
} from './number.ts'

/** `over / (under x 10^scale)`, a value only where `known`; `under` is above zero everywhere, null is one. */
export interface Fraction {
  readonly over: Num
  readonly under: Num | null
  readonly scale: number
  readonly known: Truth
  /** It is above zero wherever it is known, such as a quota (semantics 5). */
  readonly positive?: true
}

const powers: Num[] = []
/** A power of ten, the same number each time. */
function power(digits: number): Num {
  const known = powers[digits] ?? (digits === 0 ? ONE : constant(10n ** BigInt(digits)))
  powers[digits] = known
  return known
}

/** A number as the plan or the data states it. */
export function literal(value: Ratio): Fraction {
  let [scale, d] = [0, value.d]
  while (d > 1n && (d % 2n === 0n || d % 5n === 0n)) {
    d /= d % 10n === 0n ? 10n : d % 5n === 0n ? 5n : 2n
    scale += 1
  }
  if (d !== 1n) return { over: constant(value.n), under: constant(value.d), scale: 0, known: ALWAYS }
  return { over: constant((value.n * 10n ** BigInt(scale)) / value.d), under: null, scale, known: ALWAYS }
}

export const NOTHING: Fraction = { over: ZERO, under: null, scale: 0, known: NEVER }

/** Both over one divisor: the numerators, the divisor and its scale. */
function aligned(a: Fraction, b: Fraction): { left: Num; right: Num; under: Num | null; scale: number } {
  const scale = Math.max(a.scale, b.scale)
  const left = times(a.over, power(scale - a.scale))
  const right = times(b.over, power(scale - b.scale))
  if (a.under === b.under) return { left, right, under: a.under, scale }
  return {
    left: b.under === null ? left : times(left, b.under),
    right: a.under === null ? right : times(right, a.under),
    under: a.under === null ? b.under : b.under === null ? a.under : times(a.under, b.under),
    scale,
  }
}

const knownBoth = (a: Fraction, b: Fraction): Truth => both(a.known, b.known)

export function sum(a: Fraction, b: Fraction): Fraction {
  const { left, right, under, scale } = aligned(a, b)
  return { over: plus(left, right), under, scale, known: knownBoth(a, b) }
}

export function difference(a: Fraction, b: Fraction): Fraction {
  const { left, right, under, scale } = aligned(a, b)
  return { over: minus(left, right), under, scale, known: knownBoth(a, b) }
}

export const negated = ({ over, under, scale, known }: Fraction): Fraction => ({ over: minus(ZERO, over), under, scale, known })

export const product = (a: Fraction, b: Fraction): Fraction => ({
  over: times(a.over, b.over),
  under: a.under === null ? b.under : b.under === null ? a.under : times(a.under, b.under),
  scale: a.scale + b.scale,
  known: knownBoth(a, b),
})

/** A number's size as a divisor, one for each number: so that what is divided by the same quota stays over one divisor. */
function divisorOf(number: Num): Num {
  const known = divisors.get(number)
  if (known !== undefined) return known
  const made = divisor(pick(below(number, ZERO, false), minus(ZERO, number), number))
  divisors.set(number, made)
  return made
}
const divisors = new WeakMap<Num, Num>()

/** `a / b`; no value where `b` is zero. */
export function quotient(a: Fraction, b: Fraction): Fraction {
  const negative = below(b.over, ZERO, false)
  const over = pick(negative, minus(ZERO, a.over), a.over)
  const scaled = { ...a, over: times(over, power(b.scale)) }
  const under = times(a.under ?? ONE, divisorOf(b.over))
  const zero = b.positive === true ? NEVER : both(below(b.over, ZERO, true), below(ZERO, b.over, true))
  return {
    over: b.under === null ? scaled.over : times(scaled.over, b.under),
    under,
    scale: a.scale,
    known: both(knownBoth(a, b), not(zero)),
  }
}

/** `a < b`, or `a <= b`; false where one has no value. */
export function isBelow(a: Fraction, b: Fraction, orSame: boolean): Truth {
  const { left, right } = aligned(a, b)
  return both(knownBoth(a, b), below(left, right, orSame))
}

/** `a` where a condition holds, else `b`. */
export function choose(when: Truth, a: Fraction, b: Fraction): Fraction {
  if (when.kind === 'always') return a
  if (when.kind === 'never') return b
  if (a.under === b.under) {
    const { left, right, under, scale } = aligned(a, b)
    return { over: pick(when, left, right), under, scale, known: chosen(when, a.known, b.known) }
  }
  const known = chosen(when, a.known, b.known)
  // what has no divisor takes that of the other, so that sums of what is chosen stay over one
  if (a.under === null || b.under === null) {
    const { left, right, under, scale } = aligned(a, b)
    return { over: pick(when, left, right), under, scale, known }
  }
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [times(a.over, power(scale - a.scale)), times(b.over, power(scale - b.scale))]
  return { over: pick(when, left, right), under: pick(when, a.under, b.under), scale, known }
}

const chosen = (when: Truth, then: Truth, otherwise: Truth): Truth =>
  then === otherwise || (then.kind === 'always' && otherwise.kind === 'always')
    ? then
    : either(both(when, then), both(not(when), otherwise))

/** The smaller of two; no value where one has none. */
export function least(a: Fraction, b: Fraction): Fraction {
  const { left, right, under, scale } = aligned(a, b)
  return { over: smaller(left, right), under, scale, known: knownBoth(a, b) }
}

export function greatest(a: Fraction, b: Fraction): Fraction {
  const { left, right, under, scale } = aligned(a, b)
  return { over: larger(left, right), under, scale, known: knownBoth(a, b) }
}

/** Rounded to whole multiples of `unit`. */
export function roundedTo(a: Fraction, unit: Ratio, mode: RoundingMode): Fraction {
  // a / unit = over x unit.d / (under x 10^scale x unit.n)
  const over = times(a.over, constant(unit.d))
  const under = times(times(a.under ?? ONE, power(a.scale)), constant(unit.n))
  const whole: Fraction = { over: rounded(over, under, mode), under: null, scale: 0, known: a.known }
  return product(whole, literal(unit))
}

/** A comparison of two numbers or days; false where one is missing. */
export function compared(op: Comparison, left: Fraction, right: Fraction): Truth {
  switch (op) {
    case '<':
      return isBelow(left, right, false)
    case '<=':
      return isBelow(left, right, true)
    case '>':
      return isBelow(right, left, false)
    case '>=':
      return isBelow(right, left, true)
    case '=':
      return both(isBelow(left, right, true), isBelow(right, left, true))
    case '<>':
      return either(isBelow(left, right, false), isBelow(right, left, false))
    default: {
      const never: never = op
      return never
    }
  }
}
