/** Lines of files as bytes: millions of lines share their words, and differ in a key and an amount. */

/** Where bytes go, a block at a time. A block is only good until the next one. */
export type ByteSink = (block: Uint8Array) => void

/** Bytes that are written many times, four at a time. */
export interface Piece {
  readonly words: Uint32Array
  readonly length: number
}

/** Collects bytes into blocks. */
export interface ByteWriter {
  readonly put: (piece: Piece) => void
  /** The bytes from `from` to before `to`. */
  readonly bytes: (bytes: Uint8Array, from: number, to: number) => void
  /** `value / 10^digits` with all of its digits: 5 with two is `0.05`. Whole numbers below 2^53. */
  readonly decimal: (value: number, digits: number) => void
  readonly flush: () => void
}

const BLOCK = 1 << 18
/** The longest decimal: a sign, seventeen digits and a point. */
const LONGEST = 32
const WORD = 4
const [MINUS, POINT, ZERO] = [45, 46, 48]
const INT = 0x7fff_ffff

const encoder = new TextEncoder()
export const bytesOf = (text: string): Uint8Array => encoder.encode(text)

/** Bytes as a piece. */
export function pieceOf(text: string | Uint8Array): Piece {
  if (typeof text !== 'string') return wordsOf(text, text.length)
  const most = text.length * MOST_BYTES
  if (scratch.length < most) scratch = new Uint8Array(most * 2)
  return wordsOf(scratch, encoder.encodeInto(text, scratch).written)
}

/** Bytes that one UTF-16 unit may take. */
const MOST_BYTES = 3
let scratch = new Uint8Array(1024)

function wordsOf(bytes: Uint8Array, length: number): Piece {
  const words = new Uint32Array((length + WORD - 1) >> 2)
  for (let i = 0; i < length; i += 1) words[i >> 2] = (words[i >> 2] ?? 0) | ((bytes[i] ?? 0) << ((i & 3) * 8))
  return { words, length }
}

/** Pieces one after the other as one. */
export function joined(...pieces: readonly Piece[]): Piece {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const { words, length } of pieces) for (let i = 0; i < length; i += 1) all[at++] = ((words[i >> 2] ?? 0) >>> ((i & 3) * 8)) & 0xff
  return pieceOf(all)
}

/** A writer to a sink. */
export function byteWriter(sink: ByteSink): ByteWriter {
  let room = BLOCK
  let block = new Uint8Array(room + WORD)
  let view = new DataView(block.buffer)
  let used = 0
  const flush = (): void => {
    if (used > 0) sink(block.subarray(0, used))
    used = 0
  }
  const makeRoom = (length: number): void => {
    flush()
    if (length <= room) return
    room = length
    block = new Uint8Array(room + WORD)
    view = new DataView(block.buffer)
  }
  return {
    put: ({ words, length }) => {
      if (used + length > room) makeRoom(length)
      // the last word may reach past the piece: what comes next is written over it
      for (let i = 0, at = used; i < words.length; i += 1, at += WORD) view.setUint32(at, words[i] ?? 0, true)
      used += length
    },
    bytes: (bytes, from, to) => {
      if (used + to - from > room) makeRoom(to - from)
      // short pieces: a loop is quicker than a call
      for (let i = from; i < to; i += 1) block[used++] = bytes[i] ?? 0
    },
    decimal: (value, digits) => {
      if (used + LONGEST > room) makeRoom(LONGEST)
      let rest = value < 0 ? -value : value
      if (value < 0) block[used++] = MINUS
      let length = 1
      for (let power = 10; power <= rest; power *= 10) length += 1
      if (length <= digits) length = digits + 1
      const end = used + length + (digits > 0 ? 1 : 0)
      const point = digits > 0 ? end - 1 - digits : -1
      let at = end
      for (; rest > INT; ) {
        if (--at === point) block[at--] = POINT
        const tenth = Math.floor(rest / 10)
        block[at] = ZERO + (rest - tenth * 10)
        rest = tenth
      }
      for (let small = rest | 0; at > used; ) {
        if (--at === point) block[at--] = POINT
        const tenth = (small / 10) | 0
        block[at] = ZERO + small - tenth * 10
        small = tenth
      }
      used = end
    },
    flush,
  }
}
