/** Rows in columns as references find them: by their keys (semantics 1). */
import { textAt } from '../../columns/value.ts'
import { joinKey } from '../../data/order.ts'
import type { Lookup, Version } from '../../evaluate/lookup.ts'
import type { HeldRows } from './held-rows.ts'

const none: readonly Version[] = []

/** The texts of all keys of a record's rows, in the order of the rows. */
export function* keysOf({ shape, columns, count, at }: HeldRows): Generator<string> {
  const parts = shape.key.flatMap((name) => columns?.fields.get(name) ?? [])
  for (let row = 0; row < count; row += 1) yield joinKey(columns === null ? at(row).key : parts.map((part) => textAt(part, row)))
}

/** A lookup that finds the rows of columns too. They have no history. */
export function withHeldRows(lookup: Lookup, held: ReadonlyMap<string, HeldRows>): Lookup {
  const places = new Map<string, ReadonlyMap<string, number>>()
  const placesOf = (record: string, rows: HeldRows): ReadonlyMap<string, number> => {
    const known = places.get(record)
    if (known !== undefined) return known
    const made = new Map<string, number>()
    let row = 0
    for (const key of keysOf(rows)) made.set(key, row++)
    places.set(record, made)
    return made
  }
  return {
    ...lookup,
    versions: (record, key) => {
      const rows = held.get(record)
      if (rows === undefined) return lookup.versions(record, key)
      const row = placesOf(record, rows).get(key)
      return row === undefined ? none : [{ row: rows.at(row), from: null, to: null }]
    },
  }
}
