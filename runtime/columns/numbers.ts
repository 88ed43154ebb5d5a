import type { ReadCell } from '../data/cells.ts'
import { isRefusal } from '../data/cells.ts'
import { isRatio, type Ratio } from '../exact/ratio.ts'
import { growingGaps, growingInts } from './growing.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57]
/** So many digits always stay below 2^53. */
const PLAIN_DIGITS = 15
const TEN = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

/** How a field's plain digits become its number. */
export interface Digits {
  /** The written number is multiplied by ten to this power: 2 for dollars in cents, -2 for a percent. */
  readonly power: number
  /** Whether the result must be whole: money in minor units, counts. */
  readonly whole: boolean
}

/**
 * Numbers of a field as whole numbers of one scale, which grows with the decimals that appear: 12 and 0.5 become 120 and 5 at scale 1.
 * A column whose numbers pass 2^53 holds them as big integers instead; both are exact.
 */
export function numberSink(read: ReadCell, { power, whole }: Digits): CellSink {
  const values = growingInts()
  const gaps = growingGaps()
  let scale = 0
  let [low, high] = [0, 0]
  let big: bigint[] | null = null

  const keepBig = (row: number, value: bigint): void => {
    if (big === null) {
      big = []
      for (let i = 0; i < row; i += 1) big.push(BigInt(values.get(i)))
    }
    big[row] = value
  }
  const widenScale = (to: number, row: number): void => {
    const by = TEN[to - scale] ?? 10 ** (to - scale)
    const reach = Math.max(high, -low) * by
    if (big !== null || reach > Number.MAX_SAFE_INTEGER || !Number.isSafeInteger(by)) {
      if (big === null) keepBig(row, 0n)
      const factor = 10n ** BigInt(to - scale)
      big = (big ?? []).map((value) => value * factor)
    } else {
      values.scale(by, row)
      ;[low, high] = [low * by, high * by]
    }
    scale = to
  }
  /** `digits / 10^decimals` into a row. */
  const store = (row: number, digits: number, decimals: number): boolean => {
    if (decimals > scale) widenScale(decimals, row)
    const value = digits * (TEN[scale - decimals] ?? Number.POSITIVE_INFINITY)
    if (big !== null || value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) return false
    values.set(row, value)
    if (value < low) low = value
    else if (value > high) high = value
    return true
  }
  const storeExact = (row: number, value: Ratio): void => {
    let decimals = 0
    for (let d = value.d; d > 1n; decimals += 1) d /= d % 10n === 0n ? 10n : d % 5n === 0n ? 5n : 2n
    if (decimals > scale) widenScale(decimals, row)
    const scaled = (value.n * 10n ** BigInt(scale)) / value.d
    const plain = Number(scaled)
    if (big === null && Number.isSafeInteger(plain) && BigInt(plain) === scaled) store(row, plain, scale)
    else keepBig(row, scaled)
  }

  return {
    scan: (bytes, at, row) => {
      let i = at
      let byte = bytes[i] ?? 0
      const negative = byte === MINUS
      if (negative) byte = bytes[++i] ?? 0
      const first = i
      let digits = 0
      while (byte >= ZERO && byte <= NINE) {
        digits = digits * 10 + byte - ZERO
        byte = bytes[++i] ?? 0
      }
      let count = i - first
      let decimals = 0
      if (byte === POINT) {
        const point = i
        byte = bytes[++i] ?? 0
        while (byte >= ZERO && byte <= NINE) {
          digits = digits * 10 + byte - ZERO
          byte = bytes[++i] ?? 0
        }
        decimals = i - point - 1
        count += decimals
        if (decimals === 0) return NOT_PLAIN
      }
      if (count === 0 || count > PLAIN_DIGITS || !endsCell(byte)) return NOT_PLAIN
      decimals -= power
      if (decimals < 0) {
        digits *= TEN[-decimals] ?? Number.POSITIVE_INFINITY
        decimals = 0
      }
      if (whole && decimals > 0) return NOT_PLAIN
      // minus zero is zero
      return store(row, negative && digits !== 0 ? -digits : digits, decimals) ? i : NOT_PLAIN
    },
    take: (text, row) => {
      const value = read(text)
      if (isRefusal(value)) return value
      if (isRatio(value)) storeExact(row, value)
      return undefined
    },
    skip: (row) => {
      gaps.mark(row)
      if (big !== null) big[row] = 0n
      else values.set(row, 0)
    },
    forget: gaps.clear,
    reserve: values.reserve,
    done: (rows) =>
      big === null
        ? { kind: 'number', scale, values: values.done(rows), low, high, gaps: gaps.done(rows) }
        : { kind: 'big', scale, values: big.slice(0, rows), gaps: gaps.done(rows) },
  }
}
