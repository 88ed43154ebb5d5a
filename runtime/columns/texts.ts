import { isRefusal, type ReadCell } from '../data/cells.ts'
import { growingGaps, isSlack } from './growing.ts'
import { overText } from './plain.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'

const QUOTE = 34
const GROWTH = 1.5
/** Later texts may be a little longer than those that were seen. */
const MARGIN = 1.02

const trimmed = <A extends Uint8Array | Uint32Array>(array: A, used: number): A =>
  (isSlack(array.length, used) ? array.slice(0, used) : array.subarray(0, used)) as A

/** Texts of a field that differ from row to row, such as keys, as the bytes that the file has. */
export function textSink(read: ReadCell): CellSink {
  let bytesOf = new Uint8Array(4096)
  let ends = new Uint32Array(1024)
  const gaps = growingGaps()
  const encoder = new TextEncoder()
  const startOf = (row: number): number => (row === 0 ? 0 : (ends[row - 1] ?? 0))
  const endAt = (row: number, end: number): void => {
    if (row >= ends.length) {
      const more = new Uint32Array(Math.ceil((row + 1) * GROWTH))
      more.set(ends)
      ends = more
    }
    ends[row] = end
  }
  const makeRoom = (size: number): void => {
    if (size <= bytesOf.length) return
    const more = new Uint8Array(Math.ceil(size * GROWTH))
    more.set(bytesOf)
    bytesOf = more
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
      if (rows > ends.length) {
        const more = new Uint32Array(rows)
        more.set(ends)
        ends = more
      }
      const bytes = Math.ceil((startOf(filled) / Math.max(1, filled)) * rows * MARGIN)
      if (bytes <= bytesOf.length) return
      const more = new Uint8Array(bytes)
      more.set(bytesOf)
      bytesOf = more
    },
    done: (rows) => ({ kind: 'text', bytes: trimmed(bytesOf, startOf(rows)), ends: trimmed(ends, rows), gaps: gaps.done(rows) }),
  }
}
