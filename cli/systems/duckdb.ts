/** `run --engine duckdb`: DuckDB reads the files by itself, larger than memory or not, and runs the plan's relational program. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limitsOf, type Observed } from '../../compiler/emit/observed.ts'
import { notCompiled } from '../../compiler/emit/refusal.ts'
import { duckdb as dialect } from '../../compiler/emit/sql/dialects/duckdb.ts'
import { inputGuards, resultGuards } from '../../compiler/emit/sql/guards.ts'
import { type SqlProgram, sqlOf } from '../../compiler/emit/sql/program.ts'
import { runOf } from '../../compiler/emit/sql/run.ts'
import { REFUSAL, stagingSql } from '../../compiler/emit/sql/staging.ts'
import type { Program } from '../../compiler/relational/ir.ts'
import { ANY_DATA } from '../../compiler/relational/limits.ts'
import { lowerToRelations } from '../../compiler/relational/lower.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import { wholeInputs } from '../../compiler/relational/records.ts'
import type { Core } from '../../runtime/core/core.ts'
import { readCsv } from '../../runtime/data/csv.ts'
import type { Answered } from '../answering.ts'
import { ranBySystem, type System } from '../by-system.ts'
import { folderOf, type Ready, refuse } from '../evaluated.ts'
import { EXIT } from '../exit.ts'
import { pathInFolder } from '../files.ts'
import type { Io } from '../io.ts'
import type { Ran } from '../ran.ts'
import { aliased, type Connection, cellOf, type DuckDB, OPTIONS } from '../tables/parquet.ts'
import { formatOf, optional } from '../tables/table.ts'
import { refused, wrong } from '../wrong.ts'

const PACKAGE = '@duckdb/node-api'

/** What stops a run, in words for the user. */
class Stopped extends Error {}

/** A plan on its data by DuckDB; or the exit code where it is refused. */
export async function ranByDuckdb(
  io: Io,
  ready: Ready,
  asked: { readonly data: string | undefined; readonly period: string; readonly writes: boolean },
): Promise<Answered | number> {
  const { core, read } = ready
  const question = { period: asked.period, asOf: null }
  const first = lowerToRelations(core, question, ANY_DATA)
  if (first === undefined) return wrong(io, `\`${asked.period}\` holds no period that this plan pays`)
  if ('refused' in first) return refuse(io, notCompiled(first.refused), false, read, EXIT.findings)
  const duckdb = await optional<DuckDB>(PACKAGE)
  if (duckdb === undefined)
    return refused(io, `--engine duckdb needs the package ${PACKAGE}, which is not installed; install it with: npm install ${PACKAGE}`)

  const folder = mkdtempSync(join(tmpdir(), 'caboose-duckdb-'))
  const done = (): void => rmSync(folder, { recursive: true, force: true })
  const instance = await duckdb.DuckDBInstance.create(':memory:', { ...OPTIONS, temp_directory: folder, preserve_insertion_order: 'false' })
  const connection = await instance.connect()
  try {
    const place = { connection, folder, data: folderOf(ready, asked.data), writes: asked.writes }
    return { ran: await computed(io, ready, question, place), closed: undefined, done }
  } catch (problem) {
    done()
    const said = problem instanceof Error ? problem.message : String(problem)
    const [, ours] = said.split(REFUSAL)
    if (problem instanceof Stopped || ours !== undefined) return refused(io, (ours ?? said).split('\n')[0] ?? '')
    // what DuckDB finds in a file, in its words
    if (/CSV|Parquet|Invalid Input|Conversion|Out of Range|Out of Memory/i.test(said)) return refused(io, said.split('\n')[0] ?? said)
    throw problem
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

interface Place {
  readonly connection: Connection
  readonly folder: string
  readonly data: string
  readonly writes: boolean
}

type Question = Parameters<typeof lowerToRelations>[1]

async function computed(io: Io, { core }: Ready, question: Question, place: Place): Promise<Ran> {
  const { connection, folder, writes } = place
  const inputs = wholeInputs(core, ANY_DATA)
  for (const [at, input] of inputs.entries()) {
    io.watch?.at(`reading ${input.file}`)
    const source = await sourceOf(input, at, place)
    await connection.run(`CREATE TEMP TABLE ${dialect.quoted(input.name)} AS\n${stagingSql(input, source.from, source.cell)}`)
  }
  const { program, sql } = programFor(core, question, await observedIn(inputs, connection))
  await hold(connection, inputGuards(program, dialect))
  const statements = runOf(program, sql)
  for (const [at, { step, sql: statement, drops }] of statements.entries()) {
    io.watch?.at(`computing ${step.name}`, at / statements.length)
    await connection.run(statement)
    for (const name of drops) await connection.run(`DROP TABLE ${dialect.quoted(name)}`)
  }
  await hold(connection, resultGuards(program, dialect), ': more than DuckDB’s numbers hold; run it with --engine fast')
  const system: System = { name: 'duckdb', dialect, rows: (query) => blocksOf(connection, query) }
  return await ranBySystem(io, system, { core, program, inputs, writes, folder })
}

/** The rows of a query as they are computed, a block at a time. */
async function* blocksOf(connection: Connection, query: string): AsyncGenerator<readonly Shown[]> {
  for await (const rows of (await connection.stream(query)).yieldRowsJson())
    yield rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))
}

