/** The rows of a record, however they are held: in columns, or in a table where columns cannot hold them. */
import type { Columns, DayColumn } from '../../columns/column.ts'
import type { RecordShape } from '../../core/record.ts'
import type { Row, Table } from '../../data/table.ts'
import type { World } from '../../evaluate/world.ts'
import { type Cursor, cursorOf, keptRows } from './view.ts'

/** Rows by their place; `order` is that of their keys, null where they stand in it. */
export interface HeldRows {
  readonly shape: RecordShape
  readonly count: number
  readonly order: Uint32Array | null
  /** The columns; null where a table holds the rows. */
  readonly columns: Columns | null
  readonly cursor: () => Cursor
  /** A row that stays. */
  readonly at: (row: number) => Row
  /** The days of a field. */
  readonly days: (field: string) => DayColumn
}

/** Rows one after the other for a world: what is clawed back is remembered by rows, which must stay then. */
export function rowsOneByOne({ core }: World, held: HeldRows): (row: number) => Row {
  if (core.payments.clawbacks.some(({ record }) => record === held.shape.name)) return held.at
  const cursor = held.cursor()
  return (row) => {
    cursor.moveTo(row)
    return cursor.row
  }
}

/** Rows in columns. */
export function inColumns(columns: Columns): HeldRows {
  const { shape, count, order, fields } = columns
  return {
    shape,
    count,
    order,
    columns,
    cursor: () => cursorOf(columns),
    at: keptRows(columns),
    days: (field) => {
      const column = fields.get(field)
      return column?.kind === 'day' ? column : noDays(count)
    },
  }
}

/** Rows in a table. */
export function inTable(shape: RecordShape, { rows }: Table): HeldRows {
  const at = (row: number): Row => rows[row] as Row
  return {
    shape,
    count: rows.length,
    order: null,
    columns: null,
    cursor: () => {
      let here = 0
      return {
        get row() {
          return at(here)
        },
        moveTo: (row) => {
          here = row
        },
      }
    },
    at,
    days: (field) => {
      const made = noDays(rows.length)
      const values = new Float64Array(rows.length)
      const gaps = made.gaps
      rows.forEach(({ values: own }, row) => {
        const day = own.get(field)
        if (typeof day !== 'number') return
        values[row] = day
        gaps[row >> 3] = (gaps[row >> 3] ?? 0) & ~(1 << (row & 7))
      })
      return { kind: 'day', values, gaps }
    },
  }
}

const noDays = (count: number): DayColumn & { readonly gaps: Uint8Array } => ({
  kind: 'day',
  values: new Float64Array(count),
  gaps: new Uint8Array((count + 7) >> 3).fill(255),
})
