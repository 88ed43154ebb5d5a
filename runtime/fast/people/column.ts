/** What is known of all people at once: one array by person for each slot, instead of a number for each of them. */
import type { Ratio } from '../../exact/ratio.ts'
import type { Range } from '../program/build.ts'
import { EXACT } from '../program/number.ts'

/** Whole numbers by person, each over its divisor, and whether it is there: what a program is handed in for one slot. */
export interface Column {
  readonly over: Float64Array
  readonly under: Float64Array | null
  readonly known: Uint8Array
  /** The same where doubles do not hold every number; null where they do. */
  readonly big: { readonly over: readonly bigint[]; readonly under: readonly bigint[] | null } | null
}

/** Numbers of all people at all slots, and how far they reach. Slots at which nothing differs share a column. */
export interface Dense {
  readonly range: Range
  readonly at: readonly Column[]
}

/** Numbers of many people that one loop has computed: `over[i] / (under x 10^scale)`, decided where `decided[i]` is 1. */
export interface Computed {
  readonly over: Float64Array
  readonly known: Uint8Array
  readonly decided: Uint8Array
  readonly scale: number
  readonly under: bigint
}

/** A number of one person: undefined is none. */
export type Single = readonly [person: number, value: Ratio | undefined]

/** How many decimals `1 / d` has; undefined where it does not end. */
export function decimals(d: bigint): number | undefined {
  let [rest, count] = [d, 0]
  for (; rest > 1n; count += 1) {
    if (rest % 10n === 0n) rest /= 10n
    else if (rest % 5n === 0n) rest /= 5n
    else if (rest % 2n === 0n) rest /= 2n
    else return undefined
  }
  return count
}

const power = (digits: number): bigint => 10n ** BigInt(digits)

/** One slot's numbers before they stand over one scale: those of a loop, and those of single people. */
export interface Given {
  readonly computed: Computed | null
  readonly singles: readonly Single[]
}

/** Numbers of `people` over one scale, as decimals; beside their divisors where some do not end. */
export function denseOf(people: number, slots: readonly Given[]): Dense {
  let [scale, ends] = [0, true]
  // people have few different divisors
  const known = new Map<bigint, number | undefined>()
  const placesOf = (d: bigint): number | undefined => {
    if (!known.has(d)) known.set(d, decimals(d))
    return known.get(d)
  }
  for (const { computed, singles } of slots) {
    if (computed !== null) {
      scale = Math.max(scale, computed.scale)
      if (computed.under !== 1n) ends = false
    }
    for (const [, value] of singles) {
      const places = value === undefined || value.d === 1n ? 0 : placesOf(value.d)
      if (places === undefined) ends = false
      else scale = Math.max(scale, places)
    }
  }
  const made = new Map<Computed, Column>()
  const columns = slots.map((slot) => {
    const { computed, singles } = slot
    const known = computed !== null && singles.length === 0 ? made.get(computed) : undefined
    const column = known ?? columnOf(people, slot, ends ? scale : null)
    if (computed !== null && singles.length === 0) made.set(computed, column)
    return column
  })
  return { range: rangeOf(columns, ends ? scale : 0), at: columns }
}

/** One slot over `scale`; over divisors where that is null. */
function columnOf(people: number, { computed, singles }: Given, scale: number | null): Column {
  const factor = computed === null || scale === null ? 1n : power(scale - computed.scale)
  const divisor = computed === null || scale !== null ? 1n : computed.under * power(computed.scale)
  const tens = scale === null ? 1n : power(scale)
  const wholeOf = (value: Ratio): bigint => (value.d === 1n || scale === null ? value.n * tens : (value.n * tens) / value.d)
  const reach = (computed?.over.reduce((most, one) => Math.max(most, Math.abs(one)), 0) ?? 0) * Number(factor)
  let isBig = reach > Number(EXACT) || divisor > EXACT
  const over =
    computed === null ? new Float64Array(people) : factor === 1n ? computed.over.slice() : computed.over.map((one) => one * Number(factor))
  const known = computed === null ? new Uint8Array(people) : computed.known.slice()
  const under = scale === null ? new Float64Array(people).fill(Number(divisor)) : null
  for (const [person, value] of singles) {
    const whole = value === undefined ? 0n : wholeOf(value)
    over[person] = Number(whole)
    known[person] = value === undefined ? 0 : 1
    if (under !== null) under[person] = Number(value?.d ?? 1n)
    if (beyond(whole) || (under !== null && beyond(value?.d ?? 1n))) isBig = true
  }
  if (!isBig) return { over, under, known, big: null }
  const bigOver = Array.from({ length: people }, (_, i) => BigInt(computed?.over[i] ?? 0) * factor)
  const bigUnder = scale === null ? Array.from({ length: people }, () => divisor) : null
  for (const [person, value] of singles) {
    bigOver[person] = value === undefined ? 0n : wholeOf(value)
    if (bigUnder !== null) bigUnder[person] = value?.d ?? 1n
  }
  return { over, under, known, big: { over: bigOver, under: bigUnder } }
}

