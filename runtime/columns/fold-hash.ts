/** Hashes of keys as they look to people, by which few of millions of keys are compared as texts. */
import { folded } from '../data/fold.ts'
import type { Column } from './column.ts'
import { HASH_START, hashStep } from './dictionary.ts'
import { textAt } from './value.ts'

const [SPACE, DELETE, A, Z, TO_SMALL] = [32, 127, 65, 90, 32]

function ofText(text: string, start: number): number {
  let hash = start
  for (let i = 0; i < text.length; i += 1) hash = hashStep(hash, text.charCodeAt(i))
  return hash
}

/** The hash of a row's key without case, outer spaces and normal form: keys that look alike have one hash. */
export function foldedHash(columns: readonly Column[]): (row: number) => number {
  const parts = columns.map(hashOf)
  return (row) => {
    let hash = HASH_START
    for (const part of parts) hash = part(row, hash)
    // the last step of the hash leaves the low bits of short texts alike
    return Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b) >>> 0
  }
}

function hashOf(column: Column): (row: number, hash: number) => number {
  if (column.kind !== 'text') return (row, start) => ofText(folded(textAt(column, row)), hashStep(start, 0))
  const { bytes, ends } = column
  return (row, start) => {
    let hash = hashStep(start, 0)
    for (let i = row === 0 ? 0 : (ends[row - 1] ?? 0); i < (ends[row] ?? 0); i += 1) {
      const byte = bytes[i] ?? 0
      if (byte <= SPACE || byte >= DELETE) return ofText(folded(textAt(column, row)), hashStep(start, 0))
      hash = hashStep(hash, byte >= A && byte <= Z ? byte + TO_SMALL : byte)
    }
    return hash
  }
}

/** Bits for each row: of sixteen rows that look like no other, one is compared in vain. */
const BITS_A_ROW = 16

/** Which rows' keys may look like another's: all that do, and few that do not. `rows` calls back with each row that counts. */
export function mayCoincide(
  hash: (row: number) => number,
  count: number,
  rows: (each: (row: number) => void) => void,
): (row: number) => boolean {
  const bits = 2 ** Math.ceil(Math.log2(Math.max(64, count * BITS_A_ROW)))
  const [seen, again] = [new Uint8Array(bits >> 3), new Uint8Array(bits >> 3)]
  rows((row) => {
    const bit = hash(row) % bits
    const [at, mask] = [bit >>> 3, 1 << (bit & 7)]
    if (((seen[at] ?? 0) & mask) !== 0) again[at] = (again[at] ?? 0) | mask
    else seen[at] = (seen[at] ?? 0) | mask
  })
  return (row) => {
    const bit = hash(row) % bits
    return ((again[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0
  }
}
