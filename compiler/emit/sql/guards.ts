/** What a program was proved for, as queries: each row that they find is a reason not to use its answer. */
import type { Column, Input, Program } from '../../relational/program/ir.ts'
import { headerLines } from '../header.ts'
import { type Reference, referencesOf } from '../references.ts'
import type { Stamp } from '../refusal.ts'
import { columnIn, tablesOf } from '../tables.ts'
import { safeWords } from '../words.ts'
import type { Dialect } from './dialect.ts'
import { heldOf } from './scalar.ts'

/** The columns of every guard. */
export const GUARD_COLUMNS = ['record', 'row_key', 'column_name', 'found', 'problem'] as const

/** A query that finds what is wrong with the tables that are read: missing values, values out of bounds, keys that are there twice. */
export const inputGuards = ({ inputs }: Program, dialect: Dialect): string =>
  union(
    inputs.flatMap((input) => rowGuards(input, dialect)),
    dialect,
  )

/** A query that finds references to rows that are not there. */
export const referenceGuards = (inputs: readonly Input[], dialect: Dialect): string =>
  union(
    referencesOf(inputs).map((one) => referenceGuard(one, dialect)),
    dialect,
  )

/** All that can be wrong with the tables that are read, texts that are none of those allowed with it. */
const dataGuards = ({ inputs }: Program, dialect: Dialect): string =>
  union(
    [
      ...inputs.flatMap((input) => [...rowGuards(input, dialect), ...wordGuards(input, dialect)]),
      ...referencesOf(inputs).map((one) => referenceGuard(one, dialect)),
    ],
    dialect,
  )

/** The key of a row, as a text. */
const rowKey = ({ columns, key }: Input, dialect: Dialect): string => {
  const of = columns.map(({ column }) => column)
  return key.map((one) => asText(columnIn(of, one), dialect)).join(` || ${dialect.text(', ')} || `)
}

/** One thing that may be wrong with a column of the rows of an input. */
const guardOf =
  (input: Input, dialect: Dialect) =>
  (column: string, found: string, problem: string, where: string): string =>
    query(
      input.name,
      [dialect.text(safeWords(input.record)), rowKey(input, dialect), dialect.text(column), found, dialect.text(problem)],
      where,
      dialect,
    )

function rowGuards(input: Input, dialect: Dialect): readonly string[] {
  const { name, record, columns, key } = input
  const guard = guardOf(input, dialect)
  const cells = columns.flatMap(({ column }) => {
    const written = `t.${dialect.quoted(column.name)}`
    const missing = column.nullable ? [] : [guard(column.name, dialect.cast('NULL', 'text'), 'there is no value', `${written} IS NULL`)]
    return column.type === 'text'
      ? missing
      : [...missing, guard(column.name, asText(column, dialect), outside(column), isOutside(column, written, dialect))]
  })
  const twice = key.map((one) => `t.${dialect.quoted(one)}`).join(', ')
  const again = [
    dialect.text(safeWords(record)),
    rowKey(input, dialect),
    dialect.text(key.join(', ')),
    dialect.cast('COUNT(*)', 'text'),
    dialect.text('rows with the same key'),
  ]
  return [...cells, `${select(again, dialect)}\nFROM ${dialect.quoted(name)} AS t\nGROUP BY ${twice}\nHAVING COUNT(*) > 1`]
}

/** Texts that are none of those that the plan allows. */
function wordGuards(input: Input, dialect: Dialect): readonly string[] {
  return input.columns.flatMap(({ column, field: { oneOf } }) => {
    if (oneOf === null || column.type !== 'text') return []
    const written = `t.${dialect.quoted(column.name)}`
    const problem = safeWords(`none of ${oneOf.join(', ')}`)
    return guardOf(input, dialect)(column.name, written, problem, `${written} NOT IN (${oneOf.map(dialect.text).join(', ')})`)
  })
}

function referenceGuard({ from, column, to, key }: Reference, dialect: Dialect): string {
  const { quoted } = dialect
  const there = `SELECT 1 AS one FROM ${quoted(to.name)} AS r WHERE ${keyIn(key, dialect)} = t.${quoted(column.name)}`
  const problem = `no row of ${safeWords(to.file)}`
  const where = `t.${quoted(column.name)} IS NOT NULL AND NOT EXISTS (${there})`
  return guardOf(from, dialect)(column.name, asText(column, dialect), problem, where)
}

const keyIn = (column: Column, { quoted, cast }: Dialect): string =>
  column.type === 'text' ? `r.${quoted(column.name)}` : cast(`r.${quoted(column.name)}`, 'text')

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
      : 'Run it after the program, in the same session: each row is a reason not to pay from its answer.'
  const header = [...headerLines(program, stamp, dialect), about].map((line) => `-- ${line}`.trimEnd()).join('\n')
  const first = [...dialect.first, ...dialect.apart(program.plan.name)].map((statement) => `${statement};\n\n`).join('')
  return `${header}\n\n${first}${of === 'data' ? dataGuards(program, dialect) : resultGuards(program, dialect)};\n`
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
