import type { Columns, TextColumn } from '../../columns/column.ts'
import { keyOrder } from '../../columns/keys.ts'
import { textAt } from '../../columns/value.ts'
import { bytesOf } from './bytes.ts'

/** The keys of a record's rows as a ledger shows them, and the order of rows in which a file lists them; null: that of the rows. */
export interface KeyTexts {
  readonly texts: TextColumn
  readonly order: Uint32Array | null
}

/** A key of one text is shown as it is; one of several fields is shown joined, and sorted as it is shown (semantics 9). */
export function keyTextsOf(columns: Columns): KeyTexts {
  const { shape, fields, count, order } = columns
  const parts = shape.key.flatMap((name) => fields.get(name) ?? [])
  const [only, second] = parts
  if (only?.kind === 'text' && second === undefined) return { texts: only, order }
  const ends = new Uint32Array(count)
  let bytes = new Uint8Array(count * 16)
  let used = 0
  for (let row = 0; row < count; row += 1) {
    const text = bytesOf(parts.map((part) => textAt(part, row)).join(', '))
    if (used + text.length > bytes.length) {
      const more = new Uint8Array((used + text.length) * 2)
      more.set(bytes)
      bytes = more
    }
    bytes.set(text, used)
    used += text.length
    ends[row] = used
  }
  const texts: TextColumn = { kind: 'text', bytes: bytes.subarray(0, used), ends, gaps: null }
  const shown = { ...shape, key: ['shown'] }
  return { texts, order: keyOrder(shown, new Map([['shown', texts]]), count) }
}
