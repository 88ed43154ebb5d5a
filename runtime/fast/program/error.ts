/** How far doubles may be off: one set of rules, which a program carries out beside its numbers and a proof at the bounds of them. */
import { insideOf } from './exact.ts'
import { type Num, sizeOf, type Truth } from './number.ts'

/** The distance of doubles from each other, in parts of their size: no operation is off by more. */
export const UNIT = 2 ** -52

/** A value, and how far it may be off. */
export interface Off<T> {
  readonly value: T
  readonly error: T
}

/** What the rules are carried out in: text of a program, or numbers. */
export interface Algebra<T> {
  readonly none: T
  readonly add: (a: T, b: T) => T
  readonly multiply: (a: T, b: T) => T
  readonly larger: (a: T, b: T) => T
  readonly size: (a: T) => T
  readonly choose: (when: T, then: T, otherwise: T) => T
  /** `UNIT` times a size. */
  readonly units: (size: T) => T
}

/** How far a number that doubles do not hold may be off, from what it is made of. */
export function errorIn<T>(part: Num, own: T, [a, b, c]: readonly Off<T>[], of: Algebra<T>): T {
  const near = of.units(of.size(own))
  if (a === undefined || b === undefined) return part.kind === 'round' ? of.none : near
  switch (part.kind) {
    case 'constant':
    case 'input':
      return near
    case 'add':
    case 'subtract':
      return of.add(of.add(a.error, b.error), near)
    case 'multiply':
      return of.add(of.add(of.multiply(of.size(a.value), b.error), of.multiply(of.add(of.size(b.value), b.error), a.error)), near)
    case 'minimum':
    case 'maximum':
      return of.larger(a.error, b.error)
    case 'pick':
      return c === undefined ? near : of.choose(a.value, b.error, c.error)
    case 'round':
      return of.none
    default: {
      const never: never = part
      return never
    }
  }
}

/** How near to a turn of its rounding `all = over / under` must be for doubles not to tell, given how far the two may be off. */
export const marginOf = (all: number, overError: number, under: number, underError: number): number =>
  ((overError + all * underError) / (under - underError) + all * UNIT) * 1.01

/** The rules in numbers; a choice is as far off as either of the two. */
export const NUMBERS: Algebra<number> = {
  none: 0,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  larger: Math.max,
  size: Math.abs,
  choose: (_, then, otherwise) => Math.max(then, otherwise),
  units: (size) => size * UNIT,
}

/** How far a number may be off at its bounds, and in parts of its size; `Infinity` where no such part bounds it. */
export interface Worst {
  readonly error: number
  readonly relative: number
}

/** The worst of every number of a program. */
export function worstOf(): (part: Num) => Worst {
  const known = new Map<Num, Worst>()
  const worst = (part: Num): Worst => {
    const found = known.get(part)
    if (found !== undefined) return found
    const made = part.exact ? { error: 0, relative: 0 } : { error: errorAt(part, worst), relative: relativeTo(part, worst) }
    known.set(part, made)
    return made
  }
  return worst
}

const isNum = (part: Num | Truth): part is Num => 'exact' in part

function errorAt(part: Num, worst: (part: Num) => Worst): number {
  const inside = insideOf(part).map((one): Off<number> => (isNum(one) ? { value: Number(sizeOf(one)), error: worst(one).error } : TRUTH))
  return errorIn(part, Number(sizeOf(part)), inside, NUMBERS)
}
const TRUTH: Off<number> = { value: 0, error: 0 }

/** Products and sums of what is never below zero keep their errors in proportion. */
function relativeTo(part: Num, worst: (part: Num) => Worst): number {
  const parts = insideOf(part).filter(isNum)
  const [a = 0, b = 0] = parts.map((one) => worst(one).relative)
  switch (part.kind) {
    case 'constant':
    case 'input':
      return UNIT
    case 'multiply':
      return a + b + a * b + UNIT
    case 'add':
      return parts.every(({ low }) => low >= 0n) || parts.every(({ high }) => high <= 0n) ? Math.max(a, b) + UNIT : Number.POSITIVE_INFINITY
    case 'subtract':
      return isNegation(part) ? b : Number.POSITIVE_INFINITY
    case 'minimum':
    case 'maximum':
      return parts.every(({ low }) => low >= 0n) || Math.max(a, b) === 0 ? Math.max(a, b) : Number.POSITIVE_INFINITY
    case 'pick':
      return Math.max(a, b)
    case 'round':
      return 0
    default: {
      const never: never = part
      return never
    }
  }
}

const isNegation = ({ left }: Extract<Num, { kind: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum' }>): boolean =>
  left.kind === 'constant' && left.value === 0n
