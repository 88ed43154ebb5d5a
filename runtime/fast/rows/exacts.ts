/** Exact numbers by place: whole numbers over one power of ten as long as that holds them, else fractions. */
import { add, type Ratio, ratio, ZERO } from '../../exact/ratio.ts'

/** A list of exact numbers, of which some may be missing. */
export interface Exacts {
  readonly length: number
  /** `values[place] / 10^scale`; NaN where there is no number. Null where some number is no such whole number. */
  readonly values: Float64Array | null
  readonly scale: number
  readonly at: (place: number) => Ratio | undefined
  /** The sum of the places from one to before another, and how many of them have a number. */
  readonly sum: (from: number, to: number) => { readonly sum: Ratio; readonly filled: number }
}

/** A list on its way. */
export interface GrowingExacts {
  readonly push: (value: Ratio | undefined) => void
  /** The same for `value / 10^scale`, below 2^53. */
  readonly pushWhole: (value: number, scale: number) => void
  /** The list in another order: the place `i` of it is `places[i]` of this one. */
  readonly done: (places: Uint32Array) => Exacts
}

const FIRST = 1024
const LONGEST = 15

/** How many decimals a number has; undefined where they do not end, or are very many. */
export function decimalsOf({ d }: Ratio): number | undefined {
  if (d === 1n) return 0
  let [rest, count] = [d, 0]
  for (; rest > 1n && count < LONGEST; count += 1) {
    if (rest % 10n === 0n) rest /= 10n
    else if (rest % 5n === 0n) rest /= 5n
    else if (rest % 2n === 0n) rest /= 2n
    else return undefined
  }
  return rest === 1n ? count : undefined
}

/** An empty list. */
export function growingExacts(): GrowingExacts {
  let values: Float64Array | null = new Float64Array(FIRST)
  const fractions: (Ratio | undefined)[] = []
  let [length, scale] = [0, 0]
  const keep = (value: number): void => {
    if (values === null) return
    if (length === values.length) {
      const more = new Float64Array(length * 2)
      more.set(values)
      values = more
    }
    values[length++] = value
  }
  const turn = (): void => {
    if (values === null) return
    for (let i = 0; i < length; i += 1) fractions.push(readAt(values, scale, i))
    values = null
  }
  const rescale = (to: number): boolean => {
    const by = 10 ** (to - scale)
    for (let i = 0; i < length && values !== null; i += 1) {
      const more = (values[i] ?? 0) * by
      if (Math.abs(more) > Number.MAX_SAFE_INTEGER) return false
    }
    for (let i = 0; i < length && values !== null; i += 1) values[i] = (values[i] ?? 0) * by
    scale = to
    return true
  }
  const push = (value: Ratio | undefined): void => {
    if (value === undefined) {
      if (values === null) fractions.push(undefined)
      else keep(Number.NaN)
      return
    }
    const digits = values === null ? undefined : decimalsOf(value)
    if (digits !== undefined && (digits <= scale || rescale(digits))) {
      const whole = Number((value.n * 10n ** BigInt(scale)) / value.d)
      if (Number.isSafeInteger(whole)) {
        keep(whole)
        return
      }
    }
    turn()
    fractions.push(value)
  }
  return {
    push,
    pushWhole: (value, own) => {
      const more = own < scale ? value * 10 ** (scale - own) : value
      if (values !== null && own <= scale && Number.isSafeInteger(more)) keep(more)
      else push(ratio(BigInt(value), 10n ** BigInt(own)))
    },
    done: (places) => {
      if (values === null)
        return exactsOf(
          null,
          scale,
          Array.from(places, (place) => fractions[place]),
        )
      const sorted = new Float64Array(places.length)
      for (let i = 0; i < places.length; i += 1) sorted[i] = values[places[i] ?? 0] ?? 0
      return exactsOf(sorted, scale, [])
    },
  }
}

/** A list without a number. */
export const NO_EXACTS: Exacts = exactsOf(new Float64Array(), 0, [])

function readAt(values: Float64Array, scale: number, place: number): Ratio | undefined {
  const value = values[place] ?? Number.NaN
  return Number.isNaN(value) ? undefined : ratio(BigInt(value), 10n ** BigInt(scale))
}

function exactsOf(values: Float64Array | null, scale: number, fractions: readonly (Ratio | undefined)[]): Exacts {
  const at = (place: number): Ratio | undefined => (values === null ? fractions[place] : readAt(values, scale, place))
  return {
    length: values?.length ?? fractions.length,
    values,
    scale,
    at,
    sum: (from, to) => {
      let [sum, filled] = [ZERO, 0]
      if (values === null) {
        for (const one of fractions.slice(from, to)) {
          if (one === undefined) continue
          sum = add(sum, one)
          filled += 1
        }
        return { sum, filled }
      }
      let [whole, big] = [0, 0n]
      for (let place = from; place < to; place += 1) {
        const value = values[place] ?? Number.NaN
        if (Number.isNaN(value)) continue
        filled += 1
        whole += value
        // carried before it could pass what doubles hold
        if (Math.abs(whole) > 2 ** 52) {
          big += BigInt(whole - value) + BigInt(value)
          whole = 0
        }
      }
      return { sum: ratio(big + BigInt(whole), 10n ** BigInt(scale)), filled }
    },
  }
}