const beyond = (one: bigint): boolean => one > EXACT || one < -EXACT

/** How far the numbers that are there reach: where doubles do not hold them, their big integers are asked. */
export function rangeOf(columns: readonly Column[], scale: number): Range {
  const reaches = [...new Set(columns)].map((column) => (column.big === null ? reachOf(column) : bigReachOf(column, column.big)))
  const all = reaches.reduce(
    (a, b) => ({
      low: a.low < b.low ? a.low : b.low,
      high: a.high > b.high ? a.high : b.high,
      apart: nearer(a.apart, b.apart),
      under: a.under > b.under ? a.under : b.under,
      leastUnder: nearer(a.leastUnder, b.leastUnder),
    }),
    reaches[0] ?? NO_REACH,
  )
  return {
    ...all,
    scale,
    under: columns.some((one) => one.under !== null) ? all.under : null,
    apart: all.apart || 1n,
    leastUnder: all.leastUnder || 1n,
  }
}

/** The least and the most of some numbers and of their divisors, and how near to zero they come: 0 where none of them is not zero. */
interface Reach {
  readonly low: bigint
  readonly high: bigint
  readonly apart: bigint
  readonly under: bigint
  readonly leastUnder: bigint
}
const NO_REACH: Reach = { low: 0n, high: 0n, apart: 0n, under: 1n, leastUnder: 0n }

/** The smaller of two that are above zero. */
const nearer = (a: bigint, b: bigint): bigint => (b === 0n || (a !== 0n && a < b) ? a : b)

function reachOf({ over, under, known }: Column): Reach {
  let [low, high, apart] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i < over.length; i += 1) {
    if (known[i] !== 1) continue
    const one = over[i] ?? 0
    if (one < low) low = one
    if (one > high) high = one
    const size = Math.abs(one)
    if (size < apart && size !== 0) apart = size
  }
  if (low > high) return NO_REACH
  let [widest, narrowest] = [1, Number.POSITIVE_INFINITY]
  under?.forEach((one, i) => {
    if (one > widest) widest = one
    if (known[i] === 1 && one < narrowest) narrowest = one
  })
  const finite = (one: number): bigint => (one === Number.POSITIVE_INFINITY ? 0n : BigInt(one))
  return { low: BigInt(low), high: BigInt(high), apart: finite(apart), under: BigInt(widest), leastUnder: finite(narrowest) }
}

function bigReachOf({ known }: Column, { over, under }: NonNullable<Column['big']>): Reach {
  const there = over.filter((_, i) => known[i] === 1)
  let [low, high, apart, widest, narrowest] = [there[0] ?? 0n, there[0] ?? 0n, 0n, 1n, 0n]
  for (const one of there) {
    if (one < low) low = one
    if (one > high) high = one
    apart = nearer(apart, one < 0n ? -one : one)
  }
  under?.forEach((one, i) => {
    if (one > widest) widest = one
    if (known[i] === 1) narrowest = nearer(narrowest, one)
  })
  return { low, high, apart, under: widest, leastUnder: narrowest }
}

/** The number of one person, exact; undefined where it is not there. */
export function numberAt({ over, under, known, big }: Column, scale: number, person: number): { n: bigint; d: bigint } | undefined {
  if (known[person] !== 1) return undefined
  const [n, d] =
    big === null ? [BigInt(over[person] ?? 0), BigInt(under?.[person] ?? 1)] : [big.over[person] ?? 0n, big.under?.[person] ?? 1n]
  return { n, d: d * power(scale) }
}
