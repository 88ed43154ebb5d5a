/** Keys by column: their canonical order, and what is wrong with them. */
import type { RecordShape } from '../core/record.ts'
import { folded } from '../data/fold.ts'
import { compareText } from '../exact/order.ts'
import type { Column, TextColumn } from './column.ts'
import { foldedHash, mayCoincide } from './fold-hash.ts'
import type { Room } from './room.ts'
import { sortTexts } from './sort-texts.ts'
import { textAt } from './value.ts'

/** Compares two rows by one field. */
type Compare = (a: number, b: number) => number

function compareBytes(column: TextColumn): Compare {
  const { bytes, ends } = column
  return (a, b) => {
    let i = a === 0 ? 0 : (ends[a - 1] ?? 0)
    let j = b === 0 ? 0 : (ends[b - 1] ?? 0)
    const [endA, endB] = [ends[a] ?? 0, ends[b] ?? 0]
    while (i < endA && j < endB) {
      const difference = (bytes[i++] ?? 0) - (bytes[j++] ?? 0)
      if (difference !== 0) return difference
    }
    return endA - i - (endB - j)
  }
}

/** The canonical order of two rows by one field (semantics 0): texts by their UTF-8 bytes, all else by value. */
function compareBy(column: Column): Compare {
  switch (column.kind) {
    case 'text':
      return compareBytes(column)
    case 'number':
    case 'day': {
      const { values } = column
      return (a, b) => (values[a] ?? 0) - (values[b] ?? 0)
    }
    case 'big': {
      const { values } = column
      return (a, b) => Number((values[a] ?? 0n) > (values[b] ?? 0n)) - Number((values[a] ?? 0n) < (values[b] ?? 0n))
    }
    case 'code': {
      const { codes, texts } = column
      const sorted = texts.map((_, code) => code).sort((a, b) => compareText(texts[a] ?? '', texts[b] ?? ''))
      const rank = new Int32Array(texts.length)
      sorted.forEach((code, place) => {
        rank[code] = place
      })
      return (a, b) => (rank[codes[a] ?? 0] ?? 0) - (rank[codes[b] ?? 0] ?? 0)
    }
    default: {
      const never: never = column
      return never
    }
  }
}

/** The order of two rows by the record's key. */
export function compareKeysOf(shape: RecordShape, fields: ReadonlyMap<string, Column>): Compare {
  const compares = shape.key.flatMap((name) => {
    const column = fields.get(name)
    return column === undefined ? [] : [compareBy(column)]
  })
  const [only] = compares
  if (only !== undefined && compares.length === 1) return only
  return (a, b) => {
    for (const one of compares) {
      const order = one(a, b)
      if (order !== 0) return order
    }
    return 0
  }
}

/** The rows by their keys. */
export interface KeyOrder {
  /** The rows in canonical order, rows of one key as in the file; null where they stand so already. */
  readonly order: Uint32Array | null
  /** Whether no key is there twice, as far as that is known: where the file is in order. */
  readonly distinct: boolean
}

/** The canonical order of the rows. */
export function keyOrder(shape: RecordShape, fields: ReadonlyMap<string, Column>, rows: number, room: Room): KeyOrder {
  const compare = compareKeysOf(shape, fields)
  let distinct = true
  let row = 1
  for (; row < rows; row += 1) {
    const difference = compare(row - 1, row)
    if (difference > 0) break
    if (difference === 0) distinct = false
  }
  if (row >= rows) return { order: null, distinct }
  const order = new Uint32Array(room(rows * Uint32Array.BYTES_PER_ELEMENT))
  for (let i = 0; i < rows; i += 1) order[i] = i
  const [only, second] = shape.key
  const text = second === undefined ? fields.get(only ?? '') : undefined
  if (text?.kind === 'text') sortTexts(text, order)
  else order.sort((a, b) => compare(a, b) || a - b)
  return { order, distinct: false }
}

/** Two rows of a file. */
export interface Pair {
  readonly first: number
  readonly second: number
}

/** Rows whose key an earlier one of the file has: each with the first of them. `order` as `keyOrder` gives it. */
export function twice(shape: RecordShape, fields: ReadonlyMap<string, Column>, rows: number, order: Uint32Array | null): Pair[] {
  const compare = compareKeysOf(shape, fields)
  const at = (place: number): number => order?.[place] ?? place
  const pairs: Pair[] = []
  let first = at(0)
  for (let place = 1; place < rows; place += 1) {
    if (compare(first, at(place)) === 0) pairs.push({ first, second: at(place) })
    else first = at(place)
  }
  return pairs
}

/** Whether folding could make two of the texts the same: not where all are of small letters, or all of capitals, without spaces. */
function mayLookAlike(column: Column): boolean {
  if (column.kind === 'number' || column.kind === 'day' || column.kind === 'big') return false
  if (column.kind === 'code') return true
  const { bytes } = column
  let kinds = 0
  for (let i = 0; i < bytes.length; i += 1) kinds |= KINDS[bytes[i] ?? 0] ?? 0
  return kinds >= (SMALL | CAPITAL)
}

/** Kinds of bytes that matter to folding; any that is no mark or letter of English stands for both. */
const [SMALL, CAPITAL] = [1, 2]
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80 || byte <= 32) return SMALL | CAPITAL
  return byte >= 97 && byte <= 122 ? SMALL : byte >= 65 && byte <= 90 ? CAPITAL : 0
})

/** Rows whose key differs from another's only in case, outer spaces or normal form; places in canonical order. */
export function lookAlikes(shape: RecordShape, fields: ReadonlyMap<string, Column>, rows: number, order: Uint32Array | null): Pair[] {
  const columns = shape.key.flatMap((name) => fields.get(name) ?? [])
  if (!columns.some(mayLookAlike)) return []
  const compare = compareKeysOf(shape, fields)
  /** Calls back with the first row of each key, in canonical order. */
  const keys = (each: (row: number) => void): void => {
    let before = -1
    for (let place = 0; place < rows; place += 1) {
      const row = order === null ? place : (order[place] ?? 0)
      if (before >= 0 && compare(before, row) === 0) continue
      before = row
      each(row)
    }
  }
  const mayBeNear = mayCoincide(foldedHash(columns), rows, keys)
  const seen = new Map<string, number>()
  const pairs: Pair[] = []
  keys((row) => {
    if (!mayBeNear(row)) return
    const near = columns.map((column) => folded(textAt(column, row))).join('\0')
    const other = seen.get(near)
    if (other === undefined) seen.set(near, row)
    else pairs.push({ first: other, second: row })
  })
  return pairs
}
