/** Rows of columns as the reference evaluator reads them: one that moves, and those that stay. */
import type { Columns } from '../../columns/column.ts'
import { valueAt } from '../../columns/value.ts'
import { canonicalText } from '../../data/cells.ts'
import type { Row, Value } from '../../data/table.ts'

/** One row of columns after the other, without making any: what it says is only good until it moves on. */
export interface Cursor {
  readonly row: Row
  readonly moveTo: (row: number) => void
}

type Read = (name: string) => Value | undefined

/** A reader of single values, by the number of the row. */
function readerOf({ shape, fields }: Columns): (row: number, name: string) => Value | undefined {
  const truths = new Set(shape.fields.flatMap(({ name, unit }) => (unit.kind === 'yesno' ? [name] : [])))
  return (row, name) => {
    const column = fields.get(name)
    return column === undefined ? undefined : valueAt(column, row, truths.has(name))
  }
}

/** A row's values as a map that holds none of them. */
function valuesBy(names: readonly string[], read: Read): ReadonlyMap<string, Value> {
  function* entries(): MapIterator<[string, Value]> {
    for (const name of names) {
      const value = read(name)
      if (value !== undefined) yield [name, value]
    }
  }
  const made = (): Map<string, Value> => new Map(entries())
  return {
    get: read,
    has: (name) => read(name) !== undefined,
    get size() {
      return made().size
    },
    forEach: (visit) => {
      made().forEach(visit)
    },
    entries,
    keys: () => made().keys(),
    values: () => made().values(),
    [Symbol.iterator]: entries,
  }
}

const keyBy = (shape: Columns['shape'], read: Read): readonly string[] => shape.key.map((name) => canonicalText(read(name) ?? ''))

/** A cursor over the rows of a record. Lines count data rows. */
export function cursorOf(columns: Columns): Cursor {
  const read = readerOf(columns)
  let at = 0
  const here: Read = (name) => read(at, name)
  const { shape, fields } = columns
  return {
    row: {
      get key() {
        return keyBy(shape, here)
      },
      values: valuesBy([...fields.keys()], here),
      get line() {
        return at + 2
      },
    },
    moveTo: (row) => {
      at = row
    },
  }
}

/** Rows of a record that stay: the same row is the same object. */
export function keptRows(columns: Columns): (row: number) => Row {
  const read = readerOf(columns)
  const names = [...columns.fields.keys()]
  const kept = new Map<number, Row>()
  return (row) => {
    const known = kept.get(row)
    if (known !== undefined) return known
    const here: Read = (name) => read(row, name)
    const made = { key: keyBy(columns.shape, here), values: valuesBy(names, here), line: row + 2 }
    kept.set(row, made)
    return made
  }
}
