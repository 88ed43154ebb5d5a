/** One step of a relational program as an expression of Python over the tables `t`. A row is a dictionary. */
import type { Column, Step } from '../../relational/program/ir.ts'
import { pythonLiteral as literal } from '../quote.ts'
import { conditionPy, scalarPy, type Written } from './scalar.ts'

type Of<Op extends Step['op']> = Extract<Step, { op: Op }>

const cell = (row: string, name: string): string => `${row}[${literal(name)}]`
const table = (name: string): string => `t[${literal(name)}]`
const ofRow: Written = (name) => cell('row', name)
const ofPair: Written = (name, side) => cell(side === 'right' ? 'r' : 'l', name)

const object = (cells: readonly (readonly [name: string, text: string])[]): string =>
  `{\n${cells.map(([name, text]) => `        ${literal(name)}: ${text},\n`).join('')}    }`

const keyOf = (names: readonly string[], row: string): string => `lambda ${row}: (${names.map((name) => `${cell(row, name)}, `).join('')})`

export function stepPy(step: Step): string {
  switch (step.op) {
    case 'values':
      return valuesPy(step)
    case 'scan':
      return table(step.input)
    case 'select':
      return selectPy(step)
    case 'join':
      return joinPy(step)
    case 'aggregate':
      return aggregatePy(step)
    case 'window':
      return windowPy(step)
    case 'union': {
      const cells = step.columns.map(({ name }) => [name, ofRow(name, undefined)] as const)
      return `[${object(cells)} for rows in (${step.from.map((name) => `${table(name)}, `).join('')}) for row in rows]`
    }
    default: {
      const never: never = step
      return never
    }
  }
}

function valuesPy({ columns, rows }: Of<'values'>): string {
  const cellOf = (value: string | null, { type }: Column): string => (value === null ? 'None' : type === 'text' ? literal(value) : value)
  const lines = rows.map(
    (row) => `        {${columns.map((column, i) => `${literal(column.name)}: ${cellOf(row[i] ?? null, column)}`).join(', ')}},\n`,
  )
  return `[\n${lines.join('')}    ]`
}

function selectPy({ from, where, columns }: Of<'select'>): string {
  const cells = columns.map(({ column, value }) => [column.name, scalarPy(value, ofRow)] as const)
  const condition = where === null ? '' : ` if ${conditionPy(where, ofRow)}`
  return `[${object(cells)} for row in ${table(from)}${condition}]`
}

function joinPy({ how, left, right, on, and, columns }: Of<'join'>): string {
  const cells = columns.map(({ column, side, of }) => {
    const read = ofPair(of, side)
    return [column.name, how === 'left' && side === 'right' ? `None if r is None else ${read}` : read] as const
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
  const condition = and === null ? 'lambda l, r: True' : `lambda l, r: ${conditionPy(and, ofPair)}`
  const pairs = `pairs(${[table(left), table(right), ...keys, condition, how === 'left' ? 'True' : 'False'].join(', ')})`
  return `[${object(cells)} for l, r in ${pairs}]`
}

function aggregatePy({ from, by, columns }: Of<'aggregate'>): string {
  const cells = columns.map((one): readonly [string, string] => {
    const { column } = one
    if (one.does === 'count') return [column.name, 'len(group)']
    const values = `values(group, ${literal(one.of)})`
    switch (one.does) {
      case 'by':
        return [column.name, cell('group[0]', one.of)]
      case 'sum':
        return [column.name, `sum(${values})`]
      case 'min':
      case 'max':
        return [column.name, `${one.does}(${values}, default=None)`]
      case 'count_distinct':
        return [column.name, `len(set(${values}))`]
      default: {
        const never: never = one
        return never
      }
    }
  })
  const groups = by.length === 0 ? `[${table(from)}]` : `groups(${table(from)}, ${keyOf(by, 'row')})`
  return `[${object(cells)} for group in ${groups}]`
}

function windowPy({ from, partition, order, columns }: Of<'window'>): string {
  const cells = columns.map((one): readonly [string, string] => {
    const { column } = one
    if (one.does === 'row_number') return [column.name, 'i + 1']
    switch (one.does) {
      case 'keep':
        return [column.name, ofRow(one.of, undefined)]
      case 'lag':
        return [column.name, `None if i == 0 else ${cell('group[i - 1]', one.of)}`]
      case 'running_sum':
        return [column.name, `running[${literal(one.of)}][i]`]
      case 'total':
        return [column.name, `running[${literal(one.of)}][-1]`]
      default: {
        const never: never = one
        return never
      }
    }
  })
  const summed = [...new Set(columns.flatMap((one) => (one.does === 'running_sum' || one.does === 'total' ? [one.of] : [])))]
  const keys = order.map(({ of, descending }) => `(${literal(of)}, ${descending ? 'True' : 'False'}), `)
  const windows = `windows(${table(from)}, ${keyOf(partition, 'row')}, (${keys.join('')}), (${summed.map((name) => `${literal(name)}, `).join('')}))`
  return `[${object(cells)} for group, running in ${windows} for i, row in enumerate(group)]`
}
