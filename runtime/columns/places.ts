import type { Position, Span } from '../../messages/span.ts'
import type { ByteSource } from './source.ts'

/** A stretch of bytes of a file. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const [LF, CR] = [10, 13]
const BLOCK = 1 << 20
const MARK = [0xef, 0xbb, 0xbf]

/** How many UTF-16 units a UTF-8 byte begins: two where it begins four bytes, none where it continues a character. */
const unitsOf = (byte: number): number => (byte >= 0xf0 ? 2 : Number((byte & 0xc0) !== 0x80))

/**
 * Where stretches of bytes stand in a file, by line and column in UTF-16 units, as for a text in memory. Reads the file once more;
 * so reading it the first time pays nothing for places. A byte-order mark counts for nothing.
 */
export function spansOf(file: string, source: ByteSource, stretches: readonly Stretch[]): Span[] {
  const wanted = [...new Set(stretches.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const found = new Map<number, Position>()
  const block = new Uint8Array(BLOCK)
  let [at, line, column, next] = [0, 1, 1, 0]
  let last = 0
  while (next < wanted.length) {
    const length = source.read(block, at)
    const skip = at === 0 && MARK.every((byte, i) => block[i] === byte) ? MARK.length : 0
    for (let i = 0; i <= length && next < wanted.length; i += 1) {
      if (i === length && length > 0) break
      const byte = block[i] ?? 0
      // a line ends before its next character, and CR LF is one end
      if (last === LF || (last === CR && byte !== LF) || (last === CR && length === 0)) [line, column] = [line + 1, 1]
      for (; (wanted[next] ?? Number.POSITIVE_INFINITY) <= at + i || (length === 0 && next < wanted.length); next += 1)
        found.set(wanted[next] ?? 0, { line, column })
      const units = i < skip ? 0 : unitsOf(byte)
      column += units
      last = byte
    }
    if (length === 0) break
    at += length
  }
  const start: Position = { line: 1, column: 1 }
  return stretches.map((one) => ({ file, start: found.get(one.start) ?? start, end: found.get(one.end) ?? start }))
}
