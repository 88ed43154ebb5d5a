/** Programs on a system that speaks SQL: inputs as tables of literals, then every step, then the rows that are wanted. */

import type { Dialect } from '../../../compiler/emit/sql/dialect.ts'
import { inputGuards, resultGuards } from '../../../compiler/emit/sql/guards.ts'
import { sqlOf } from '../../../compiler/emit/sql/program.ts'
import { heldOf } from '../../../compiler/emit/sql/scalar.ts'
import { tablesOf } from '../../../compiler/emit/tables.ts'
import type { Cell } from '../../../compiler/relational/program/compute.ts'
import type { Column, Program } from '../../../compiler/relational/program/ir.ts'
import type { Engine, Rows, Shown } from './engine.ts'

export interface Session {
  /** Runs a script that answers nothing. */
  readonly run: (sql: string) => Promise<void>
  /** The rows of a query; every cell is text or null. */
  readonly rows: (sql: string) => Promise<readonly (readonly (string | null)[])[]>
  readonly close: () => Promise<void>
}

const ROWS_AT_ONCE = 500
const refused = (): never => {
  throw new RangeError('a number is too wide for this system')
}

/** The statements that make a table of rows. */
export function tableSql(name: string, columns: readonly Column[], rows: Rows, dialect: Dialect): string[] {
  const scope = { dialect, tooWide: refused }
  const literal = (cell: Cell, column: Column): string => {
    const held = heldOf(column, scope)
    if (cell === null) return dialect.cast('NULL', held)
    return held === 'text' ? dialect.text(String(cell)) : dialect.integer(BigInt(cell), held)
  }
  const names = columns.map((column) => column.name)
  const empty = columns.map((column) => `${dialect.cast('NULL', heldOf(column, scope))} AS ${dialect.quoted(column.name)}`).join(', ')
  const first = dialect.table(name, `SELECT * FROM (SELECT ${empty}) AS t WHERE 1 = 0`)
  const blocks: string[] = []
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const cells = rows.slice(from, from + ROWS_AT_ONCE).map((row) => columns.map((column, i) => literal(row[i] ?? null, column)))
    blocks.push(`INSERT INTO ${dialect.quoted(name)} ${dialect.constants(names, cells)}`)
  }
  return [first, ...blocks]
}

/** A query whose cells are texts: numbers as decimals, texts behind their mark. */
export function shownSql(name: string, columns: readonly Column[], dialect: Dialect): string {
  const cells = columns.map((column) => {
    const written = `t.${dialect.quoted(column.name)}`
    const text = column.type === 'text' ? `${dialect.text("'")} || ${written}` : dialect.cast(written, 'text')
    return `${text} AS ${dialect.quoted(column.name)}`
  })
  return `SELECT ${cells.join(', ')} FROM ${dialect.quoted(name)} AS t`
}

export function sqlEngine(version: string, dialect: Dialect, session: Session): Engine {
  const texts = new WeakMap<Program, ReturnType<typeof sqlOf>>()
  const textOf = (program: Program): ReturnType<typeof sqlOf> => {
    const made = texts.get(program) ?? sqlOf(program, dialect)
    texts.set(program, made)
    return made
  }
  return {
    name: dialect.label,
    version,
    holds: (program) => textOf(program).kind === 'text',
    run: async (program: Program, inputs, wanted) => {
      const made = textOf(program)
      if (made.kind === 'refused')
        throw new RangeError(`refused: ${JSON.stringify(made.refusals, (_, v) => (typeof v === 'bigint' ? `${v}` : v))}`)
      const tables = tablesOf(program)
      const filled = program.inputs.flatMap(({ name }) => tableSql(name, tables(name), inputs.get(name) ?? [], dialect))
      const steps = made.text.statements.map(({ step, query }) => dialect.table(step.name, query))
      await session.run([...dialect.first, ...filled, ...steps].map((sql) => `${sql};\n`).join(''))
      try {
        const problems = await session.rows(`${inputGuards(program, dialect)}\nUNION ALL\n${resultGuards(program, dialect)}`)
        if (problems.length > 0) throw new RangeError(`refused: ${JSON.stringify(problems.slice(0, 3))}`)
        const shown = new Map<string, readonly (readonly Shown[])[]>()
        for (const name of wanted) shown.set(name, await session.rows(shownSql(name, tables(name), dialect)))
        return shown
      } finally {
        // hundreds of plans in one session
        const left = [...program.inputs, ...made.text.statements.map(({ step }) => step)].map(({ name }) => name)
        await session.run(left.map((name) => `DROP TABLE ${dialect.quoted(name)};\n`).join(''))
      }
    },
    query: session.rows,
    close: session.close,
  }
}
