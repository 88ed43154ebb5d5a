/** What of a program's texts an engine would not hold, by the model of its types: each table by itself, in the bounds that its columns have. */
import { intervalOfColumn } from '../../../compiler/emit/interval.ts'
import { sqlOf } from '../../../compiler/emit/sql/program.ts'
import { heldOf } from '../../../compiler/emit/sql/scalar.ts'
import { columnIn, tablesOf } from '../../../compiler/emit/tables.ts'
import type { Column, Program } from '../../../compiler/relational/program/ir.ts'
import { apart } from '../apart.ts'
import { type Expression, type Query, queriesOf } from './read.ts'
import { type Model, nameOf, type Type } from './type.ts'
import { type Found, foundOf } from './value.ts'

export interface Judged {
  /** The numbers are wider than the engine's, and nothing is printed. */
  readonly isRefused: boolean
  readonly wrong: readonly string[]
  /** How many numbers were looked at, those inside of others too. */
  readonly numbers: number
}

export async function judged(program: Program, model: Model): Promise<Judged> {
  const { dialect } = model
  const made = sqlOf(apart(program), dialect)
  if (made.kind === 'refused') return { isRefused: true, wrong: [], numbers: 0 }
  const tables = tablesOf(program)
  const wrong: string[] = []
  let numbers = 0
  const told = (step: string) => (found: Found, problem: string | undefined) => {
    numbers += found.reach === undefined ? 0 : 1
    if (problem !== undefined) wrong.push(`${step}: ${problem}`)
    return found
  }
  const declared = (column: Column): Type => model.named(dialect.typeOf(heldOf(column, { dialect, tooWide: () => undefined })))
  for (const { step, query } of made.text.statements) {
    const queries = await queriesOf(query, dialect.name)
    for (const [i, one] of step.columns.entries()) {
      const column = 'column' in one ? one.column : one
      const judge = (part: Query, value: Expression, isAll: boolean): Found => {
        const columnOf = ({ table, name }: { table: string; name: string }): Found => {
          const own = columnIn(tables(part.tables.get(table) ?? table), name)
          return { type: declared(own), reach: intervalOfColumn(own) }
        }
        return foundOf(value, { model, columnOf, stated: intervalOfColumn(column), tell: told(step.name) }, isAll)
      }
      const cells = queries.flatMap((part) => part.rows.flatMap((row) => (row[i] === undefined ? [] : [judge(part, row[i], true)])))
      for (const part of queries) if (i === 0) for (const condition of part.conditions) judge(part, condition, false)
      if (cells.length === 0) wrong.push(`${step.name}: the column ${column.name} is not there`)
      const types = cells.map(({ type }) => type)
      const type = types.reduce<Type | undefined>((all, one) => all && model.common(all, one), types[0])
      const wanted = declared(column)
      if (type === undefined || (type.kind !== 'null' && nameOf(type) !== nameOf(wanted)))
        wrong.push(`${step.name}: ${column.name} is ${type === undefined ? 'of no type' : nameOf(type)}, not ${nameOf(wanted)}`)
    }
  }
  return { isRefused: false, wrong, numbers }
}
