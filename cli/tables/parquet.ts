import { linkSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Format, missing, optional, type Unread } from './table.ts'

/** The part of `@duckdb/node-api` that is used. */
export interface DuckDB {
  readonly DuckDBInstance: {
    readonly create: (
      path: string,
      options: Readonly<Record<string, string>>,
    ) => Promise<{
      readonly connect: () => Promise<Connection>
      readonly closeSync: () => void
    }>
  }
}
export interface Connection {
  /** Of the statement that runs, in percent; -1 where that is not known. */
  readonly progress: { readonly percentage: number }
  readonly run: (sql: string) => Promise<unknown>
  readonly runAndReadAll: (sql: string) => Promise<{ readonly getRowsJson: () => readonly (readonly unknown[])[] }>
  /** The rows of a query while they are computed. */
  readonly stream: (sql: string) => Promise<{ readonly yieldRowsJson: () => AsyncIterable<readonly (readonly unknown[])[]> }>
  readonly closeSync: () => void
}

/** Nothing is fetched from anywhere, and the table's own order of rows is kept. */
export const OPTIONS = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', preserve_insertion_order: 'true' }

const named = (name: string): string => `"${name.replaceAll('"', '""')}"`
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Types whose text in DuckDB is what a cell says: exact numbers, days as `YYYY-MM-DD`, `true` and `false`; a double as the shortest decimal that is it. */
const AS_THEY_ARE = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\(\d+,\s*\d+\)|DATE|VARCHAR|BOOLEAN|ENUM\(.*\)|UUID|DOUBLE|FLOAT)$/s

/** The cell of a column; undefined for lists, structures and bytes, which no field can hold. */
export function cellOf(name: string, type: string): string | undefined {
  const column = named(name)
  if (AS_THEY_ARE.test(type)) return column
  // a moment at midnight without a time zone is how many programs store a day
  if (/^TIMESTAMP(?:_S|_MS|_NS)?$/.test(type))
    return `CASE WHEN ${column}::TIME = TIME '00:00:00' THEN strftime(${column}, '%Y-%m-%d') ELSE strftime(${column}, '%Y-%m-%dT%H:%M:%S') END AS ${column}`
  if (type === 'TIMESTAMP WITH TIME ZONE') return `strftime(${column} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS ${column}`
  return undefined
}

/** A second name for a file, by which its own name never stands in a query. */
export function aliased(path: string, alias: string): void {
  try {
    symlinkSync(path, alias)
  } catch {
    linkSync(path, alias)
  }
}

/** Writes the rows of a Parquet file as comma-separated values into `folder`, in the order of the file, block by block. */
export async function parquetCells(path: string, folder: string, format: Format): Promise<Unread | { readonly cells: string }> {
  const duckdb = await optional<DuckDB>(format.needs)
  if (duckdb === undefined) return missing(format)
  const [alias, cells] = [join(folder, 'table.parquet'), join(folder, 'table.csv')]
  aliased(path, alias)
  const instance = await duckdb.DuckDBInstance.create(':memory:', OPTIONS)
  const connection = await instance.connect()
  try {
    const table = `read_parquet(${quoted(alias)})`
    const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`)).getRowsJson()
    const columns = described.flatMap(([name, type]) => cellOf(String(name), String(type)) ?? [])
    if (columns.length === 0) return { problem: `it has no column that a field could hold` }
    // a row of one empty cell would be an empty line
    const alone = columns.length === 1 ? [`'' AS "(end)"`] : []
    await connection.run(`COPY (SELECT ${[...columns, ...alone].join(', ')} FROM ${table}) TO ${quoted(cells)} (FORMAT csv, HEADER)`)
    return { cells }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { problem: `it is no Parquet file that can be read: ${reason.replaceAll(alias, basename(path))}` }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