const rowsOf = async (connection: Connection, sql: string): Promise<readonly (readonly string[])[]> =>
  (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map((cell) => (cell === null ? '' : String(cell))))

/** Stops where a guard finds anything; `help` ends what is said. */
async function hold(connection: Connection, guard: string, help = ''): Promise<void> {
  const [found] = await rowsOf(connection, `${guard}\nLIMIT 1`)
  if (found === undefined) return
  const [record = '', key = '', column = '', value = '', problem = ''] = found
  const row = key === '' ? '' : `, row ${key}`
  throw new Stopped(`${record}${row}, ${column}: ${value === '' ? '' : `\`${value}\` is `}${problem}${help}`)
}

/** The first bytes of a file hold its column names. */
const HEAD = 1 << 16

/** Where the rows of an input are read from, and its columns by the names in the file. */
async function sourceOf(input: Program['inputs'][number], at: number, { connection, folder, data }: Place) {
  const path = pathInFolder(data, input.file)
  if (path === undefined) throw new Stopped(`the file \`${input.file}\` of \`${input.record}\` is missing in \`${data}\``)
  const format = formatOf(input.file)
  if (format !== undefined && format.format !== 'parquet') throw new Stopped(`\`${input.file}\`: --engine duckdb reads CSV and Parquet`)
  const alias = join(folder, `input_${at}.${format === undefined ? 'csv' : 'parquet'}`)
  aliased(path, alias)
  if (format !== undefined) {
    const table = `read_parquet(${dialect.text(alias)})`
    const described = await rowsOf(connection, `DESCRIBE SELECT * FROM ${table}`)
    const cells = described.flatMap(([name = '', type = '']) => {
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
  const names = headOf(path, input.file)
  const columns = names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ')
  const options = `header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', strict_mode = true, columns = {${columns}}`
  return { from: `read_csv(${dialect.text(alias)}, ${options})`, cell: cellIn(input, names, (i) => `c${i}`) }
}

/** A column by its name in the file, which must be there once. */
function cellIn({ file }: Program['inputs'][number], names: readonly string[], written: (place: number, name: string) => string) {
  return (column: string): string => {
    const count = names.filter((name) => name === column).length
    if (count !== 1) throw new Stopped(`\`${file}\` has ${count === 0 ? 'no' : `${count} times the`} column \`${column}\``)
    return written(names.indexOf(column), column)
  }
}

function headOf(path: string, file: string): readonly string[] {
  const handle = openSync(path, 'r')
  const bytes = Buffer.alloc(HEAD)
  const length = readSync(handle, bytes, 0, HEAD, 0)
  closeSync(handle)
  const { rows } = readCsv(file, new TextDecoder().decode(bytes.subarray(0, length)))
  return rows[0]?.cells ?? []
}

/** What the numbers of the inputs reach. */
async function observedIn(inputs: Program['inputs'], connection: Connection): Promise<Observed[]> {
  const observed: Observed[] = []
  for (const { name, record, columns } of inputs) {
    const numbers = columns.filter(({ column }) => column.type === 'int')
    const parts = numbers.flatMap(({ column }) => {
      const written = dialect.quoted(column.name)
      return [`COALESCE(MAX(ABS(${written})), 0)`, `COALESCE(SUM(ABS(${written})), 0)`]
    })
    const [found = []] = parts.length === 0 ? [] : await rowsOf(connection, `SELECT ${parts.join(', ')} FROM ${dialect.quoted(name)}`)
    numbers.forEach(({ field }, i) => {
      observed.push({ record, field: field.name, most: BigInt(found[2 * i] ?? '0'), together: BigInt(found[2 * i + 1] ?? '0') })
    })
  }
  return observed
}

/** The program in the loosest bounds of the data that DuckDB's numbers hold. */
function programFor(
  core: Core,
  question: Question,
  observed: readonly Observed[],
): { readonly program: Program; readonly sql: SqlProgram } {
  for (const limits of limitsOf(observed)) {
    const lowered = lowerToRelations(core, question, limits)
    if (lowered === undefined || 'refused' in lowered) continue
    const made = sqlOf(lowered.program, dialect)
    if (made.kind === 'text') return { program: lowered.program, sql: made.text }
  }
  throw new Stopped('numbers of this plan on these data are too wide for DuckDB; run it with --engine fast')
}
