/** Columns of tables that name a row of another table, which must be there: what is credited to nobody who is there is paid to nobody. */
import type { Column, Input } from '../relational/program/ir.ts'

export interface Reference {
  readonly from: Input
  readonly column: Column
  readonly to: Input
  /** The column of `to` that holds what is named. */
  readonly key: Column
}

/** The references among tables; records with keys of several columns are no target. */
export function referencesOf(inputs: readonly Input[]): readonly Reference[] {
  return inputs.flatMap((from) =>
    from.columns.flatMap(({ column, field: { unit } }) => {
      const to = unit.kind === 'reference' ? inputs.find((one) => one.record === unit.record) : undefined
      // with a history each key has several rows, and its start is the second part of what is unique
      const key = to?.columns.find((one) => one.column.name === to.key[0])?.column
      return to === undefined || key === undefined || isKeyOfSeveral(to) ? [] : [{ from, column, to, key }]
    }),
  )
}

/** Whether a record's own key has several columns; the start of a history is a day, and belongs to none. */
const isKeyOfSeveral = ({ key, columns }: Input): boolean =>
  key.some((name, i) => i > 0 && columns.find(({ column }) => column.name === name)?.field.unit.kind !== 'date')
