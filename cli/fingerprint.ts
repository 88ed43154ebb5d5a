import { createHash } from 'node:crypto'
import { hashNamed, identityText } from '../compiler/identity.ts'
import { type CanonicalField, canonicalFields } from '../runtime/columns/canonical.ts'
import type { Columns } from '../runtime/columns/column.ts'
import type { Core } from '../runtime/core/core.ts'
import { canonicalText } from '../runtime/data/cells.ts'
import type { Data, Row, Value } from '../runtime/data/table.ts'
import { compareText } from '../runtime/exact/order.ts'

/** The hash of a text. */
export const hashOf = (text: string): string => hashNamed(createHash('sha256').update(text).digest('hex'))

/** What identifies a compiled plan, or a part of it, wherever its clauses stand in the text. */
export const coreHash = (core: Core | readonly unknown[]): string => hashOf(identityText(core))

/** What identifies a field's values: their kind and the hash of their text, in canonical order of the rows. */
export interface FieldHash {
  readonly name: string
  readonly kind: CanonicalField['kind']
  readonly hash: string
}

const KIND_OF = { string: 'text', number: 'day', boolean: 'yesno', object: 'number' } as const
const kindOf = (value: Value): FieldHash['kind'] => KIND_OF[typeof value as keyof typeof KIND_OF]

const lineOf = (value: Value | undefined): string => {
  if (value === undefined) return '\n'
  return `${typeof value === 'string' ? JSON.stringify(value) : canonicalText(value)}\n`
}

/** The fields of rows that are in canonical order. */
function hashesOfRows(rows: readonly Row[]): FieldHash[] {
  const kinds = new Map<string, FieldHash['kind']>()
  for (const { values } of rows) for (const [name, value] of values) if (!kinds.has(name)) kinds.set(name, kindOf(value))
  return [...kinds]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, kind]) => {
      const hash = createHash('sha256')
      for (const { values } of rows) hash.update(lineOf(values.get(name)))
      return { name, kind, hash: hash.digest('hex') }
    })
}

/** The same of columns; `alive` is told now and then. */
export const hashesOfColumns = (columns: Columns, alive: () => void = () => undefined): FieldHash[] =>
  canonicalFields(columns).map(({ name, kind, write }) => {
    const hash = createHash('sha256')
    write((block) => {
      hash.update(block)
      alive()
    })
    return { name, kind, hash: hash.digest('hex') }
  })

/**
 * What identifies the data, whatever the order of rows, columns and files, and however the values were written: the hash of one line for
 * each record, with its number of rows, and one for each of its fields, with the hash of the field's values. Records may be in columns too,
 * whose hashes may be known.
 */
export function dataHash(
  { tables }: Data,
  inColumns: readonly Columns[] = [],
  hashed: (columns: Columns) => readonly FieldHash[] = hashesOfColumns,
): string {
  return recordsHash([
    ...[...tables].map(([record, { rows }]) => ({ record, rows: rows.length, fields: hashesOfRows(rows) })),
    ...inColumns.map((columns) => ({ record: columns.shape.name, rows: columns.count, fields: hashed(columns) })),
  ])
}

/** A record by its number of rows and the hashes of its fields. */
export interface HashedRecord {
  readonly record: string
  readonly rows: number
  readonly fields: readonly FieldHash[]
}

/** The same of records whose fields are hashed already. */
export function recordsHash(records: readonly HashedRecord[]): string {
  const lines = [...records]
    .sort((a, b) => compareText(a.record, b.record))
    .flatMap(({ record, rows, fields }) => [
      `record ${record} ${rows}`,
      ...[...fields].sort((a, b) => compareText(a.name, b.name)).map(({ name, kind, hash }) => `field ${name} ${kind} ${hash}`),
    ])
  return hashOf(`${lines.join('\n')}\n`)
}
