/** The query of a step: over the tables that it reads, and over what steps before it read where these stand inside of it. */
import type { Column, Step } from '../../relational/program/ir.ts'
import { columnsOf } from '../../relational/program/run.ts'
import type { ColumnNamed, Interval } from '../interval.ts'
import { columnIn } from '../tables.ts'
import type { Dialect } from './dialect.ts'
import { castTo, closed, conditionSql, heldOf, type Printed, printedSql, type Scope } from './scalar.ts'

type Of<Op extends Step['op']> = Extract<Step, { op: Op }>

/** What the queries of a program are printed with. */
export interface Surroundings {
  readonly dialect: Dialect
  /** The columns of a step or an input. */
  readonly columnsOf: (name: string) => readonly Column[]
  readonly tooWide: (step: Step, reach: Interval, where: 'number' | 'quotient') => void
  /** The step of this name where it stands inside of the one that reads it; undefined: it is a table. */
  readonly inside: (name: string) => Step | undefined
}

/** Rows in the making: what stands behind FROM, WHERE and GROUP BY, and each column as an expression over it. */
interface Rows {
  readonly columns: readonly Column[]
  readonly cells: ReadonlyMap<string, Printed>
  readonly from: string
  /** How many tables are joined to the first. */
  readonly joined: number
  readonly where: readonly { readonly text: string; readonly isEither: boolean }[]
  readonly groups: readonly string[]
}

const listed = (items: readonly string[]): string => items.map((item) => `  ${item}`).join(',\n')

/** So wide is a line of columns that are taken as they are: what is calculated stands in lines of its own. */
const WIDEST = 110

interface Picked {
  readonly text: string
  readonly isSame: boolean
}

function picking(cells: readonly Picked[]): string {
  const lines: Picked[] = []
  for (const { text, isSame } of cells) {
    const open = lines.at(-1)
    const joins = isSame && open?.isSame === true && open.text.length + text.length < WIDEST
    if (joins) lines[lines.length - 1] = { text: `${open.text}, ${text}`, isSame }
    else lines.push({ text, isSame })
  }
  return listed(lines.map(({ text }) => text))
}

/** The query whose rows are the step's, with its columns in their order. */
export function stepSql(step: Step, around: Surroundings): string {
  if (step.op === 'values') return valuesSql(step, around)
  if (step.op === 'union') return unionSql(step, around)
  return querySql(rowsOf(step, isJoined(step, around) ? 'l' : 't', around), columnsOf(step), around)
}

/** The first table stands as `t`, with others beside it as `l`, and these as `r`, `r2` and so on. */
function isJoined(step: Step, around: Surroundings): boolean {
  if (step.op === 'join') return true
  const before = 'from' in step && typeof step.from === 'string' ? around.inside(step.from) : undefined
  return before !== undefined && isJoined(before, around)
}

/** The rows of a table, or of the step that stands there. */
function rowsIn(name: string, alias: string, around: Surroundings): Rows {
  const step = around.inside(name)
  return step === undefined ? tableRows(name, alias, around) : rowsOf(step, alias, around)
}

function tableRows(name: string, alias: string, { dialect, columnsOf: of, tooWide: _ }: Surroundings): Rows {
  const columns = of(name)
  const scope = { dialect, tooWide: () => undefined }
  return {
    columns,
    cells: new Map(columns.map((column) => [column.name, closed(`${alias}.${dialect.quoted(column.name)}`, heldOf(column, scope))])),
    from: `${dialect.quoted(name)} AS ${alias}`,
    joined: 0,
    where: [],
    groups: [],
  }
}

function rowsOf(step: Step, alias: string, around: Surroundings): Rows {
  switch (step.op) {
    case 'scan':
      return { ...tableRows(step.input, alias, around), columns: step.columns }
    case 'select':
      return selected(step, rowsIn(step.from, alias, around), around)
    case 'join':
      return joined(step, around)
    case 'aggregate':
      return aggregated(step, rowsIn(step.from, alias, around), around)
    case 'window':
      return windowed(step, rowsIn(step.from, alias, around), around)
    case 'values':
    case 'union':
      throw new RangeError(`\`${step.name}\` stands inside of no other step`)
    default: {
      const never: never = step
      return never
    }
  }
}

