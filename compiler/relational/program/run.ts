/** The plain interpreter of relational programs: every step as a table, over big integers. What every target is compared with. */
import { compareText } from '../../../runtime/exact/order.ts'
import { type Cell, holding, type Places, reading } from './compute.ts'
import type { Column, Program, Step } from './ir.ts'

/** A table as its columns' names and its rows. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The tables of all steps by name. `inputs`: by the input's name, with its columns in their order. */
export function runProgram(program: Program, inputs: ReadonlyMap<string, readonly (readonly Cell[])[]>): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>()
  const tableOf = (name: string): Table => {
    const table = tables.get(name)
    if (table === undefined) throw new RangeError(`no step \`${name}\` before this one`)
    return table
  }
  for (const step of program.steps) {
    const rows = rowsOf(step, tableOf, (name) => inputs.get(name) ?? [])
    tables.set(step.name, { columns: namesOf(step), rows })
  }
  return tables
}

/** The columns of a step. */
export function columnsOf(step: Step): readonly Column[] {
  return step.op === 'values' || step.op === 'scan' || step.op === 'union' ? step.columns : step.columns.map(({ column }) => column)
}

const namesOf = (step: Step): readonly string[] => columnsOf(step).map(({ name }) => name)

type Rows = readonly (readonly Cell[])[]
type Of<Op extends Step['op']> = Extract<Step, { op: Op }>
type Tables = (name: string) => Table

function rowsOf(step: Step, tableOf: Tables, input: (name: string) => Rows): Rows {
  switch (step.op) {
    case 'values':
      return step.rows.map((row) => row.map((cell, i) => (cell === null || step.columns[i]?.type === 'text' ? cell : BigInt(cell))))
    case 'scan':
      return input(step.input)
    case 'select':
      return selected(step, tableOf(step.from))
    case 'join':
      return joined(step, tableOf(step.left), tableOf(step.right))
    case 'aggregate':
      return aggregated(step, tableOf(step.from))
    case 'window':
      return windowed(step, tableOf(step.from))
    case 'union':
      return step.from.flatMap((name) => united(step, tableOf(name)))
    default: {
      const never: never = step
      return never
    }
  }
}

/** The place of a column in a table's rows. */
function placeIn({ columns }: Table, name: string): number {
  const place = columns.indexOf(name)
  if (place < 0) throw new RangeError(`no column \`${name}\``)
  return place
}

function selected({ where, columns }: Of<'select'>, from: Table): Rows {
  const places: Places = (name) => placeIn(from, name)
  const holds = where === null ? () => true : holding(where, places)
  const values = columns.map(({ value }) => reading(value, places))
  return from.rows.filter(holds).map((row) => values.map((value) => value(row)))
}

/** The rows of a table with the columns of a union. */
function united({ columns }: Of<'union'>, from: Table): Rows {
  const places = columns.map(({ name }) => placeIn(from, name))
  return from.rows.map((row) => places.map((place) => row[place] ?? null))
}

/** Cells as one key; different cells stay different. */
const keyOf = (cells: readonly Cell[]): string =>
  cells.map((cell) => (cell === null ? 'n' : typeof cell === 'bigint' ? `i${cell}` : `t${cell.length}:${cell}`)).join('\u0000')

function joined({ how, on, and, columns }: Of<'join'>, left: Table, right: Table): Rows {
  const [leftKeys, rightKeys] = [on.map((one) => placeIn(left, one.left)), on.map((one) => placeIn(right, one.right))]
  const byKey = new Map<string, (readonly Cell[])[]>()
  for (const row of right.rows) {
    const key = rightKeys.map((place) => row[place] ?? null)
    if (key.includes(null)) continue
    const text = keyOf(key)
    const same = byKey.get(text)
    if (same === undefined) byKey.set(text, [row])
    else same.push(row)
  }
  const width = left.columns.length
  const places: Places = (name, side) => (side === 'right' ? width + placeIn(right, name) : placeIn(left, name))
  const holds = and === null ? () => true : holding(and, places)
  const picks = columns.map(({ side, of }) => places(of, side))
  const none: readonly Cell[] = right.columns.map(() => null)
  return left.rows.flatMap((row) => {
    const key = leftKeys.map((place) => row[place] ?? null)
    const pairs = (key.includes(null) ? [] : (byKey.get(keyOf(key)) ?? [])).map((other) => [...row, ...other]).filter(holds)
    const found = pairs.length === 0 && how === 'left' ? [[...row, ...none]] : pairs
    return found.map((pair) => picks.map((place) => pair[place] ?? null))
  })
}

/** The rows of a table in groups that are the same in some columns, in the order in which they first come. */
function grouped(table: Table, by: readonly string[]): readonly (readonly (readonly Cell[])[])[] {
  const places = by.map((name) => placeIn(table, name))
  const groups = new Map<string, (readonly Cell[])[]>()
  for (const row of table.rows) {
    const key = keyOf(places.map((place) => row[place] ?? null))
    const same = groups.get(key)
    if (same === undefined) groups.set(key, [row])
    else same.push(row)
  }
  return [...groups.values()]
}

const add = (a: bigint, cell: Cell): bigint => (typeof cell === 'bigint' ? a + cell : a)

function aggregated({ by, columns }: Of<'aggregate'>, from: Table): Rows {
  const groups = by.length === 0 ? [from.rows] : grouped(from, by)
  return groups.map((rows) =>
    columns.map((one): Cell => {
      if (one.does === 'count') return BigInt(rows.length)
      const place = placeIn(from, one.of)
      const cells = rows.flatMap((row) => row[place] ?? [])
      switch (one.does) {
        case 'by':
          return rows[0]?.[place] ?? null
        case 'sum':
          return cells.reduce(add, 0n)
        case 'count_distinct':
          return BigInt(new Set(cells).size)
        case 'min':
        case 'max': {
          const numbers = cells.filter((cell) => typeof cell === 'bigint')
          return numbers.reduce<bigint | null>((best, cell) => (best === null || cell < best === (one.does === 'min') ? cell : best), null)
        }
        default: {
          const never: never = one
          return never
        }
      }
    }),
  )
}

const compareCells = (a: Cell, b: Cell): number =>
  typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : a === b ? 0 : (a ?? 0n) < (b ?? 0n) ? -1 : 1

function windowed({ partition, order, columns }: Of<'window'>, from: Table): Rows {
  const sorts = order.map(({ of, descending }) => ({ place: placeIn(from, of), sense: descending ? -1 : 1 }))
  const compare = (a: readonly Cell[], b: readonly Cell[]): number => {
    for (const { place, sense } of sorts) {
      const way = compareCells(a[place] ?? null, b[place] ?? null) * sense
      if (way !== 0) return way
    }
    return 0
  }
  return grouped(from, partition).flatMap((group) => {
    const rows = [...group].sort(compare)
    const results = columns.map((one): readonly Cell[] => {
      if (one.does === 'row_number') return rows.map((_, i) => BigInt(i + 1))
      const place = placeIn(from, one.of)
      const cells = rows.map((row) => row[place] ?? null)
      switch (one.does) {
        case 'keep':
          return cells
        case 'lag':
          return [null, ...cells.slice(0, -1)]
        case 'total': {
          const total = cells.reduce(add, 0n)
          return cells.map(() => total)
        }
        case 'running_sum': {
          let sum = 0n
          return cells.map((cell) => {
            sum = add(sum, cell)
            return sum
          })
        }
        default: {
          const never: never = one
          return never
        }
      }
    })
    return rows.map((_, i) => results.map((cells) => cells[i] ?? null))
  })
}
