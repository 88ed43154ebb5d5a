/** Lists of numbers that grow and widen as they are filled: a column takes the bytes that its values need. */
import type { Room } from './room.ts'

/** Whole numbers by row, in the narrowest array that holds them exactly. */
export type Ints = Uint8Array | Uint16Array | Int32Array | Float64Array

/** One list on its way. */
export interface GrowingInts {
  /** Stores a whole number below 2^53 at a row; rows are filled in order. */
  readonly set: (row: number, value: number) => void
  readonly get: (row: number) => number
  /** The list as it is now, which holds whole numbers from `low` to `high`. */
  readonly now: () => { readonly values: Ints; readonly low: number; readonly high: number }
  /** Makes room for so many rows. */
  readonly reserve: (rows: number) => void
  /** The first rows, without much of the room that was not used. */
  readonly done: (rows: number) => Ints
  /** Multiplies what is there. */
  readonly scale: (by: number, rows: number) => void
}

/** How far each width reaches, narrowest first. */
const WIDTHS = [
  { low: 0, high: 0xff, size: 1, over: (bytes: ArrayBufferLike): Ints => new Uint8Array(bytes) },
  { low: 0, high: 0xffff, size: 2, over: (bytes: ArrayBufferLike): Ints => new Uint16Array(bytes) },
  { low: -0x8000_0000, high: 0x7fff_ffff, size: 4, over: (bytes: ArrayBufferLike): Ints => new Int32Array(bytes) },
  {
    low: -Number.MAX_SAFE_INTEGER,
    high: Number.MAX_SAFE_INTEGER,
    size: 8,
    over: (bytes: ArrayBufferLike): Ints => new Float64Array(bytes),
  },
] as const

const GROWTH = 1.5
const FIRST_ROWS = 1024

/** Whether so much room is left over that copying is worth it. */
export const isSlack = (room: number, used: number): boolean => room - used > used / 16 + FIRST_ROWS

/** An empty list; it widens when a value does not fit. */
export function growingInts(room: Room): GrowingInts {
  let width = 0
  let { low, high, size, over } = WIDTHS[0] as (typeof WIDTHS)[number]
  const made = (rows: number, old: Ints): Ints => {
    const list = over(room(rows * size))
    list.set(old.length > rows ? old.subarray(0, rows) : old)
    return list
  }
  let values = made(FIRST_ROWS, new Uint8Array())
  const moveTo = (rows: number): void => {
    values = made(rows, values)
  }
  const widen = (value: number): void => {
    for (; width < WIDTHS.length - 1 && (value < low || value > high); ) {
      width += 1
      ;({ low, high, size, over } = WIDTHS[width] as (typeof WIDTHS)[number])
    }
    moveTo(values.length)
  }
  const set = (row: number, value: number): void => {
    if (value < low || value > high) widen(value)
    if (row >= values.length) moveTo(Math.ceil((row + 1) * GROWTH))
    values[row] = value
  }
  return {
    set,
    get: (row) => values[row] ?? 0,
    now: () => ({ values, low, high }),
    reserve: (rows) => {
      if (rows > values.length) moveTo(rows)
    },
    done: (rows) => (isSlack(values.length, rows) ? made(rows, values) : values.subarray(0, rows)),
    scale: (by, rows) => {
      for (let row = 0; row < rows; row += 1) set(row, (values[row] ?? 0) * by)
    },
  }
}

/** How far whole numbers reach, zero included. */
export function reachOf(values: Ints): { low: number; high: number } {
  let [low, high] = [0, 0]
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0
    if (value < low) low = value
    else if (value > high) high = value
  }
  return { low, high }
}

/** Which rows have no value: one bit each. Null while all have one. */
export interface GrowingGaps {
  readonly mark: (row: number) => void
  readonly clear: (row: number) => void
  readonly done: (rows: number) => Uint8Array | null
}

/** No gaps so far. */
export function growingGaps(): GrowingGaps {
  let bits: Uint8Array | null = null
  return {
    mark: (row) => {
      const needed = (row >> 3) + 1
      if (bits === null || bits.length < needed) {
        const larger: Uint8Array = new Uint8Array(Math.max(needed, Math.ceil((bits?.length ?? 128) * GROWTH)))
        if (bits !== null) larger.set(bits)
        bits = larger
      }
      bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7))
    },
    clear: (row) => {
      if (bits !== null && row >> 3 < bits.length) bits[row >> 3] = (bits[row >> 3] ?? 0) & ~(1 << (row & 7))
    },
    done: (rows) => {
      if (bits === null) return null
      const exact = new Uint8Array((rows + 7) >> 3)
      exact.set(bits.subarray(0, exact.length))
      return exact
    },
  }
}

/** Whether the row has no value. */
export const isGap = (gaps: Uint8Array | null, row: number): boolean => gaps !== null && ((gaps[row >> 3] ?? 0) & (1 << (row & 7))) !== 0
