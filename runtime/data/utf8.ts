/** A text, or the place in the bytes where it stops being one. */
export type Decoded = { readonly text: string } | { readonly before: string; readonly found: string }

/** The length of the well-formed UTF-8 sequence at `i`; 0 when there is none. Source: Unicode 16, table 3-7. */
export function sequenceAt(bytes: Uint8Array, i: number): number {
  const at = (k: number): number => bytes[i + k] ?? 0
  const tail = (k: number): boolean => (at(k) & 0xc0) === 0x80
  const first = at(0)
  if (first < 0x80) return 1
  if (first >= 0xc2 && first <= 0xdf) return tail(1) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80
    const high = first === 0xed ? 0x9f : 0xbf
    return at(1) >= low && at(1) <= high && tail(2) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80
    const high = first === 0xf4 ? 0x8f : 0xbf
    return at(1) >= low && at(1) <= high && tail(2) && tail(3) ? 4 : 0
  }
  return 0
}

function firstBad(bytes: Uint8Array): number {
  let i = 0
  while (i < bytes.length) {
    const length = sequenceAt(bytes, i)
    if (length === 0) return i
    i += length
  }
  return i
}

const strictly = (bytes: Uint8Array, ignoreBOM: boolean): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM }).decode(bytes)
  } catch (problem) {
    if (problem instanceof TypeError) return undefined
    throw problem
  }
}

/**
 * Bytes as text: UTF-8 without any repair, a byte-order mark left out. A zero byte is refused as well, since no text has one
 * and a file of two-byte characters is full of them. `inside`: the bytes are not the beginning of a file, and such a mark is a character.
 */
export function decode(bytes: Uint8Array, inside = false): Decoded {
  const text = strictly(bytes, inside)
  if (text === undefined) {
    const bad = firstBad(bytes)
    const found = `byte 0x${(bytes[bad] ?? 0).toString(16).padStart(2, '0').toUpperCase()}`
    return { before: strictly(bytes.subarray(0, bad), inside) ?? '', found }
  }
  const zero = text.indexOf('\0')
  return zero < 0 ? { text } : { before: text.slice(0, zero), found: 'byte 0x00' }
}
