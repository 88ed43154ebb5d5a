import { createHash } from 'node:crypto'
import { canonicalLines } from '../runtime/columns/canonical.ts'
import type { Columns } from '../runtime/columns/column.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Data, Row } from '../runtime/data/table.ts'

/** The same value always gives the same text: keys sorted, `span`s left out (moving a clause changes nothing), big numbers as text. */
function canonical(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(canonical)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  )
}

/** The hash of a text. */
export const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** What identifies a compiled plan, or a part of it, wherever its clauses stand in the text. */
export const coreHash = (core: Core | readonly unknown[]): string => hashOf(JSON.stringify(canonical(core)))

/** The rows of a record as lines of JSON, in canonical order. */
function* linesOf(rows: readonly Row[]): Generator<string> {
  for (const { key, values } of rows) {
    const cells = [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, value]) => [field, typeof value, canonical(value)])
    yield `${JSON.stringify([key, cells])}\n`
  }
}

const hashOfLines = (records: Iterable<readonly [record: string, lines: Iterable<string>]>): string => {
  const hash = createHash('sha256')
  for (const [record, lines] of [...records].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${JSON.stringify(record)}\n`)
    for (const line of lines) hash.update(line)
  }
  return `sha256:${hash.digest('hex')}`
}

/** What identifies the data, whatever the order of rows, columns and files; records may be in columns too. */
export const dataHash = ({ tables }: Data, inColumns: readonly Columns[] = []): string =>
  hashOfLines([
    ...[...tables].map(([record, { rows }]) => [record, linesOf(rows)] as const),
    ...inColumns.map((columns) => [columns.shape.name, canonicalLines(columns)] as const),
  ])
