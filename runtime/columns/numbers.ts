import type { ReadCell } from '../data/cells.ts'
import { isRefusal } from '../data/cells.ts'
import { isRatio, type Ratio } from '../exact/ratio.ts'
import { growingGaps, growingInts, type Ints, reachOf } from './growing.ts'
import { CLOSED, OPENED, type PlainCells } from './plain.ts'
import type { Room } from './room.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57]
/** So many digits always stay below 2^53, and below 2^31. */
const [PLAIN_DIGITS, SMALL_DIGITS] = [15, 9]
const INT = 0x7fff_ffff
const TEN = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

/** How a field's plain digits become its number. */
export interface Digits {
  /** The written number is multiplied by ten to this power: 2 for dollars in cents, -2 for a percent. */
  readonly power: number
  /** Whether the result must be whole: money in minor units, counts. */
  readonly whole: boolean
  /** A sign that may follow the number, and changes nothing: the percent of a percent. */
  readonly suffix: number | null
}

/**
 * Numbers of a field as whole numbers of one scale, which grows with the decimals that appear: 12 and 0.5 become 120 and 5 at scale 1.
 * A column whose numbers pass 2^53 holds them as big integers instead; both are exact.
 */
export function numberSink(read: ReadCell, room: Room, { power, whole, suffix }: Digits): CellSink {
  const values = growingInts(room)
  const gaps = growingGaps()
  let scale = 0
  /** Whether a number had more digits than a program reads as a small one. */
  let long = false
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
    const { low, high } = reachOf(values.done(row))
    const reach = Math.max(high, -low) * by
    if (big !== null || reach > Number.MAX_SAFE_INTEGER || !Number.isSafeInteger(by)) {
      if (big === null) keepBig(row, 0n)
      const factor = 10n ** BigInt(to - scale)
      big = (big ?? []).map((value) => value * factor)
    } else values.scale(by, row)
    scale = to
  }
  /** `digits / 10^decimals` into a row. */
  const store = (row: number, digits: number, decimals: number): boolean => {
    if (decimals > scale) widenScale(decimals, row)
    const value = digits * (TEN[scale - decimals] ?? Number.POSITIVE_INFINITY)
    if (big !== null || value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) return false
    values.set(row, value)
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

  /** As `scan`, with the scale and the width of the numbers as they are: a number that changes them is left. */
  const plain: PlainCells = {
    key: () => {
      const { low, high } = values.now()
      return `${scale} ${low} ${high} ${long} ${big !== null}`
    },
    names: (n) => [`const v${n} = a[${n}].values, skip${n} = a[${n}].skip`, `let x${n} = 0`],
    bound: () => ({ room: big === null ? values.now().values.length : 0, values: values.now().values, skip }),
    read: (n) => {
      const { low, high } = values.now()
      const wide = long || high > INT
      const [most, digit] = wide ? [PLAIN_DIGITS, `x${n} * 10 + c`] : [SMALL_DIGITS, `(Math.imul(x${n}, 10) + c) | 0`]
      const powers = TEN.slice(0, most + 1).join(', ')
      const zeros = wide ? `x${n} *= [${powers}][k]` : `x${n} = Math.imul(x${n}, [${powers}][k])`
      return [
        ...OPENED,
        `x${n} = 0; f = 0; if (b[i] === ${MINUS}) { f = 1; i++ }`,
        's = i',
        `for (c = b[i] - ${ZERO}; c >= 0 && c <= 9; c = b[++i] - ${ZERO}) x${n} = ${digit}`,
        `h = i - s; k = ${scale + power}`,
        `if (c === ${POINT - ZERO}) {`,
        `s = ++i`,
        `for (c = b[i] - ${ZERO}; c >= 0 && c <= 9; c = b[++i] - ${ZERO}) x${n} = ${digit}`,
        's = i - s; h += s; k -= s; if (s === 0) break rows',
        '}',
        `if (h === 0 || k < 0 || h + k > ${most}) break rows`,
        `if (k > 0) ${zeros}`,
        // minus zero is zero
        `if (f === 1 && x${n} !== 0) x${n} = -x${n}`,
        `if (x${n} < ${low} || x${n} > ${high}) break rows`,
        ...(suffix === null ? [] : [`if (b[i] === ${suffix}) i++`]),
        ...CLOSED,
      ]
    },
    store: (n) => [`v${n}[r] = x${n}`],
  }
  const skip = (row: number): void => {
    gaps.mark(row)
    if (big !== null) big[row] = 0n
    else values.set(row, 0)
  }

  return {
    plain,
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
      if (suffix !== null && byte === suffix) byte = bytes[++i] ?? 0
      if (count === 0 || count > PLAIN_DIGITS || !endsCell(byte)) return NOT_PLAIN
      decimals -= power
      if (count + Math.max(0, scale - decimals) > SMALL_DIGITS) long = true
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
    skip,
    forget: gaps.clear,
    reserve: values.reserve,
    done: (rows) =>
      big === null
        ? { kind: 'number', scale, ...numbers(values.done(rows)), gaps: gaps.done(rows) }
        : { kind: 'big', scale, values: sixtyFour(big, rows, room), gaps: gaps.done(rows) },
  }
}

const numbers = (values: Ints): { values: Ints; low: number; high: number } => ({ values, ...reachOf(values) })

/** Big integers in 64 bits each, where all of them fit. */
function sixtyFour(big: readonly bigint[], rows: number, room: Room): BigInt64Array | readonly bigint[] {
  const values = new BigInt64Array(room(rows * BigInt64Array.BYTES_PER_ELEMENT))
  for (let row = 0; row < rows; row += 1) {
    const value = big[row] ?? 0n
    values[row] = value
    if (values[row] !== value) return big.slice(0, rows)
  }
  return values
}
