/** The bytes of a file, a piece at a time: a file of ten million rows is never in memory as a whole. */
export interface ByteSource {
  /** Fills `into` from the byte `at` of the file on; how many bytes were there, 0 at the end. */
  readonly read: (into: Uint8Array, at: number) => number
  readonly size: number
}

/** The bytes in memory as a source. */
export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (into, at) => {
    const piece = bytes.subarray(at, at + into.length)
    into.set(piece)
    return piece.length
  },
})

/** Fills `into` as far as the file goes; how many bytes there were. A source may hand out less at a time than was asked for. */
export function fill(source: ByteSource, into: Uint8Array, at: number): number {
  let length = 0
  while (length < into.length) {
    const more = source.read(into.subarray(length), at + length)
    if (more === 0) break
    length += more
  }
  return length
}
