import type { Cell } from './checks.ts'
import type { Stretch } from './places.ts'
import { scanRows, type Wanted } from './scan.ts'
import { NOT_PLAIN } from './sink.ts'
import type { ByteSource } from './source.ts'

/** Where cells stand in a file: reads it once more, since a clean file should not pay for places. `fresh` makes the columns anew. */
export function locate(
  source: ByteSource,
  fresh: () => readonly (Wanted | null)[],
  placeOf: (field: string) => number,
  cells: readonly Cell[],
): (cell: Cell) => Stretch | undefined {
  const wanted = new Map<number, Map<number, Stretch | undefined>>()
  const whole = new Map<number, Stretch | undefined>()
  for (const { row, field } of cells) {
    if (field === null) {
      whole.set(row, undefined)
      continue
    }
    const place = placeOf(field)
    const rows = wanted.get(place) ?? new Map<number, Stretch | undefined>()
    rows.set(row, undefined)
    wanted.set(place, rows)
  }
  const columns = fresh().map((column, place): Wanted | null => {
    const rows = wanted.get(place)
    if (column === null || rows === undefined) return column
    const { sink } = column
    return {
      ...column,
      sink: {
        ...sink,
        scan: (bytes, at, row) => (rows.has(row) ? NOT_PLAIN : sink.scan(bytes, at, row)),
        take: (text, row, at) => {
          if (rows.has(row)) rows.set(row, at)
          return sink.take(text, row, at)
        },
      },
    }
  })
  const nothing = (): void => undefined
  scanRows(source, columns, nothing, (row, at) => {
    if (whole.has(row)) whole.set(row, at)
  })
  return ({ row, field }) => (field === null ? whole.get(row) : wanted.get(placeOf(field))?.get(row))
}
