/** One step of a relational program as a query. */
import type { Column, Step } from '../../relational/program/ir.ts'
import type { ColumnNamed, Interval } from '../interval.ts'
import { columnIn } from '../tables.ts'
import type { Dialect } from './dialect.ts'
import { conditionSql, heldOf, type Scope, scalarSql } from './scalar.ts'

type Of<Op extends Step['op']> = Extract<Step, { op: Op }>

/** What the queries of a program are printed with. */
export interface Surroundings {
  readonly dialect: Dialect
  /** The columns of a step or an input. */
  readonly columnsOf: (name: string) => readonly Column[]
  readonly tooWide: (step: Step, reach: Interval) => void
}

/** The query whose rows are the step's, with its columns in their order. */
export function stepSql(step: Step, around: Surroundings): string {
  switch (step.op) {
    case 'values':
      return valuesSql(step, scopeOf(step, around, {}))
    case 'scan':
      return scanSql(step, around)
    case 'select':
      return selectSql(step, scopeOf(step, around, { left: around.columnsOf(step.from) }))
    case 'join':
      return joinSql(step, scopeOf(step, around, { left: around.columnsOf(step.left), right: around.columnsOf(step.right) }))
    case 'aggregate':
      return aggregateSql(step, scopeOf(step, around, { left: around.columnsOf(step.from) }))
    case 'window':
      return windowSql(step, scopeOf(step, around, { left: around.columnsOf(step.from) }))
    case 'union':
      return unionSql(step, around)
    default: {
      const never: never = step
      return never
    }
  }
}

/** Tables stand as `t`, in joins as `l` and `r`. */
function scopeOf(
  step: Step,
  { dialect, tooWide }: Surroundings,
  { left = [], right = [] }: { readonly left?: readonly Column[]; readonly right?: readonly Column[] },
): Scope {
  const column: ColumnNamed = (name, side) => columnIn(side === 'right' ? right : left, name)
  const alias = (side: 'left' | 'right' | undefined): string => (step.op !== 'join' ? 't' : side === 'right' ? 'r' : 'l')
  return {
    dialect,
    column,
    written: (name, side) => `${alias(side)}.${dialect.quoted(name)}`,
    tooWide: (reach) => tooWide(step, reach),
  }
}

const listed = (items: readonly string[]): string => items.map((item) => `  ${item}`).join(',\n')
const from = (name: string, { dialect }: Pick<Scope, 'dialect'>, alias = 't'): string => `${dialect.quoted(name)} AS ${alias}`

function valuesSql({ columns, rows }: Of<'values'>, scope: Scope): string {
  const { dialect } = scope
  const literal = (cell: string | null, column: Column): string => {
    const held = heldOf(column, scope)
    if (cell === null) return dialect.cast('NULL', held)
    return held === 'text' ? dialect.text(cell) : dialect.integer(BigInt(cell), held)
  }
  if (rows.length === 0) {
    const nulls = columns.map((column) => `${literal(null, column)} AS ${dialect.quoted(column.name)}`)
    return `SELECT * FROM (SELECT\n${listed(nulls)}\n) AS t\nWHERE 1 = 0`
  }
  return dialect.constants(
    columns.map(({ name }) => name),
    // the types of the first row are those of all
    rows.map((row, at) =>
      columns.map((column, i) => (at > 0 && isPlain(row[i] ?? null, column, scope) ? String(row[i]) : literal(row[i] ?? null, column))),
    ),
  )
}

const isPlain = (cell: string | null, column: Column, scope: Scope): boolean =>
  cell !== null && heldOf(column, scope) === 'long' && !cell.startsWith('-')

function scanSql({ input, columns }: Of<'scan'>, { dialect }: Surroundings): string {
  return `SELECT\n${listed(columns.map(({ name }) => `t.${dialect.quoted(name)}`))}\nFROM ${from(input, { dialect })}`
}

function selectSql({ from: source, where, columns }: Of<'select'>, scope: Scope): string {
  const { dialect } = scope
  const values = columns.map(({ column, value }) => {
    const text = scalarSql(value, column, scope)
    return value.kind === 'column' && value.name === column.name ? text : `${text} AS ${dialect.quoted(column.name)}`
  })
  const condition = where === null ? '' : `\nWHERE ${conditionSql(where, scope)}`
  return `SELECT\n${listed(values)}\nFROM ${from(source, scope)}${condition}`
}

/** A column as another column holds it. */
function copied(written: string, of: Column, as: Column, scope: Scope): string {
  const held = heldOf(as, scope)
  const text = heldOf(of, scope) === held ? written : scope.dialect.cast(written, held)
  return of.name === as.name && text === written ? text : `${text} AS ${scope.dialect.quoted(as.name)}`
}

