import type { TextColumn } from '../../columns/column.ts'
import { keyOrder } from '../../columns/keys.ts'
import { OWN } from '../../columns/room.ts'
import { textAt } from '../../columns/value.ts'
import { shownKey } from '../../data/order.ts'
import { type ByteWriter, bytesOf, pieceOf } from '../../write/bytes.ts'
import { textCell } from '../../write/csv.ts'
import type { HeldRows } from '../rows/held-rows.ts'

/** The keys of a record's rows as a ledger shows them, and the order of rows in which a file lists them; null: that of the rows. */
export interface KeyTexts {
  readonly texts: TextColumn
  readonly order: Uint32Array | null
}

const known = new WeakMap<HeldRows, KeyTexts>()

/** A key of one text is shown as it is; one of several fields is shown joined, and sorted as it is shown (semantics 9). */
export function keyTextsOf(held: HeldRows): KeyTexts {
  const before = known.get(held)
  if (before !== undefined) return before
  const made = textsOf(held)
  known.set(held, made)
  return made
}

function textsOf({ shape, columns, count, order, at }: HeldRows): KeyTexts {
  const parts = shape.key.flatMap((name) => columns?.fields.get(name) ?? [])
  const [only, second] = parts
  if (only?.kind === 'text' && second === undefined) return { texts: only, order }
  const ends = new Uint32Array(count)
  let bytes = new Uint8Array(count * 16)
  let used = 0
  for (let row = 0; row < count; row += 1) {
    const text = bytesOf(shownKey(columns === null ? at(row).key : parts.map((part) => textAt(part, row))))
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
  return { texts, order: keyOrder(shown, new Map([['shown', texts]]), count, OWN).order }
}

/** Bytes that may need a quote or a guard in a cell; a hyphen does only where a text begins with it. */
const ODD = new Uint8Array(256)
for (const mark of '",\r\n=+@\t\'') ODD[mark.charCodeAt(0)] = 1
const HYPHEN = 45
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Writes keys of rows as cells: where no key of a record needs a quote or a guard, without looking at each again. */
export function keyWriter(texts: TextColumn): (out: ByteWriter, row: number) => void {
  const { bytes, ends } = texts
  const used = ends[ends.length - 1] ?? 0
  if (!isPlain(texts, used)) return (out, row) => putKey(out, texts, row)
  return (out, row) => out.bytes(bytes, row === 0 ? 0 : (ends[row - 1] ?? 0), ends[row] ?? 0)
}

const plain = new WeakMap<TextColumn, boolean>()

function isPlain(texts: TextColumn, used: number): boolean {
  const known = plain.get(texts)
  if (known !== undefined) return known
  const { bytes, ends } = texts
  let found = true
  for (let i = 0; found && i < used; i += 1) found = ODD[bytes[i] ?? 0] === 0
  for (let row = 0; found && row < ends.length; row += 1) {
    const from = row === 0 ? 0 : (ends[row - 1] ?? 0)
    found = from === ends[row] || bytes[from] !== HYPHEN
  }
  plain.set(texts, found)
  return found
}

/** Writes the key of a row as a cell: mostly its bytes as they are. */
export function putKey(out: ByteWriter, { bytes, ends }: TextColumn, row: number): void {
  const [from, to] = [row === 0 ? 0 : (ends[row - 1] ?? 0), ends[row] ?? 0]
  let i = from
  while (i < to && ODD[bytes[i] ?? 0] === 0) i += 1
  if (i === to && (from === to || bytes[from] !== HYPHEN)) out.bytes(bytes, from, to)
  else out.put(pieceOf(textCell(decoder.decode(bytes.slice(from, to)))))
}
