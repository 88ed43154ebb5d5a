/** Where everything stands in the memory of a module: cells first, then tables, then one block of rows at a time. */
import type { Numbers } from './job.ts'
import type { Loop } from './loop.ts'
import { NO_DAY, NOBODY } from './place.ts'
import type { Stored } from './wasm-encode.ts'

/** Rows that are copied into the memory at once: few calls, and what is copied is still near the processor when it is read. */
export const BLOCK_ROWS = 8192

/** An array in memory. */
export interface Area {
  readonly offset: number
  readonly stored: Stored
}

/** Copied before each block: rows `from` and after of an array. Bits are eight rows a byte. */
export interface Copied {
  readonly array: Exclude<Numbers, readonly bigint[]>
  readonly offset: number
  readonly bits: boolean
}

export interface MemoryPlan {
  readonly columns: readonly Area[]
  readonly bits: readonly number[]
  readonly tables: readonly Area[]
  readonly owner: Area
  readonly ownerGaps: number | null
  readonly day: Area
  readonly dayGaps: number | null
  readonly firstCell: number
  readonly month: number
  readonly first: number | null
  readonly last: number | null
  readonly start: number | null
  readonly member: number | null
  /** Copied once, and before each block. */
  readonly once: readonly Copied[]
  readonly each: readonly Copied[]
  readonly cellBytes: number
  readonly bytes: number
}

/** The plan of a loop's memory; undefined where a list of big integers cannot stand there. */
export function memoryPlan({ job, layout, lanes, place }: Loop): MemoryPlan | undefined {
  const cellBytes = 8 * lanes.stride * lanes.cells
  let end = cellBytes
  let fits = true
  const [once, each]: [Copied[], Copied[]] = [[], []]
  const take = (bytes: number): number => {
    const offset = (end + 63) & ~63
    end = offset + bytes
    return offset
  }
  const put = (array: Numbers, kind: 'once' | 'each'): Area => {
    const stored = storedAs(array)
    if (stored === undefined) {
      fits = false
      return { offset: 0, stored: 'i64' }
    }
    const typed = array as Copied['array']
    const offset = take(kind === 'once' ? typed.byteLength : BLOCK_ROWS * typed.BYTES_PER_ELEMENT)
    ;(kind === 'once' ? once : each).push({ array: typed, offset, bits: false })
    return { offset, stored }
  }
  const putBits = (array: Uint8Array | null): number | null => {
    if (array === null) return null
    const offset = take(BLOCK_ROWS / 8)
    each.push({ array, offset, bits: true })
    return offset
  }
  const table = (array: Int32Array | Uint8Array | null): number | null => (array === null ? null : put(array, 'once').offset)
  const { owner, day } = job.where
  const { membership, firstCell, month } = place
  const columns = layout.columns.map((column) => put(column, 'each'))
  const columnOf = (array: Numbers): Area => columns[layout.columns.indexOf(array)] ?? put(array, 'each')
  const plan = {
    columns,
    bits: layout.bits.map((bits) => putBits(bits) ?? 0),
    tables: layout.tables.map((one) => put(one, 'once')),
    owner: columnOf(owner.codes),
    ownerGaps: putBits(owner.gaps),
    day: columnOf(day.values),
    dayGaps: putBits(day.gaps),
    // in bytes: the code adds no multiplication
    firstCell: table(firstCell.map((lane) => (lane === NOBODY ? NOBODY : 8 * lane))) ?? 0,
    month: table(month.map((lane) => (lane === NO_DAY ? NO_DAY : 8 * lane))) ?? 0,
    first: table(membership.kind === 'stretch' ? membership.first : null),
    last: table(membership.kind === 'stretch' ? membership.last : null),
    start: table(membership.kind === 'days' ? membership.start : null),
    member: table(membership.kind === 'days' ? membership.member : null),
  }
  return fits ? { ...plan, once, each, cellBytes, bytes: end } : undefined
}

function storedAs(array: Numbers): Stored | undefined {
  if (array instanceof Uint8Array) return 'u8'
  if (array instanceof Uint16Array) return 'u16'
  if (array instanceof Int32Array) return 'i32'
  if (array instanceof Float64Array) return 'f64'
  return array instanceof BigInt64Array ? 'i64' : undefined
}
