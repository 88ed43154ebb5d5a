import { isRefusal, type ReadCell } from '../data/cells.ts'
import { growingGaps, isSlack } from './growing.ts'
import { overText } from './plain.ts'
import type { Room } from './room.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'

const QUOTE = 34
const GROWTH = 1.5
/** Later texts may be a little longer than those that were seen. */
const MARGIN = 1.02

/** Texts of a field that differ from row to row, such as keys, as the bytes that the file has. */
export function textSink(read: ReadCell, room: Room): CellSink {
  let bytesOf = new Uint8Array(room(4096))
  let ends = new Uint32Array(room(4096))
  const moveBytes = (size: number): void => {
    const more = new Uint8Array(room(size))
    more.set(bytesOf.subarray(0, size))
    bytesOf = more
  }
  const moveEnds = (rows: number): void => {
    const more = new Uint32Array(room(rows * Uint32Array.BYTES_PER_ELEMENT))
    more.set(ends.subarray(0, rows))
    ends = more
  }
  const gaps = growingGaps()
  const encoder = new TextEncoder()
  const startOf = (row: number): number => (row === 0 ? 0 : (ends[row - 1] ?? 0))
  const endAt = (row: number, end: number): void => {
    if (row >= ends.length) moveEnds(Math.ceil((row + 1) * GROWTH))
    ends[row] = end
  }
  const makeRoom = (size: number): void => {
    if (size > bytesOf.length) moveBytes(Math.ceil(size * GROWTH))
  }

  const skip = (row: number): void => {
    gaps.mark(row)
    endAt(row, startOf(row))
  }
  return {
    plain: {
      key: () => '',
      names: (n) => [`const v${n} = a[${n}].bytes, w${n} = a[${n}].ends, skip${n} = a[${n}].skip`, `let u${n} = a[${n}].used, x${n} = 0`],
      bound: (row) => ({ room: ends.length, bytes: bytesOf, ends, used: startOf(row), skip }),
      read: (n) => [
        `x${n} = u${n}`,
        ...overText(`v${n}[x${n}++] = c`, { doubled: false, checked: true }),
        `if (x${n} === u${n} || x${n} > v${n}.length) break rows`,
      ],
      store: (n) => [`w${n}[r] = u${n} = x${n}`],
    },
    scan: (bytes, at, row) => {
      const start = startOf(row)
      let used = start
      let end = at
      for (let byte = bytes[end] ?? 0; !endsCell(byte); byte = bytes[++end] ?? 0) {
        if (byte === QUOTE || byte === 0 || byte >= 0x80) return NOT_PLAIN
        if (used === bytesOf.length) makeRoom(used + 1)
        bytesOf[used++] = byte
      }
      endAt(row, used)
      return end
    },
    take: (text, row) => {
      const value = read(text)
      if (isRefusal(value)) return value
      const written = encoder.encode(text)
      const start = startOf(row)
      makeRoom(start + written.length)
      bytesOf.set(written, start)
      endAt(row, start + written.length)
      return undefined
    },
    skip,
    forget: gaps.clear,
    reserve: (rows, filled) => {
      if (rows > ends.length) moveEnds(rows)
      const bytes = Math.ceil((startOf(filled) / Math.max(1, filled)) * rows * MARGIN)
      if (bytes > bytesOf.length) moveBytes(bytes)
    },
    done: (rows) => {
      const used = startOf(rows)
      if (isSlack(bytesOf.length, used)) moveBytes(used)
      if (isSlack(ends.length, rows)) moveEnds(rows)
      return { kind: 'text', bytes: bytesOf.subarray(0, used), ends: ends.subarray(0, rows), gaps: gaps.done(rows) }
    },
  }
}
