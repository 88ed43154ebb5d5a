import type { RecordShape } from '../core/record.ts'
import { compareText } from '../exact/order.ts'
import { compare } from '../exact/ratio.ts'
import type { Row, Value } from './table.ts'

/** A key as one text. No text of a file holds the separator (`decode` refuses it), so different keys stay different. */
export const joinKey = (key: readonly string[]): string => (key.length === 1 ? (key[0] ?? '') : key.join('\0'))

/** Whether two keys of one record are the same. */
export const sameKey = (a: readonly string[], b: readonly string[]): boolean => a.every((part, i) => part === b[i])

/** One part of a key of several columns; quoted where it could be taken for two. */
const shownPart = (part: string): string => (part.includes(', ') || part.startsWith('"') ? JSON.stringify(part) : part)

/** A key as people read it, and as ledgers hold it: different keys stay different. */
export const shownKey = (key: readonly string[]): string => (key.length === 1 ? (key[0] ?? '') : key.map(shownPart).join(', '))

/** Canonical order of two values of one field (semantics 0): text by its UTF-8 bytes, all else by value; no value comes first. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'object' && typeof b === 'object') return compare(a, b)
  return Number(a) - Number(b)
}

/** The canonical order of the rows of a record: by key, column by column, then by start date, then by the day recorded. */
export function rowOrder({ key, history, known }: RecordShape): (a: Row, b: Row) => number {
  const fields = [...key, ...(history === null ? [] : [history.from]), ...(known === null ? [] : [known])]
  return (a, b) => {
    for (const field of fields) {
      const order = compareValues(a.values.get(field), b.values.get(field))
      if (order !== 0) return order
    }
    return 0
  }
}
