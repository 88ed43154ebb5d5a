import type { TextColumn } from './column.ts'

/** Stretches of fewer rows are sorted by insertion. */
const FEW = 24
/** The end of a text, and each byte. */
const BUCKETS = 257

/**
 * Sorts rows by the UTF-8 bytes of their texts, rows of one text as they were: a stable radix sort from the first byte on, in time that grows
 * with the bytes that tell texts apart. `order` holds the rows and is sorted in place; another list of its size is needed meanwhile.
 */
export function sortTexts({ bytes, ends }: TextColumn, order: Uint32Array): void {
  const moved = new Uint32Array(order.length)
  /** The bucket of a row by the byte at a depth. */
  const bucketAt = (row: number, depth: number): number => {
    const at = (row === 0 ? 0 : (ends[row - 1] ?? 0)) + depth
    return at < (ends[row] ?? 0) ? (bytes[at] ?? 0) + 1 : 0
  }
  const isAfter = (a: number, b: number, depth: number): boolean => {
    for (let at = depth; ; at += 1) {
      const [one, other] = [bucketAt(a, at), bucketAt(b, at)]
      if (one !== other) return one > other
      if (one === 0) return false
    }
  }
  const byInsertion = (from: number, to: number, depth: number): void => {
    for (let i = from + 1; i < to; i += 1) {
      const row = order[i] ?? 0
      let at = i
      for (; at > from && isAfter(order[at - 1] ?? 0, row, depth); at -= 1) order[at] = order[at - 1] ?? 0
      order[at] = row
    }
  }
  /** Stretches that are still to be sorted, each by the bytes from a depth on. */
  const open: { readonly from: number; readonly to: number; readonly depth: number }[] = [{ from: 0, to: order.length, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { from, to, depth } = next
    if (to - from < FEW) {
      byInsertion(from, to, depth)
      continue
    }
    const starts = new Uint32Array(BUCKETS + 1)
    for (let i = from; i < to; i += 1) {
      const after = bucketAt(order[i] ?? 0, depth) + 1
      starts[after] = (starts[after] ?? 0) + 1
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket += 1) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
    const places = starts.slice()
    for (let i = from; i < to; i += 1) {
      const row = order[i] ?? 0
      const bucket = bucketAt(row, depth)
      const at = places[bucket] ?? 0
      moved[from + at] = row
      places[bucket] = at + 1
    }
    order.set(moved.subarray(from, to), from)
    // texts that end here are the same
    for (let bucket = 1; bucket < BUCKETS; bucket += 1) {
      const [start, end] = [from + (starts[bucket] ?? 0), from + (starts[bucket + 1] ?? 0)]
      if (end - start > 1) open.push({ from: start, to: end, depth: depth + 1 })
    }
  }
}
