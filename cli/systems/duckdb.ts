/** `run --engine duckdb`: DuckDB reads the files by itself, larger than memory or not, and runs the plan's relational program. */
import { freemem } from 'node:os'
import { join } from 'node:path'
import { duckdb as dialect } from '../../compiler/emit/sql/dialects/duckdb.ts'
import { REFUSAL, stagingSql } from '../../compiler/emit/sql/staging.ts'
import { inTurns } from '../../compiler/emit/sql/turns.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Input } from '../../compiler/relational/program/ir.ts'
import type { Answered } from '../answering.ts'
import type { Ready } from '../evaluated.ts'
import { pathInFolder } from '../files.ts'
import type { Io } from '../io.ts'
import { aliased, type Connection, cellOf, type DuckDB, OPTIONS } from '../tables/parquet.ts'
import { formatOf, optional } from '../tables/table.ts'
import { refused, wrong } from '../wrong.ts'
import { type Asked, ranWithin } from './compute.ts'
import { headOf } from './head.ts'
import { bytesOf, noRoom, type Room, withRoom } from './room.ts'
import { type Place, type Runner, Stopped } from './system.ts'

const PACKAGE = '@duckdb/node-api'

/** The part of the free memory that DuckDB may take; what needs more goes to files in the folder of the run. */
const MEMORY = 0.5

/** Bytes of memory for each row of the data with which its people are worked out at once; measured with the plan of the bench. */
const FOR_A_ROW = 640

/** A plan on its data by DuckDB; or the exit code where it is refused. */
export async function ranByDuckdb(io: Io, ready: Ready, asked: Asked, { memory, temp }: Room): Promise<Answered | number> {
  const problem = noRoom({ memory, temp })
  if (problem !== undefined) return wrong(io, problem)
  return ranWithin(io, ready, withRoom(asked, temp), async () => {
    const duckdb = await optional<DuckDB>(PACKAGE)
    if (duckdb === undefined)
      return refused(io, `--engine duckdb needs the package ${PACKAGE}, which is not installed; install it with: npm install ${PACKAGE}`)
    return async (place, work) => {
      const settings = {
        ...OPTIONS,
        temp_directory: place.folder,
        preserve_insertion_order: 'false',
        memory_limit: memory ?? `${Math.round((MEMORY * freemem()) / 2 ** 20)}MiB`,
      }
      const instance = await duckdb.DuckDBInstance.create(':memory:', settings)
      const connection = await instance.connect()
      try {
        await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false')
        return await work(runnerOf(connection, place, bytesOf(settings.memory_limit)))
      } catch (problem) {
        const said = problem instanceof Error ? problem.message : String(problem)
        if (problem instanceof Stopped || !OF_DATA.test(said)) throw problem
        throw new Stopped(firstOf(said))
      } finally {
        connection.closeSync()
        instance.closeSync()
      }
    }
  })
}

/** What DuckDB finds in a file, in its words. */
const OF_DATA = /CSV|Parquet|Invalid Input|Conversion|Out of Range|Out of Memory/i

const NO_MEMORY = 'DuckDB needs more memory than this run gives it, besides all that it keeps on disk; `--memory` gives it more'

/** What ends a run, in one sentence. */
const firstOf = (said: string): string => (/Out of Memory/i.test(said) ? NO_MEMORY : (said.split('\n')[0] ?? said))

