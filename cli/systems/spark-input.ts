/** The table of an input in Spark, which reads the file by itself; the plain reader says what is wrong with it, and where. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { readingOf } from '../../compiler/emit/reading.ts'
import { spark as dialect } from '../../compiler/emit/sql/dialects/spark.ts'
import { heldOf } from '../../compiler/emit/sql/scalar.ts'
import { cellsSql, recordsSql, seenIn, seenSql } from '../../compiler/emit/sql/spark-csv.ts'
import { tableCell } from '../../compiler/emit/sql/spark-table.ts'
import { REFUSAL, stagingSql } from '../../compiler/emit/sql/staging.ts'
import type { Input } from '../../compiler/relational/program/ir.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import type { RecordShape } from '../../runtime/core/record.ts'
import { pathInFolder } from '../files.ts'
import { formatOf } from '../tables/table.ts'
import { headOf } from './head.ts'
import { type Driver, SparkStopped } from './spark-session.ts'
import { aside, type Place } from './system.ts'
import { typedRows } from './typed.ts'

/** Fills the table; gives what is wrong with the file. Throws Stopped. */
export async function loaded(driver: Driver, input: Input, place: Place, records: readonly RecordShape[]): Promise<readonly Diagnostic[]> {
  const path = pathInFolder(place.data, input.file)
  if (path === undefined || !isByCells(input, records)) return handedOver(driver, input, place)
  const source = await sourceOf(driver, input, path)
  if (source === 'beyond Spark') return handedOver(driver, input, place)
  if (source !== 'refused')
    try {
      await driver.ask({ run: dialect.table(input.name, stagingSql(dialect, input, source.from, source.cell)).split(';\n') })
      return []
    } catch (problem) {
      if (!(problem instanceof SparkStopped && problem.said.includes(REFUSAL))) throw problem
    }
  const found = place.files.faults(input.record)
  // what the plain reader reads and Spark does not, such as lines that end with CR alone
  return hasErrors(found) ? found : handedOver(driver, input, place)
}

/** Whether each cell says by itself what it is; money in the currency of its row, say, does not. */
const isByCells = ({ columns }: Input, records: readonly RecordShape[]): boolean =>
  columns.every(({ column, field }) => {
    if (field.currency !== null || field.role === 'currency' || readingOf(field, column).kind === 'moment') return false
    const { unit } = field
    if (unit.kind !== 'reference') return true
    // `0274` refers to the number 274
    const target = records.find(({ name }) => name === unit.record)
    const key = target?.fields.find(({ name }) => name === target.key[0])?.unit.kind
    return target?.key.length !== 1 || key === 'text' || key === 'reference'
  })

interface Source {
  readonly from: string
  readonly cell: (column: string) => string
}

async function sourceOf(driver: Driver, input: Input, path: string): Promise<Source | 'refused' | 'beyond Spark'> {
  const format = formatOf(input.file)
  if (format === undefined) return linesOf(driver, input, path)
  if (format.format !== 'parquet') return 'beyond Spark'
  const view = aside('rows', input.name)
  const columns = await driver.all({ parquet: [view, path] })
  const types = new Map(columns.map(([name, type]) => [name ?? '', type ?? '']))
  const cells = input.columns.map(({ field }) => [field.column, tableCell(field.column, types.get(field.column))] as const)
  if (cells.some(([name]) => !types.has(name))) return 'refused'
  const known = new Map(cells.flatMap(([name, cell]) => (cell === undefined ? [] : [[name, cell]])))
  return known.size < new Set(cells.map(([name]) => name)).size
    ? 'beyond Spark'
    : { from: dialect.quoted(view), cell: (name) => known.get(name) ?? '' }
}

/** A file of comma-separated values, by its lines. */
async function linesOf(driver: Driver, input: Input, path: string): Promise<Source | 'refused'> {
  const row = headOf(path, input.file)
  const names = row?.cells ?? []
  const isThere = ({ field }: Input['columns'][number]) => names.filter((name) => name === field.column).length === 1
  if (row === undefined || !input.columns.every(isThere)) return 'refused'
  const head = { bytes: Buffer.from(row.written).toString('hex'), line: row.line, width: names.length }
  const view = aside('lines', input.name)
  await driver.ask({ lines: [view, path] })
  const [found = []] = await driver.all({ rows: seenSql(view, head) })
  const seen = seenIn(found)
  if (!seen.isText) return 'refused'
  return { from: `(\n${cellsSql(recordsSql(view, head, seen), head)}\n) AS f`, cell: (name) => `f.cells[${names.indexOf(name)}]` }
}

/** Hands the rows over as lines of JSON, which say what is a text, a number and nothing. */
async function handedOver(driver: Driver, input: Input, { files, folder }: Place): Promise<readonly Diagnostic[]> {
  const { name, columns } = input
  const path = join(folder, `${name}.json`)
  const found: Diagnostic[] = []
  const handle = openSync(path, 'w')
  try {
    for (const rows of typedRows(input, files, found)) {
      const lines = rows.map((row) => {
        const cells = columns.map(({ column }, i) => {
          const cell = row[i] ?? null
          return `${JSON.stringify(column.name)}:${typeof cell === 'bigint' ? cell : JSON.stringify(cell)}`
        })
        return `{${cells.join(',')}}\n`
      })
      writeSync(handle, lines.join(''))
    }
  } finally {
    closeSync(handle)
  }
  const held = columns.map(
    ({ column }) => `${dialect.quoted(column.name)} ${dialect.typeOf(heldOf(column, { dialect, tooWide: () => undefined }))}`,
  )
  await driver.ask({ load: [name, held.join(', '), path] })
  return found
}
