/** Single values of columns, for what is asked of few rows. */
import { asDay } from '../calendar/civil.ts'
import { canonicalText } from '../data/cells.ts'
import type { Row, Table, Value } from '../data/table.ts'
import { ratio } from '../exact/ratio.ts'
import type { Column, Columns } from './column.ts'
import { isGap } from './growing.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** What a row has in a column; undefined where it has no value. */
export function valueAt(column: Column, row: number, isTruth = false): Value | undefined {
  if (isGap(column.gaps, row)) return undefined
  switch (column.kind) {
    case 'number':
      return ratio(BigInt(column.values[row] ?? 0), 10n ** BigInt(column.scale))
    case 'big':
      return ratio(column.values[row] ?? 0n, 10n ** BigInt(column.scale))
    case 'day':
      return asDay(column.values[row] ?? 0)
    case 'code': {
      const text = column.texts[column.codes[row] ?? 0] ?? ''
      return isTruth ? text === 'yes' : text
    }
    case 'text': {
      const { bytes, ends } = column
      // a copy: shared memory is not decoded in place
      return decoder.decode(bytes.slice(row === 0 ? 0 : ends[row - 1], ends[row]))
    }
    default: {
      const never: never = column
      return never
    }
  }
}

/** The same as canonical text. */
export const textAt = (column: Column, row: number): string => canonicalText(valueAt(column, row) ?? '')

/** One row of columns as an object. Lines count data rows. */
export function rowOf({ shape, fields }: Columns): (row: number) => Row {
  const truths = new Set(shape.fields.filter(({ unit }) => unit.kind === 'yesno').map(({ name }) => name))
  return (row) => {
    const values = new Map<string, Value>()
    for (const [name, column] of fields) {
      const value = valueAt(column, row, truths.has(name))
      if (value !== undefined) values.set(name, value)
    }
    return { key: shape.key.map((name) => canonicalText(values.get(name) ?? '')), values, line: row + 2 }
  }
}

/** Columns as rows, one after the other, in canonical order. */
export function* rowsIn(columns: Columns): Generator<Row> {
  const { count, order } = columns
  const read = rowOf(columns)
  for (let place = 0; place < count; place += 1) yield read(order?.[place] ?? place)
}

/** The same as a table: for parts of a plan that only the reference evaluator runs. */
export const tableOf = (columns: Columns): Table => ({ record: columns.shape.name, file: columns.shape.file, rows: [...rowsIn(columns)] })
