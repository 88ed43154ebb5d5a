/** Finds again the texts that a column says, by their bytes: a text is decoded and judged once, however many rows say it. */

/** What a stretch of bytes was found to be: its number, from 0 on in the order of appearance. */
export interface ByteDictionary {
  /** The number of the bytes, -1 where they are new. `hash` is that of `hashOf`. */
  readonly find: (bytes: Uint8Array, start: number, end: number, hash: number) => number
  /** Gives new bytes the next number. */
  readonly add: (bytes: Uint8Array, start: number, end: number, hash: number) => number
}

/** The start of a hash, and its step over one byte (FNV-1a, 32 bits). */
export const HASH_START = 0x811c9dc5
const HASH_STEP = 0x0100_0193
export const hashStep = (hash: number, byte: number): number => Math.imul(hash ^ byte, HASH_STEP)

/** The same step as text of a program: the hash is `h`, the byte `c`. */
export const HASH_BYTE = `h = Math.imul(h ^ c, ${HASH_STEP})`

const encoder = new TextEncoder()
/** A text as its bytes stand between quotes, which is how texts are known: a text without quotes stands there as it is. */
export const asQuoted = (text: string): Uint8Array => encoder.encode(text.replaceAll('"', '""'))

/** The hash of a stretch of bytes. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START
  for (let i = start; i < end; i += 1) hash = hashStep(hash, bytes[i] ?? 0)
  return hash
}

const FIRST_SLOTS = 256

/** An empty dictionary; open addressing, at most half full. */
export function byteDictionary(): ByteDictionary {
  let slots = new Int32Array(FIRST_SLOTS).fill(-1)
  let hashes = new Int32Array(FIRST_SLOTS)
  let starts = new Uint32Array(FIRST_SLOTS)
  let store = new Uint8Array(FIRST_SLOTS * 8)
  let [count, used] = [0, 0]

  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (slots.length - 1)
  const same = (number: number, bytes: Uint8Array, start: number, end: number): boolean => {
    const from = starts[number] ?? 0
    const to = number + 1 === count ? used : (starts[number + 1] ?? 0)
    if (to - from !== end - start) return false
    for (let i = 0; i < end - start; i += 1) if (store[from + i] !== bytes[start + i]) return false
    return true
  }
  const place = (hash: number, number: number): void => {
    let slot = slotOf(hash)
    while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = number
  }
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1)
    for (let number = 0; number < count; number += 1) place(hashes[number] ?? 0, number)
  }

  return {
    find: (bytes, start, end, hash) => {
      for (let slot = slotOf(hash); ; slot = (slot + 1) & (slots.length - 1)) {
        const number = slots[slot] ?? -1
        if (number === -1) return -1
        if (hashes[number] === hash && same(number, bytes, start, end)) return number
      }
    },
    add: (bytes, start, end, hash) => {
      const length = end - start
      if (count === hashes.length) {
        const [moreHashes, moreStarts] = [new Int32Array(count * 2), new Uint32Array(count * 2)]
        moreHashes.set(hashes)
        moreStarts.set(starts)
        ;[hashes, starts] = [moreHashes, moreStarts]
      }
      if (used + length > store.length) {
        const more = new Uint8Array(Math.max(store.length * 2, used + length))
        more.set(store)
        store = more
      }
      store.set(bytes.subarray(start, end), used)
      starts[count] = used
      hashes[count] = hash
      used += length
      count += 1
      if (count * 2 > slots.length) grow()
      else place(hash, count - 1)
      return count - 1
    },
  }
}
