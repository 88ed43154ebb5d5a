/** The ledgers of a program that has run, as queries: every cell as text, lines in the order of the ledgers' files (semantics 9). */
import type { Column, Program } from '../../relational/program/ir.ts'
import { type LedgerName, ORDER, type Part } from '../ledger-file.ts'
import { tablesOf } from '../tables.ts'
import type { Dialect } from './dialect.ts'

/** The query of a ledger; undefined where the program has none. */
export function ledgerQuery(program: Program, dialect: Dialect, ledger: LedgerName): string | undefined {
  const table = program.outputs[ledger]
  if (table === null) return undefined
  const columns = tablesOf(program)(table)
  const cells = columns.map(({ name, type }) => {
    const written = `t.${dialect.quoted(name)}`
    return `${type === 'text' ? written : dialect.cast(written, 'text')} AS ${dialect.quoted(name)}`
  })
  const order = ledgerOrder(columns, dialect, ledger)
  return `SELECT ${cells.join(', ')}\nFROM ${dialect.quoted(table)} AS t\nORDER BY ${order.join(', ')}`
}

/** What the lines of a ledger are ordered by, where its table stands as `t` and has these columns. */
export const ledgerOrder = (columns: readonly Column[], dialect: Dialect, ledger: LedgerName): readonly string[] =>
  ORDER[ledger].flatMap((part) => orderOf(part, columns, dialect))

function orderOf(part: Part, columns: readonly Column[], dialect: Dialect): readonly string[] {
  const has = (name: string): boolean => columns.some((one) => one.name === name)
  const cell = (name: string): string => `t.${dialect.quoted(name)}`
  const text = (name: string): string => `COALESCE(${cell(name)}, ${dialect.text('')})`
  const keys = columns.flatMap(({ name }) => (name.startsWith('row_key') ? [name] : []))
  if (typeof part === 'object') return has(part.number) ? [cell(part.number)] : []
  if (part === 'the row key') return keys.length === 0 ? [] : [dialect.bytewise(keyText(keys.map(cell), dialect))]
  if (part !== 'the source') return has(part) ? [dialect.bytewise(text(part))] : []
  // as in `sourceLine`: the parts that are there, each behind a stroke
  const behind = (value: string, there: string): string =>
    `CASE WHEN ${there} IS NULL THEN ${dialect.text('')} ELSE ${dialect.text('/')} || ${value} END`
  const parts = ['source_component', 'record', 'source_period'].filter(has).flatMap((name) => {
    const own = behind(text(name), cell(name))
    return name === 'record' && keys.length > 0 ? [own, behind(keyText(keys.map(cell), dialect), cell(name))] : [own]
  })
  return parts.length === 0 ? [] : [dialect.bytewise(`(${parts.join(' || ')})`)]
}

/** A row's key as the ledgers show it: parts of several are quoted where one could be taken for two. */
function keyText(cells: readonly string[], dialect: Dialect): string {
  const literal = dialect.text
  const [first = literal(''), second] = cells
  if (second === undefined) return `COALESCE(${first}, ${literal('')})`
  const escaped = (cell: string): string =>
    `${literal('"')} || REPLACE(REPLACE(${cell}, ${literal('\\')}, ${literal('\\\\')}), ${literal('"')}, ${literal('\\"')}) || ${literal('"')}`
  const shown = (cell: string): string =>
    `CASE WHEN ${cell} LIKE ${literal('%, %')} OR ${cell} LIKE ${literal('"%')} THEN ${escaped(cell)} ELSE ${cell} END`
  const more = cells.slice(1).map((cell) => `CASE WHEN ${cell} IS NULL THEN ${literal('')} ELSE ${literal(', ')} || ${shown(cell)} END`)
  return `CASE WHEN ${second} IS NULL THEN COALESCE(${first}, ${literal('')}) ELSE ${[shown(first), ...more].join(' || ')} END`
}