function joinSql({ how, left, right, on, and, columns }: Of<'join'>, scope: Scope): string {
  const picked = columns.map(({ column, side, of }) => copied(scope.written(of, side), scope.column(of, side), column, scope))
  const keys = on.map((one) => `${scope.written(one.left, 'left')} = ${scope.written(one.right, 'right')}`)
  const conditions = [...keys, ...(and === null ? [] : [conditionSql(and, scope)].map((text) => (and.kind === 'or' ? `(${text})` : text)))]
  const pairs = `FROM ${from(left, scope, 'l')}\n`
  const other = from(right, scope, 'r')
  if (conditions.length === 0 && how === 'inner') return `SELECT\n${listed(picked)}\n${pairs}CROSS JOIN ${other}`
  const held = conditions.length === 0 ? ['1 = 1'] : conditions
  return `SELECT\n${listed(picked)}\n${pairs}${how === 'left' ? 'LEFT JOIN' : 'JOIN'} ${other}\n  ON ${held.join('\n  AND ')}`
}

function aggregateSql({ from: source, by, columns }: Of<'aggregate'>, scope: Scope): string {
  const { dialect } = scope
  const values = columns.map((one): string => {
    const held = heldOf(one.column, scope)
    const named = (text: string): string => `${text} AS ${dialect.quoted(one.column.name)}`
    if (one.does === 'count') return named(dialect.cast('COUNT(*)', held))
    const written = scope.written(one.of, undefined)
    switch (one.does) {
      case 'by':
        return copied(written, scope.column(one.of, undefined), one.column, scope)
      case 'sum':
        return named(sumSql(written, one.column, scope, ''))
      case 'min':
      case 'max':
        return named(dialect.cast(`${one.does.toUpperCase()}(${written})`, held))
      case 'count_distinct':
        return named(dialect.cast(`COUNT(DISTINCT ${written})`, held))
      default: {
        const never: never = one
        return never
      }
    }
  })
  const groups = by.length === 0 ? '' : `\nGROUP BY ${by.map((name) => scope.written(name, undefined)).join(', ')}`
  return `SELECT\n${listed(values)}\nFROM ${from(source, scope)}${groups}`
}

/** A sum as its column holds it; over none it is 0. */
function sumSql(written: string, column: Column, scope: Scope, over: string): string {
  const held = heldOf(column, scope)
  return `COALESCE(${scope.dialect.cast(`SUM(${written})${over}`, held)}, ${scope.dialect.integer(0n, held === 'wide' ? 'wide' : 'long')})`
}

function windowSql({ from: source, partition, order, columns }: Of<'window'>, scope: Scope): string {
  const { dialect } = scope
  const parts = partition.map((name) => scope.written(name, undefined))
  const by = parts.length === 0 ? [] : [`PARTITION BY ${parts.join(', ')}`]
  const keys = order.map(({ of, descending }) => {
    const written = scope.written(of, undefined)
    const key = scope.column(of, undefined).type === 'text' ? dialect.bytewise(written) : written
    return descending ? `${key} DESC` : key
  })
  const inOrder = keys.length === 0 ? by : [...by, `ORDER BY ${keys.join(', ')}`]
  const over = ` OVER (${inOrder.join(' ')})`
  const running = ` OVER (${[...inOrder, 'ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW'].join(' ')})`
  const values = columns.map((one): string => {
    const held = heldOf(one.column, scope)
    const named = (text: string): string => `${text} AS ${dialect.quoted(one.column.name)}`
    if (one.does === 'row_number') return named(dialect.cast(`ROW_NUMBER()${over}`, held))
    const written = scope.written(one.of, undefined)
    switch (one.does) {
      case 'keep':
        return copied(written, scope.column(one.of, undefined), one.column, scope)
      case 'running_sum':
        return named(sumSql(written, one.column, scope, running))
      case 'total':
        return named(sumSql(written, one.column, scope, ` OVER (${by.join(' ')})`))
      case 'lag':
        return named(`LAG(${written})${over}`)
      default: {
        const never: never = one
        return never
      }
    }
  })
  return `SELECT\n${listed(values)}\nFROM ${from(source, scope)}`
}

function unionSql(step: Of<'union'>, around: Surroundings): string {
  const parts = step.from.map((name) => {
    const columns = around.columnsOf(name)
    const scope = scopeOf(step, around, { left: columns })
    const picked = step.columns.map((column) => {
      const of = columnIn(columns, column.name)
      return copied(scope.written(of.name, undefined), of, column, scope)
    })
    return `SELECT\n${listed(picked)}\nFROM ${from(name, scope)}`
  })
  return parts.join('\nUNION ALL\n')
}