function runnerOf(connection: Connection, place: Place, memory: number): Runner {
  const run = async (sql: string): Promise<void> => void (await connection.run(sql))
  const inOrder = async <T>(work: () => Promise<T>): Promise<T> => {
    await run('SET preserve_insertion_order = true')
    try {
      return await work()
    } finally {
      await run('SET preserve_insertion_order = false')
    }
  }
  let [files, most] = [0, 0]
  return {
    name: 'duckdb',
    dialect,
    rows: (query) => blocksOf(connection, query),
    run,
    drop: (table) => run(`DROP TABLE ${dialect.quoted(table)}`),
    byPayee: async (table, query) => {
      const turns = Math.max(1, Math.ceil((most * FOR_A_ROW) / memory))
      for (const statement of inTurns(table, query, turns)) await run(statement)
    },
    files: {
      write: (query, path, head) => inOrder(() => written(connection, query, path, head)),
      sorted: (table, query) => inOrder(() => run(dialect.table(table, query))),
      lines: (path, columns) =>
        `read_csv(${dialect.text(path)}, header = false, auto_detect = false, delim = ',', quote = '', escape = '', columns = {${columns.map((name) => `${name}: 'VARCHAR'`).join(', ')}})`,
    },
    progress: () => {
      const { percentage } = connection.progress
      return percentage > 0 && percentage < 100 ? percentage / 100 : undefined
    },
    load: async (input) => {
      files += 1
      const source = await sourceOf(input, files, connection, place)
      try {
        await run(`CREATE TEMP TABLE ${dialect.quoted(input.name)} AS\n${stagingSql(dialect, input, source.from, source.cell)}`)
        const counted = await connection.runAndReadAll(`SELECT COUNT(*) FROM ${dialect.quoted(input.name)}`)
        most = Math.max(most, Number(counted.getRowsJson()[0]?.[0] ?? 0))
        return []
      } catch (problem) {
        const said = problem instanceof Error ? problem.message : String(problem)
        const [, ours] = said.split(REFUSAL)
        if (ours === undefined && !OF_DATA.test(said)) throw problem
        // the plain reader says where it is, as it says it of any file
        const found = place.files.faults(input.record)
        if (found.length > 0) return found
        throw new Stopped(firstOf(ours ?? said))
      }
    },
  }
}

/** Writes the one column of a query, as it is. */
async function written(connection: Connection, query: string, path: string, head: string | undefined): Promise<number> {
  const options = `FORMAT csv, QUOTE '', ESCAPE '', HEADER ${head !== undefined}`
  const named = head === undefined ? query : `SELECT * FROM (${query}) AS t (${dialect.quoted(head)})`
  const told = await connection.runAndReadAll(`COPY (${named}) TO ${dialect.text(path)} (${options})`)
  return Number(told.getRowsJson()[0]?.[0] ?? 0)
}

/** The rows of a query as they are computed, a block at a time. */
async function* blocksOf(connection: Connection, query: string): AsyncGenerator<readonly Shown[]> {
  for await (const rows of (await connection.stream(query)).yieldRowsJson())
    yield rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))
}

/** Where the rows of an input are read from, and its columns by the names in the file. */
async function sourceOf(input: Input, at: number, connection: Connection, { folder, data }: Place) {
  const path = pathInFolder(data, input.file)
  if (path === undefined) throw new Stopped(`the file \`${input.file}\` of \`${input.record}\` is missing in \`${data}\``)
  const format = formatOf(input.file)
  if (format !== undefined && format.format !== 'parquet') throw new Stopped(`\`${input.file}\`: --engine duckdb reads CSV and Parquet`)
  const alias = join(folder, `input_${at}.${format === undefined ? 'csv' : 'parquet'}`)
  aliased(path, alias)
  if (format !== undefined) {
    const table = `read_parquet(${dialect.text(alias)})`
    const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`)).getRowsJson()
    const cells = described
      .map((row) => row.map(String))
      .flatMap(([name = '', type = '']) => {
        const cell = cellOf(name, type)
        return cell === undefined ? [] : [{ name, cell: cell.includes(' AS ') ? cell : `CAST(${cell} AS VARCHAR) AS ${cell}` }]
      })
    const from = `(SELECT ${cells.map(({ cell }) => cell).join(', ')} FROM ${table})`
    return {
      from,
      cell: cellIn(
        input,
        cells.map(({ name }) => name),
        (_, name) => `"${name.replaceAll('"', '""')}"`,
      ),
    }
  }
  const names = headOf(path, input.file)?.cells ?? []
  const columns = names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ')
  const options = `header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', strict_mode = true, columns = {${columns}}`
  return { from: `read_csv(${dialect.text(alias)}, ${options})`, cell: cellIn(input, names, (i) => `c${i}`) }
}

/** A column by its name in the file, which must be there once. */
function cellIn({ file }: Input, names: readonly string[], written: (place: number, name: string) => string) {
  return (column: string): string => {
    const count = names.filter((name) => name === column).length
    if (count !== 1) throw new Stopped(`\`${file}\` has ${count === 0 ? 'no' : `${count} times the`} column \`${column}\``)
    return written(names.indexOf(column), column)
  }
}