function cellIn({ cells }: Rows, name: string): Printed {
  const cell = cells.get(name)
  if (cell === undefined) throw new RangeError(`no column \`${name}\``)
  return cell
}

function scopeOf(step: Step, left: Rows, right: Rows | null, { dialect, tooWide }: Surroundings): Scope {
  const on = (side: 'left' | 'right' | undefined): Rows => (side === 'right' && right !== null ? right : left)
  const column: ColumnNamed = (name, side) => columnIn(on(side).columns, name)
  return { dialect, column, written: (name, side) => cellIn(on(side), name), tooWide: (reach, where) => tooWide(step, reach, where) }
}

/** What is written of some rows: their columns as other columns hold them. */
function querySql({ cells, from, where, groups }: Rows, columns: readonly Column[], { dialect }: Surroundings): string {
  const picked = columns.map((column) => {
    const cell = cells.get(column.name)
    if (cell === undefined) throw new RangeError(`no column \`${column.name}\``)
    const held = heldOf(column, { dialect, tooWide: () => undefined })
    const { text } = castTo(cell, held, dialect)
    const name = dialect.quoted(column.name)
    const isSame = text.endsWith(`.${name}`) && /^[a-z]\d*\.$/.test(text.slice(0, -name.length))
    return { text: isSame ? text : `${text} AS ${name}`, isSame }
  })
  const conditions = where.map(({ text, isEither }) => (isEither && where.length > 1 ? `(${text})` : text))
  const held = conditions.length === 0 ? '' : `\nWHERE ${conditions.join('\n  AND ')}`
  const by = groups.length === 0 ? '' : `\nGROUP BY ${groups.join(', ')}`
  return `SELECT\n${picking(picked)}\nFROM ${from}${held}${by}`
}

function selected(step: Of<'select'>, from: Rows, around: Surroundings): Rows {
  const scope = scopeOf(step, from, null, around)
  const cells = step.columns.map(({ column, value }) => [column.name, printedSql(value, column, scope)] as const)
  const { where } = step
  const condition = where === null ? [] : [{ text: conditionSql(where, scope), isEither: where.kind === 'or' }]
  return { ...from, columns: columnsOf(step), cells: new Map(cells), where: [...from.where, ...condition] }
}

function joined(step: Of<'join'>, around: Surroundings): Rows {
  const { how, on, and } = step
  const left = rowsIn(step.left, 'l', around)
  const right = rowsIn(step.right, left.joined === 0 ? 'r' : `r${left.joined + 1}`, around)
  const scope = scopeOf(step, left, right, around)
  const keys = on.map((one) => `${cellIn(left, one.left).text} = ${cellIn(right, one.right).text}`)
  const more = and === null ? [] : [conditionSql(and, scope)].map((text) => (and.kind === 'or' ? `(${text})` : text))
  const conditions = [...keys, ...more]
  const condition = `\n  ON ${(conditions.length === 0 ? ['1 = 1'] : conditions).join('\n  AND ')}`
  const beside =
    how === 'left'
      ? `LEFT JOIN ${right.from}${condition}`
      : conditions.length === 0
        ? `CROSS JOIN ${right.from}`
        : `JOIN ${right.from}${condition}`
  const cells = step.columns.map(({ column, side, of }) => {
    const cell = cellIn(side === 'right' ? right : left, of)
    return [column.name, castTo(cell, heldOf(column, scope), around.dialect)] as const
  })
  return {
    columns: columnsOf(step),
    cells: new Map(cells),
    from: `${left.from}\n${beside}`,
    joined: left.joined + 1,
    where: [...left.where, ...right.where],
    groups: [],
  }
}

