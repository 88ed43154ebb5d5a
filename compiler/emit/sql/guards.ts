/** What a program was proved for, as queries: each row that they find is a reason not to use its answer. */
import type { Column, Input, Program } from '../../relational/program/ir.ts'
import { headerLines } from '../header.ts'
import type { Stamp } from '../refusal.ts'
import { columnIn, tablesOf } from '../tables.ts'
import { safeWords } from '../words.ts'
import type { Dialect } from './dialect.ts'
import { heldOf } from './scalar.ts'

/** The columns of every guard. */
export const GUARD_COLUMNS = ['record', 'row_key', 'column_name', 'found', 'problem'] as const

/** A query that finds what is wrong with the tables that are read: missing values, values out of bounds, keys that are there twice. */
export function inputGuards(program: Program, dialect: Dialect): string {
  return union(
    program.inputs.flatMap(({ name, record, columns, key }) => {
      const keys = key.map((one) =>
        asText(
          columnIn(
            columns.map(({ column }) => column),
            one,
          ),
          dialect,
        ),
      )
      const row = keys.join(` || ${dialect.text(', ')} || `)
      const guard = (column: string, found: string, problem: string, where: string): string =>
        query(name, [dialect.text(safeWords(record)), row, dialect.text(column), found, dialect.text(problem)], where, dialect)
      const cells = columns.flatMap(({ column }) => {
        const written = `t.${dialect.quoted(column.name)}`
        const missing = column.nullable ? [] : [guard(column.name, dialect.cast('NULL', 'text'), 'there is no value', `${written} IS NULL`)]
        return column.type === 'text'
          ? missing
          : [...missing, guard(column.name, asText(column, dialect), outside(column), isOutside(column, written, dialect))]
      })
      const twice = `(${key.map((one) => `t.${dialect.quoted(one)}`).join(', ')})`.slice(1, -1)
      const again = [
        dialect.text(safeWords(record)),
        row,
        dialect.text(key.join(', ')),
        dialect.cast('COUNT(*)', 'text'),
        dialect.text('rows with the same key'),
      ]
      return [...cells, `${select(again, dialect)}\nFROM ${dialect.quoted(name)} AS t\nGROUP BY ${twice}\nHAVING COUNT(*) > 1`]
    }),
    dialect,
  )
}

/** A query that finds references to rows that are not there; records with keys of several columns are no target. */
export function referenceGuards(inputs: readonly Input[], dialect: Dialect): string {
  const { quoted, text } = dialect
  return union(
    inputs.flatMap(({ name, record, columns, key }) => {
      const cells = new Map(columns.map(({ column }) => [column.name, asText(column, dialect)]))
      const row = key.map((one) => cells.get(one) ?? '').join(` || ${text(', ')} || `)
      return columns.flatMap(({ column, field: { unit } }) => {
        const target = unit.kind === 'reference' ? inputs.find((one) => one.record === unit.record) : undefined
        // with a history each key has several rows, and its start is the second part of what is unique
        const [of] = target?.columns.filter(({ column: its }) => its.name === target.key[0]) ?? []
        if (target === undefined || of === undefined || isKeyOfSeveral(target)) return []
        const there = `SELECT 1 AS one FROM ${quoted(target.name)} AS r WHERE ${keyIn(of.column, dialect)} = t.${quoted(column.name)}`
        const found = [
          text(safeWords(record)),
          row,
          text(column.name),
          asText(column, dialect),
          text(`no row of ${safeWords(target.file)}`),
        ]
        return query(name, found, `t.${quoted(column.name)} IS NOT NULL AND NOT EXISTS (${there})`, dialect)
      })
    }),
    dialect,
  )
}

const keyIn = (column: Column, { quoted, cast }: Dialect): string =>
  column.type === 'text' ? `r.${quoted(column.name)}` : cast(`r.${quoted(column.name)}`, 'text')

/** Whether a record's own key has several columns; the start of a history is a day, and belongs to none. */
const isKeyOfSeveral = ({ key, columns }: Input): boolean =>
  key.some((name, i) => i > 0 && columns.find(({ column }) => column.name === name)?.field.unit.kind !== 'date')

/** A query that finds numbers outside the bounds that were not proved but are held, and the cases in which the plan itself stops. */
export function resultGuards(program: Program, dialect: Dialect): string {
  const tables = tablesOf(program)
  const bounds = program.bounds.map(({ step, column, says }) => {
    const held = columnIn(tables(step), column)
    const found = asText(held, dialect)
    return query(
      step,
      [dialect.text(safeWords(says)), dialect.cast('NULL', 'text'), dialect.text(column), found, dialect.text(outside(held))],
      isOutside(held, `t.${dialect.quoted(column)}`, dialect),
      dialect,
    )
  })
  const checks = program.checks.map(({ step, says, shows }) => {
    const shown = shows.map((name) => `COALESCE(${asText(columnIn(tables(step), name), dialect)}, ${dialect.text('')})`)
    const cells = [
      dialect.text(safeWords(says)),
      shown.length === 0 ? dialect.cast('NULL', 'text') : shown.join(` || ${dialect.text(', ')} || `),
    ]
    return query(
      step,
      [...cells, dialect.text(shows.join(', ')), dialect.cast('NULL', 'text'), dialect.text('the plan does not decide this')],
      undefined,
      dialect,
    )
  })
  return union([...bounds, ...checks], dialect)
}

/** A guard as a script of its own. */
export function guardScript(program: Program, dialect: Dialect, stamp: Stamp, of: 'data' | 'results'): string {
  const about =
    of === 'data'
      ? 'Run it before the program: each row is something in the data that the program was not made for.'
      : 'Run it after the program: each row is a reason not to pay from its answer.'
  const header = [...headerLines(program, stamp, dialect), about].map((line) => `-- ${line}`.trimEnd()).join('\n')
  return `${header}\n\n${of === 'data' ? inputGuards(program, dialect) : resultGuards(program, dialect)};\n`
}

const outside = (column: Column): string => (column.type === 'int' ? `not from ${column.low} to ${column.high}` : '')

function isOutside(column: Column, written: string, dialect: Dialect): string {
  if (column.type !== 'int') return '1 = 0'
  const width = heldOf(column, { dialect, tooWide: () => undefined }) === 'wide' ? 'wide' : 'long'
  return `${written} < ${dialect.integer(BigInt(column.low), width)} OR ${written} > ${dialect.integer(BigInt(column.high), width)}`
}

const asText = (column: Column, dialect: Dialect): string => {
  const written = `t.${dialect.quoted(column.name)}`
  return column.type === 'text' ? written : dialect.cast(written, 'text')
}

const select = (cells: readonly string[], dialect: Dialect): string =>
  `SELECT\n${GUARD_COLUMNS.map((name, i) => `  ${cells[i]} AS ${dialect.quoted(name)}`).join(',\n')}`

const query = (table: string, cells: readonly string[], where: string | undefined, dialect: Dialect): string =>
  `${select(cells, dialect)}\nFROM ${dialect.quoted(table)} AS t${where === undefined ? '' : `\nWHERE ${where}`}`

const union = (queries: readonly string[], dialect: Dialect): string =>
  queries.length > 0
    ? queries.join('\nUNION ALL\n')
    : `SELECT * FROM (${select(
        GUARD_COLUMNS.map(() => dialect.cast('NULL', 'text')),
        dialect,
      )}) AS t\nWHERE 1 = 0`
