/** The rows of a record by place in canonical order of their keys, each an object when it is asked for and nobody's afterwards. */
import { isGap } from '../../columns/growing.ts'
import { rowOf } from '../../columns/value.ts'
import type { Row } from '../../data/table.ts'
import { keyTextsOf } from '../ledgers/key-text.ts'
import type { HeldRows } from '../rows/held-rows.ts'

export interface Store {
  readonly record: string
  readonly file: string
  readonly held: HeldRows
  readonly count: number
  readonly rowAt: (place: number) => Row
  /** Whether the row has a value in a field. */
  readonly has: (field: string) => (place: number) => boolean
  /** The places in the order in which a ledger lists the rows. */
  readonly listed: () => Uint32Array
}

export function storeOf(held: HeldRows): Store {
  const { shape, count, order, columns } = held
  const rowOfPlace = (place: number): number => order?.[place] ?? place
  const read = columns === null ? held.at : rowOf(columns)
  return {
    record: shape.name,
    file: shape.file,
    held,
    count,
    rowAt: (place) => read(rowOfPlace(place)),
    has: (field) => {
      if (columns === null) return (place) => held.at(rowOfPlace(place)).values.has(field)
      const column = columns.fields.get(field)
      return (place) => column !== undefined && !isGap(column.gaps, rowOfPlace(place))
    },
    listed: () => {
      const shown = keyTextsOf(held).order
      const places = new Uint32Array(count)
      for (let place = 0; place < count; place += 1) places[rowOfPlace(place)] = place
      return shown === null ? places : shown.map((row) => places[row] ?? 0)
    },
  }
}
