/** The tables of a relational program: what each step and input has as columns. */
import type { Column, Program } from '../relational/program/ir.ts'
import { columnsOf } from '../relational/program/run.ts'

/** The column of a table by its name. */
export function columnIn(columns: readonly Column[], name: string): Column {
  const column = columns.find((one) => one.name === name)
  if (column === undefined) throw new RangeError(`no column \`${name}\``)
  return column
}

/** The columns of every step and input by name. */
export function tablesOf(program: Program): (name: string) => readonly Column[] {
  const tables = new Map<string, readonly Column[]>([
    ...program.inputs.map(({ name, columns }) => [name, columns.map(({ column }) => column)] as const),
    ...program.steps.map((step) => [step.name, columnsOf(step)] as const),
  ])
  return (name) => {
    const columns = tables.get(name)
    if (columns === undefined) throw new RangeError(`no table \`${name}\``)
    return columns
  }
}
