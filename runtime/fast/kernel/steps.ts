/** The programs of all addends as one list of steps without repetition, each with how its number is held. */
import type { Num, RoundingMode, Truth } from '../program/number.ts'
import { EXACT, times } from '../program/number.ts'
import { isInt64, sizeOf } from './rung.ts'

/** How a number is held: a condition, all bits or none; 32 bits; a double; 64 bits; any size. In this order: each holds all that those before it hold. */
export type Held = 'bit' | 'int32' | 'double' | 'int64' | 'big'
const WIDTHS: readonly Held[] = ['bit', 'int32', 'double', 'int64', 'big']

/** One step; operands are places of steps before it. `works` is how an operation is done, where operands or result need it. */
export type Step =
  | { readonly op: 'constant'; readonly value: bigint; readonly as: Held }
  | { readonly op: 'number' | 'flag'; readonly slot: number; readonly as: Held }
  | {
      readonly op: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum'
      readonly left: number
      readonly right: number
      readonly as: Held
      readonly works: Held
    }
  /** The value where the condition holds, else 0. */
  | { readonly op: 'mask'; readonly when: number; readonly value: number; readonly as: Held }
  | { readonly op: 'pick'; readonly when: number; readonly then: number; readonly otherwise: number; readonly as: Held }
  | {
      readonly op: 'round'
      readonly over: number
      readonly under: number
      readonly mode: RoundingMode
      readonly as: Held
      readonly works: Held
    }
  | {
      readonly op: 'below'
      readonly left: number
      readonly right: number
      readonly orSame: boolean
      readonly as: 'bit'
      readonly works: Held
    }
  | { readonly op: 'and' | 'or'; readonly left: number; readonly right: number; readonly as: 'bit' }
  | { readonly op: 'not'; readonly value: number; readonly as: 'bit' }

export interface Steps {
  readonly steps: readonly Step[]
  /** By addend: the step whose number is added. */
  readonly results: readonly number[]
}

/** The narrowest way to hold a number between bounds. */
export function heldBy(bounds: Pick<Num, 'low' | 'high'>): Held {
  if (bounds.low >= -(2n ** 31n) && bounds.high < 2n ** 31n) return 'int32'
  if (sizeOf(bounds) <= EXACT) return 'double'
  return isInt64(bounds) ? 'int64' : 'big'
}

/** Whether it is more than doubles hold. */
export const isBig = (held: Held): boolean => held === 'int64' || held === 'big'

/** The wider of two. */
export const wider = (a: Held, b: Held): Held => (WIDTHS.indexOf(a) >= WIDTHS.indexOf(b) ? a : b)

/** The factors of a product; a product of 32 bits counts as one. */
const factorsOf = (part: Num): readonly Num[] =>
  part.kind === 'multiply' && heldBy(part) !== 'int32' ? [...factorsOf(part.left), ...factorsOf(part.right)] : [part]

/** A product with the smallest factors first, so that it stays within 32 bits as long as it can; itself where it has two. `made` are products in order. */
function smallestFirst(product: Num, made: Set<Num>): Num {
  const rest = made.has(product) ? [] : [...factorsOf(product)]
  if (rest.length <= 2) return product
  while (rest.length > 1) {
    rest.sort((a, b) => Number(sizeOf(a) > sizeOf(b)) - Number(sizeOf(a) < sizeOf(b)))
    const [one = product, other = product] = rest.splice(0, 2)
    const both = times(one, other)
    made.add(both)
    rest.push(both)
  }
  return rest[0] ?? product
}

