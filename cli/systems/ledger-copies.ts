/** Ledgers as files that the system writes by itself: what it must be told of numbers is told once for all lines that show the same. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import {
  areWritable,
  figureName,
  figuresOf,
  type LongLedger,
  lineQuery,
  sameQuery,
  type Told,
} from '../../compiler/emit/sql/ledger-text.ts'
import { tablesOf } from '../../compiler/emit/tables.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Column, Program } from '../../compiler/relational/program/ir.ts'
import type { Sheet } from '../../runtime/write/column.ts'
import { cellsOf, headerOf } from '../../runtime/write/csv.ts'
import { digitsIn } from '../../runtime/write/decimal.ts'
import type { Whither, Written } from './ledger-files.ts'
import { aside, type Copying, rowsOf, tellerOf } from './system.ts'

/** Lines of a ledger that show the same figures are told apart by these columns. */
const KEY = ['component', 'payee', 'item', 'for_period', 'posted_in']
const FIGURES = ['measure', 'measure_under', 'quota', 'quota_under']

/** Of more sums than these each would be told as a line of its own. */
const FEW = 1_000_000

interface Ledger<Line> {
  readonly name: LongLedger
  readonly sheet: Sheet<Line>
  readonly lineOf: (row: Shown) => Line
  /** Is told of lines that are added up: one for all lines of a part of pay, person and period that show the same, in the order of the first of them. */
  readonly sums?: (line: Line) => void
}

/** Writes a ledger; undefined where its lines must be written one by one. Nothing was told then. */
export async function writtenThere<Line>(system: Copying, to: Whither, ledger: Ledger<Line>): Promise<Written | undefined> {
  const { program, folder, watch } = to
  const { name, sheet, lineOf } = ledger
  const telling = tellerOf(system, watch)
  const [[count, ...seen] = []] = await telling(`looking at ${name}`, rowsOf(system, sameQuery(system.dialect, program, name)))
  const columns = tablesOf(program)(program.outputs[name] ?? '')
  const differing = columns.filter((_, i) => seen[2 * i] === 'several')
  if (!areWritable(differing)) return undefined
  const sample = lineOf(columns.map((_, i) => (seen[2 * i] === 'one' ? (seen[2 * i + 1] ?? null) : null)))
  const names = sheet.columns.map((one) => one.name)
  const shown = figuresOf(name, names, differing)
  const summed =
    ledger.sums === undefined && shown.length === 0
      ? undefined
      : await telling(`adding up ${name}`, sumsOf(system, program, ledger, differing, shown, folder))
  if (summed === 'one by one') return undefined
  const told: Told = { differing, names, cells: cellsOf(sheet, sample), digits: digitsIn(program.currency.code), figures: summed?.figures }
  const file = `${name}.csv`
  const lines = await telling(
    `writing ${name}: ${count} lines`,
    system.files.write(lineQuery(system.dialect, program, name, told), join(folder, file), headerOf(sheet)),
  )
  if (String(lines) !== count) throw new Error(`${lines} lines of ${count} in ${file}`)
  if (summed !== undefined) await system.drop(summed.table)
  return { file, lines: Number(count) }
}

interface Sums {
  readonly figures: Told['figures']
  readonly table: string
}

/** Adds the lines up and tells of them; `one by one` where lines of one key show different figures, or there are too many. Nothing was told then. */
async function sumsOf<Line>(
  system: Copying,
  program: Program,
  { name, sheet, lineOf, sums: tell }: Ledger<Line>,
  differing: readonly Column[],
  shown: readonly string[],
  folder: string,
): Promise<Sums | 'one by one'> {
  const { dialect, files } = system
  const { quoted, cast, texts } = dialect
  const ledger = program.outputs[name] ?? ''
  const columns = tablesOf(program)(ledger)
  const here = (wanted: readonly string[]) => wanted.filter((one) => columns.some((column) => column.name === one))
  const key = here(KEY)
  const by = [...key, ...here(FIGURES)].map((one) => `t.${quoted(one)}`)
  const table = aside('sums', ledger)
  const order = here(['record', 'row_key', 'item', 'posted_in', 'kind', 'origin']).filter((one) =>
    differing.some((column) => column.name === one),
  )
  // no text of a file holds the separator, and it comes before any other character
  const parts = order.flatMap((one, i) => [...(i === 0 ? [] : [texts.character(0)]), `COALESCE(t.${quoted(one)}, '')`])
  const place = order.length === 0 ? "''" : `MIN(${texts.joined(parts)})`
  const amount = cast(`SUM(t.${quoted('amount')})`, 'wide')
  const sums = `SELECT ${by.join(', ')}, ${amount} AS ${quoted('amount')}, ${place} AS ${quoted('place')}\nFROM ${quoted(ledger)} AS t\nGROUP BY ${by.join(', ')}`
  const numbered = `row_number() OVER (ORDER BY ${by.join(', ')}) AS ${quoted('line')}`
  await system.run(dialect.table(table, `SELECT ${numbered}, t.*\nFROM (${sums}) AS t`))
  const from = `FROM ${quoted(table)} AS t`
  const [[many, distinct] = []] = await rowsOf(
    system,
    `SELECT ${cast('COUNT(*)', 'text')}, ${cast(`(SELECT COUNT(*) FROM (SELECT DISTINCT ${key.map((one) => `t.${quoted(one)}`).join(', ')} ${from}) AS k)`, 'text')} ${from}`,
  )
  if (many !== distinct || Number(many) > FEW) {
    await system.drop(table)
    return 'one by one'
  }
  const taken = new Set([...key, ...here(FIGURES), 'amount'])
  const cells = columns.map((column) => (taken.has(column.name) ? cast(`t.${quoted(column.name)}`, 'text') : 'NULL'))
  const ordered = [...here(['component', 'payee', 'for_period']), 'place'].map((one) => `t.${quoted(one)}`)
  const places = shown.map((one) => sheet.columns.findIndex((column) => column.name === one))
  const path = join(folder, `${name}.figures`)
  const handle = openSync(path, 'w')
  try {
    for await (const block of system.rows(
      `SELECT ${cast(`t.${quoted('line')}`, 'text')}, ${cells.join(', ')} ${from} ORDER BY ${ordered.join(', ')}`,
    ))
      writeSync(
        handle,
        block
          .map(([at, ...row]) => {
            const line = lineOf(row)
            tell?.(line)
            const written = cellsOf(sheet, line)
            return `${at},${places.map((place) => written[place] ?? '').join(',')}\n`
          })
          .join(''),
      )
  } finally {
    closeSync(handle)
  }
  if (shown.length === 0) return { figures: undefined, table }
  const read = files.lines(path, ['line', ...shown.map(figureName)])
  const query = `SELECT ${[...key.map((one) => `t.${quoted(one)}`), ...shown.map((one) => `l.${quoted(figureName(one))}`)].join(', ')}\n${from}\nJOIN ${read} AS l ON t.${quoted('line')} = ${cast(`l.${quoted('line')}`, 'long')}`
  return { figures: { query, key }, table }
}
