/** Lines of ledgers as bytes: millions of lines share their words, and differ in a key and an amount. */
import type { TextColumn } from '../../columns/column.ts'
import { textCell } from '../../write/csv.ts'

/** Where bytes go, a block at a time. A block is only good until the next one. */
export type ByteSink = (block: Uint8Array) => void

/** Collects bytes into blocks. */
export interface ByteWriter {
  readonly put: (bytes: Uint8Array) => void
  /** Minor units as a decimal of a currency with so many digits. */
  readonly money: (minor: number, digits: number) => void
  /** The text of a row, as a cell. */
  readonly text: (column: TextColumn, row: number, plain: boolean) => void
  readonly flush: () => void
}

const BLOCK = 1 << 18
/** The longest amount: a sign, seventeen digits and a point. */
const LONGEST = 32
const [MINUS, POINT, ZERO] = [45, 46, 48]

const encoder = new TextEncoder()
const decoder = new TextDecoder()
export const bytesOf = (text: string): Uint8Array => encoder.encode(text)

/** A writer to a sink. */
export function byteWriter(sink: ByteSink): ByteWriter {
  let block = new Uint8Array(BLOCK)
  let used = 0
  const flush = (): void => {
    if (used > 0) sink(block.subarray(0, used))
    used = 0
  }
  const room = (length: number): void => {
    if (used + length <= block.length) return
    flush()
    if (length > block.length) block = new Uint8Array(length)
  }
  const put = (bytes: Uint8Array): void => {
    room(bytes.length)
    // short pieces: a loop is quicker than a call
    for (let i = 0; i < bytes.length; i += 1) block[used + i] = bytes[i] ?? 0
    used += bytes.length
  }
  return {
    put,
    money: (minor, digits) => {
      room(LONGEST)
      let rest = minor < 0 ? -minor : minor
      if (minor < 0) block[used++] = MINUS
      let length = 1
      for (let power = 10; power <= rest; power *= 10) length += 1
      if (length <= digits) length = digits + 1
      const end = used + length + (digits > 0 ? 1 : 0)
      let at = end
      for (let i = 0; i < length; i += 1) {
        if (i === digits && digits > 0) block[--at] = POINT
        const tenth = Math.floor(rest / 10)
        block[--at] = ZERO + (rest - tenth * 10)
        rest = tenth
      }
      used = end
    },
    text: ({ bytes, ends }, row, plain) => {
      const [from, to] = [row === 0 ? 0 : (ends[row - 1] ?? 0), ends[row] ?? 0]
      if (!plain) {
        put(encoder.encode(textCell(decoder.decode(bytes.subarray(from, to)))))
        return
      }
      room(to - from)
      for (let i = from; i < to; i += 1) block[used++] = bytes[i] ?? 0
    },
    flush,
  }
}

/** Whether no text of a column needs a quote or a guard as a cell: then its bytes are the cell. */
export function isPlain({ bytes, ends }: TextColumn): boolean {
  const odd = new Uint8Array(256)
  for (const mark of '",\r\n=+@\t\'') odd[mark.charCodeAt(0)] = 1
  for (const byte of bytes) if (odd[byte] === 1) return false
  // a hyphen makes a formula only where a text begins with it
  for (let row = 0, start = 0; row < ends.length; row += 1) {
    if (bytes[start] === MINUS && (ends[row] ?? 0) > start) return false
    start = ends[row] ?? 0
  }
  return true
}
