import { compareText } from '../exact/order.ts'
import { canonicalText } from './cells.ts'
import type { Table } from './table.ts'

/**
 * The rows of a table as lines of text to hash: in the order of their keys, fields by name, values in canonical form. The same
 * rows give the same lines, whatever the order of rows and columns in the file and however a number is written there.
 */
export function* canonicalRows(table: Table): Iterable<string> {
  for (const { key, values } of table.rows) {
    const cells = [...values].sort(([a], [b]) => compareText(a, b)).map(([name, value]) => [name, typeof value, canonicalText(value)])
    yield JSON.stringify([key, cells])
  }
}