/** All addends as steps. Parts that say the same are one step, whoever wrote them. */
export function stepsOf(addends: readonly Num[]): Steps {
  const steps: Step[] = []
  const bySaying = new Map<string, number>()
  const byPart = new Map<Num | Truth, number>()
  const ordered = new Set<Num>()

  const put = (step: Step): number => {
    const saying = JSON.stringify(step, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
    const known = bySaying.get(saying)
    if (known !== undefined) return known
    bySaying.set(saying, steps.length)
    return steps.push(step) - 1
  }
  const as = (at: number): Held => steps[at]?.as ?? 'big'
  const isZero = (part: Num): boolean => part.kind === 'constant' && part.value === 0n

  const place = (part: Num | Truth): number => {
    const known = byPart.get(part)
    if (known !== undefined) return known
    const at = placed(part)
    byPart.set(part, at)
    return at
  }
  /** `value` where `when` holds, else 0; a value that is masked already is masked by both. */
  const masked = (when: Truth, value: Num, held: Held): number => {
    const [w, v] = [place(when), place(value)]
    const inner = steps[v]
    if (inner?.op === 'mask') {
      const both = put({ op: 'and', left: w, right: inner.when, as: 'bit' })
      return put({ op: 'mask', when: both, value: inner.value, as: held })
    }
    // a product of doubles is masked where it is 32 bits, which is cheaper
    if (inner?.op === 'multiply' && inner.works === 'double') {
      const [narrow, other] = as(inner.left) === 'int32' ? [inner.left, inner.right] : [inner.right, inner.left]
      if (as(narrow) === 'int32') return put({ ...inner, left: put({ op: 'mask', when: w, value: narrow, as: 'int32' }), right: other })
    }
    return put({ op: 'mask', when: w, value: v, as: held })
  }
  const placed = (part: Num | Truth): number => {
    switch (part.kind) {
      case 'constant':
        return put({ op: 'constant', value: part.value, as: heldBy(part) })
      case 'always':
      case 'never':
        return put({ op: 'constant', value: part.kind === 'always' ? 1n : 0n, as: 'bit' })
      case 'input':
        return put({ op: 'number', slot: part.slot, as: heldBy(part) })
      case 'flag':
        return put({ op: 'flag', slot: part.slot, as: 'bit' })
      case 'multiply':
      case 'add':
      case 'subtract':
      case 'minimum':
      case 'maximum': {
        const cheaper = part.kind === 'multiply' ? smallestFirst(part, ordered) : part
        if (cheaper !== part) return place(cheaper)
        const [left, right, held] = [place(part.left), place(part.right), heldBy(part)]
        return put({ op: part.kind, left, right, as: held, works: wider(held, wider(as(left), as(right))) })
      }
      case 'pick': {
        const { when, then, otherwise } = part
        const held = heldBy(part)
        if (isZero(otherwise)) return masked(when, then, held)
        if (isZero(then)) return masked({ kind: 'not', value: when }, otherwise, held)
        return put({ op: 'pick', when: place(when), then: place(then), otherwise: place(otherwise), as: held })
      }
      case 'round': {
        const [over, under, held] = [place(part.over), place(part.under), heldBy(part)]
        const twice = heldBy({ low: -2n * sizeOf(part.over) - part.under.high, high: 2n * sizeOf(part.over) + part.under.high })
        return put({ op: 'round', over, under, mode: part.mode, as: held, works: wider(twice, wider(held, wider(as(over), as(under)))) })
      }
      case 'below': {
        const [left, right] = [place(part.left), place(part.right)]
        // a difference of 32 bits tells them apart by its sign
        const apart = heldBy({ low: part.left.low - part.right.high - 1n, high: part.left.high - part.right.low + 1n })
        const both = wider(as(left), as(right))
        const works = both === 'int32' && apart !== 'int32' ? 'double' : both
        return put({ op: 'below', left, right, orSame: part.orSame, as: 'bit', works })
      }
      case 'and':
      case 'or':
        return put({ op: part.kind, left: place(part.left), right: place(part.right), as: 'bit' })
      case 'not':
        return put({ op: 'not', value: place(part.value), as: 'bit' })
      default: {
        const never: never = part
        return never
      }
    }
  }
  const results = addends.map(place)
  return { steps, results }
}