function aggregated(step: Of<'aggregate'>, from: Rows, around: Surroundings): Rows {
  const scope = scopeOf(step, from, null, around)
  const { dialect } = around
  const cells = step.columns.map((one): readonly [string, Printed] => {
    const held = heldOf(one.column, scope)
    const made = (text: string): readonly [string, Printed] => [one.column.name, closed(text, held)]
    if (one.does === 'count') return made(dialect.cast('COUNT(*)', held))
    const cell = cellIn(from, one.of)
    switch (one.does) {
      case 'by':
        return [one.column.name, castTo(cell, held, dialect)]
      case 'sum':
        return made(sumSql(cell, one.column, scope, ''))
      case 'min':
      case 'max':
        return made(dialect.cast(`${one.does.toUpperCase()}(${cell.text})`, held))
      case 'count_distinct':
        return made(dialect.cast(`COUNT(DISTINCT ${cell.text})`, held))
      default: {
        const never: never = one
        return never
      }
    }
  })
  return { ...from, columns: columnsOf(step), cells: new Map(cells), groups: step.by.map((name) => cellIn(from, name).text) }
}

/** A sum as its column holds it; over none it is 0. */
function sumSql(cell: Printed, column: Column, scope: Scope, over: string): string {
  const { dialect } = scope
  const held = heldOf(column, scope)
  const { text } = held === 'wide' && !dialect.sumsWiden ? castTo(cell, held, dialect) : cell
  return `COALESCE(${dialect.cast(`SUM(${text})${over}`, held)}, ${dialect.integer(0n, held === 'wide' ? 'wide' : 'long')})`
}

function windowed(step: Of<'window'>, from: Rows, around: Surroundings): Rows {
  const scope = scopeOf(step, from, null, around)
  const { dialect } = around
  const parts = step.partition.map((name) => cellIn(from, name).text)
  const by = parts.length === 0 ? [] : [`PARTITION BY ${parts.join(', ')}`]
  const keys = step.order.map(({ of, descending }) => {
    const { text, held } = cellIn(from, of)
    const key = held === 'text' ? dialect.bytewise(text) : text
    return descending ? `${key} DESC` : key
  })
  const inOrder = keys.length === 0 ? by : [...by, `ORDER BY ${keys.join(', ')}`]
  const over = ` OVER (${inOrder.join(' ')})`
  const running = ` OVER (${[...inOrder, 'ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW'].join(' ')})`
  const cells = step.columns.map((one): readonly [string, Printed] => {
    const held = heldOf(one.column, scope)
    const made = (text: string): readonly [string, Printed] => [one.column.name, closed(text, held)]
    if (one.does === 'row_number') return made(dialect.cast(`ROW_NUMBER()${over}`, held))
    const cell = cellIn(from, one.of)
    switch (one.does) {
      case 'keep':
        return [one.column.name, castTo(cell, held, dialect)]
      case 'running_sum':
        return made(sumSql(cell, one.column, scope, running))
      case 'total':
        return made(sumSql(cell, one.column, scope, ` OVER (${by.join(' ')})`))
      case 'lag':
        return made(`LAG(${cell.text})${over}`)
      default: {
        const never: never = one
        return never
      }
    }
  })
  return { ...from, columns: columnsOf(step), cells: new Map(cells) }
}

const unionSql = (step: Of<'union'>, around: Surroundings): string =>
  step.from.map((name) => querySql(rowsIn(name, 't', around), step.columns, around)).join('\nUNION ALL\n')

function valuesSql({ columns, rows }: Of<'values'>, { dialect }: Surroundings): string {
  const scope = { dialect, tooWide: () => undefined }
  const literal = (cell: string | null, column: Column): string => {
    const held = heldOf(column, scope)
    if (cell === null) return dialect.cast('NULL', held)
    return held === 'text' ? dialect.text(cell) : dialect.integer(BigInt(cell), held)
  }
  if (rows.length === 0) {
    const nulls = columns.map((column) => `${literal(null, column)} AS ${dialect.quoted(column.name)}`)
    return `SELECT * FROM (SELECT\n${listed(nulls)}\n) AS t\nWHERE 1 = 0`
  }
  const isPlain = (cell: string | null, column: Column): boolean =>
    cell !== null && heldOf(column, scope) === 'long' && !cell.startsWith('-')
  return dialect.constants(
    columns.map(({ name }) => name),
    // the types of the first row are those of all
    rows.map((row, at) =>
      columns.map((column, i) => {
        const cell = row[i] ?? null
        return at > 0 && isPlain(cell, column) ? String(cell) : literal(cell, column)
      }),
    ),
  )
}
