/** One step of a relational program as a function of JavaScript. */
import type { Column, Step } from '../../relational/program/ir.ts'
import type { ColumnNamed } from '../interval.ts'
import { literal } from '../quote.ts'
import { columnIn } from '../tables.ts'
import { conditionJs, copied, heldOf, type Scope, scalarJs } from './scalar.ts'

type Of<Op extends Step['op']> = Extract<Step, { op: Op }>
type Columns = (name: string) => readonly Column[]

const scopeOf = (left: readonly Column[], right: readonly Column[] = [], leftName = 'row'): Scope => {
  const column: ColumnNamed = (name, side) => columnIn(side === 'right' ? right : left, name)
  return { column, written: (name, side) => `${side === 'right' ? 'r' : leftName}.${name}` }
}

/** A row as an object: its columns in their order. */
const object = (cells: readonly (readonly [name: string, text: string])[]): string =>
  `({\n${cells.map(([name, text]) => `    ${name}: ${text},\n`).join('')}  })`

const keyOf = (names: readonly string[], row: string): string => `(${row}) => [${names.map((name) => `${row}.${name}`).join(', ')}]`
const table = (name: string): string => `t.${name}`
const zero = (column: Column): string => (heldOf(column) === 'bigint' ? '0n' : '0')

/** The expression that makes the rows of a step out of the tables `t`. */
export function stepJs(step: Step, columnsOf: Columns): string {
  switch (step.op) {
    case 'values':
      return valuesJs(step)
    case 'scan':
      return table(step.input)
    case 'select':
      return selectJs(step, columnsOf)
    case 'join':
      return joinJs(step, columnsOf)
    case 'aggregate':
      return aggregateJs(step, columnsOf)
    case 'window':
      return windowJs(step, columnsOf)
    case 'union': {
      const lists = step.from.map((name) => {
        const columns = columnsOf(name)
        const cells = step.columns.map(
          (column) => [column.name, copied(`row.${column.name}`, columnIn(columns, column.name), column)] as const,
        )
        return `[${table(name)}, (row) => ${object(cells)}]`
      })
      return `union(${literal(step.name)}, [${lists.join(', ')}])`
    }
    default: {
      const never: never = step
      return never
    }
  }
}

function valuesJs({ columns, rows }: Of<'values'>): string {
  const cellOf = (cell: string | null, column: Column): string => {
    if (cell === null) return 'null'
    const held = heldOf(column)
    return held === 'text' ? literal(cell) : held === 'bigint' ? `${cell}n` : cell
  }
  const lines = rows.map(
    (row) => `    { ${columns.map((column, i) => `${column.name}: ${cellOf(row[i] ?? null, column)}`).join(', ')} },\n`,
  )
  return `[\n${lines.join('')}  ]`
}

function selectJs({ name, from, where, columns }: Of<'select'>, columnsOf: Columns): string {
  const scope = scopeOf(columnsOf(from))
  const condition = where === null ? '() => true' : `(row) => ${conditionJs(where, scope)}`
  const cells = columns.map(({ column, value }) => [column.name, scalarJs(value, column, scope)] as const)
  return `select(${literal(name)}, ${table(from)}, ${condition}, (row) => ${object(cells)})`
}

function joinJs({ name, how, left, right, on, and, columns }: Of<'join'>, columnsOf: Columns): string {
  const scope = scopeOf(columnsOf(left), columnsOf(right), 'l')
  const cells = columns.map(({ column, side, of }) => {
    const source = scope.column(of, side)
    const missing = how === 'left' && side === 'right'
    return [column.name, copied(scope.written(of, side), missing ? { ...source, nullable: true } : source, column)] as const
  })
  const keys = [
    keyOf(
      on.map((one) => one.left),
      'l',
    ),
    keyOf(
      on.map((one) => one.right),
      'r',
    ),
  ]
  const condition = and === null ? '() => true' : `(l, r) => ${conditionJs(and, scope)}`
  const none = `{ ${columnsOf(right)
    .map((column) => `${column.name}: null`)
    .join(', ')} }`
  const made = `(l, r) => ${object(cells)}`
  return `pair(${[literal(name), table(left), table(right), ...keys, condition, how === 'left', how === 'left' ? none : 'null', made].join(', ')})`
}

function aggregateJs({ name, from, by, columns }: Of<'aggregate'>, columnsOf: Columns): string {
  const source = columnsOf(from)
  const cells = columns.map((one): readonly [string, string] => {
    const { column } = one
    const big = heldOf(column) === 'bigint'
    if (one.does === 'count') return [column.name, big ? 'BigInt(group.length)' : 'group.length']
    const of = columnIn(source, one.of)
    const read = `(row) => ${copied(`row.${of.name}`, of, column)}`
    switch (one.does) {
      case 'by':
        return [column.name, copied(`group[0].${of.name}`, of, column)]
      case 'sum':
        return [column.name, `sum(group, ${read}, ${zero(column)})`]
      case 'min':
      case 'max':
        return [column.name, `extreme(group, ${read}, (a, b) => a ${one.does === 'min' ? '<' : '>'} b)`]
      case 'count_distinct':
        return [column.name, `${big ? 'BigInt' : ''}(distinct(group, (row) => row.${of.name}))`]
      default: {
        const never: never = one
        return never
      }
    }
  })
  return `aggregate(${literal(name)}, ${table(from)}, ${by.length === 0 ? 'null' : keyOf(by, 'row')}, (group) => ${object(cells)})`
}

function windowJs({ name, from, partition, order, columns }: Of<'window'>, columnsOf: Columns): string {
  const source = columnsOf(from)
  const prepared = columns.flatMap((one) => {
    if (one.does !== 'running_sum' && one.does !== 'total') return []
    const of = columnIn(source, one.of)
    const read = `(row) => ${copied(`row.${of.name}`, of, one.column)}`
    return [`${one.column.name}: ${one.does === 'total' ? 'sum' : 'running'}(rows, ${read}, ${zero(one.column)})`]
  })
  const cells = columns.map((one): readonly [string, string] => {
    const { column } = one
    if (one.does === 'row_number') return [column.name, heldOf(column) === 'bigint' ? 'BigInt(i + 1)' : 'i + 1']
    const of = columnIn(source, one.of)
    switch (one.does) {
      case 'keep':
        return [column.name, copied(`row.${of.name}`, of, column)]
      case 'lag':
        return [column.name, `i === 0 ? null : ${copied(`rows[i - 1].${of.name}`, of, column)}`]
      case 'running_sum':
        return [column.name, `known.${column.name}[i]`]
      case 'total':
        return [column.name, `known.${column.name}`]
      default: {
        const never: never = one
        return never
      }
    }
  })
  const keys = order.map(({ of, descending }) => `[(row) => row.${of}, ${descending ? -1 : 1}]`)
  const known = `(rows) => ({ ${prepared.join(', ')} })`
  const parts = [
    literal(name),
    table(from),
    keyOf(partition, 'row'),
    `[${keys.join(', ')}]`,
    known,
    `(row, rows, i, known) => ${object(cells)}`,
  ]
  return `windowed(${parts.join(', ')})`
}
