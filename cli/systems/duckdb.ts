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
import type { Core } from '../../runtime/core/core.ts'
import { readCsv } from '../../runtime/data/csv.ts'
import type { Made } from '../../runtime/write/atomic.ts'
import { digitsIn } from '../../runtime/write/decimal.ts'
import { folderOf, type Ready, refuse } from '../evaluated.ts'
import { EXIT } from '../exit.ts'
import { pathInFolder } from '../files.ts'
import type { Io } from '../io.ts'
import { aliased, type Connection, cellOf, type DuckDB, OPTIONS } from '../tables/parquet.ts'
import { formatOf, optional } from '../tables/table.ts'
import { refused, wrong } from '../wrong.ts'

const PACKAGE = '@duckdb/node-api'

/** What was earned, person by person, in minor units; and the ledger. */
export interface Earned {
  readonly people: readonly { readonly payee: string; readonly amount: bigint }[]
  readonly lines: number
  readonly rows: number
  readonly ledger: Made
  /** Removes what was written meanwhile. */
  readonly done: () => void
}

/** What stops a run, in words for the user. */
class Stopped extends Error {}

/** A plan on its data by DuckDB; or the exit code where it is refused. The ledger is that of earnings, without the figures beside the amounts. */
export async function earnedByDuckdb(
  io: Io,
  ready: Ready,
  asked: { readonly data: string | undefined; readonly period: string },
): Promise<Earned | number> {
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
    return await earned(io, ready, first.program, question, { connection, folder, data: folderOf(ready, asked.data), done })
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
  readonly done: () => void
}

type Question = Parameters<typeof lowerToRelations>[1]

async function earned(io: Io, { core }: Ready, program: Program, question: Question, place: Place): Promise<Earned> {
  const { connection, folder, done } = place
  for (const [at, input] of program.inputs.entries()) {
    io.watch?.at(`reading ${input.file}`)
    const source = await sourceOf(input, at, place)
    await connection.run(`CREATE TEMP TABLE ${dialect.quoted(input.name)} AS\n${stagingSql(input, source.from, source.cell)}`)
  }
  const { observed, rows } = await observedIn(program, connection)
  const made = programFor(core, question, observed)
  await hold(connection, inputGuards(made.program, dialect))
  const statements = runOf(made.program, made.sql)
  for (const [at, { step, sql, drops }] of statements.entries()) {
    io.watch?.at(`computing ${step.name}`, at / statements.length)
    await connection.run(sql)
    for (const name of drops) await connection.run(`DROP TABLE ${dialect.quoted(name)}`)
  }
  io.watch?.at('writing earnings')
  await hold(connection, resultGuards(made.program, dialect), ': more than DuckDB’s numbers hold; run it with --engine fast')
  const file = join(folder, 'earnings.csv')
  await connection.run(`COPY (${ledgerSql(made.program, core)}) TO ${dialect.text(file)} (FORMAT csv, HEADER)`)
  const table = dialect.quoted(made.program.outputs.earnings)
  const sums = await rowsOf(
    connection,
    `SELECT payee, CAST(SUM(amount) AS VARCHAR), CAST(COUNT(*) AS VARCHAR) FROM ${table} GROUP BY payee ORDER BY payee`,
  )
  return {
    people: sums.map(([payee = '', amount = '0']) => ({ payee, amount: BigInt(amount) })),
    lines: sums.reduce((sum, [, , count = '0']) => sum + Number(count), 0),
    rows,
    ledger: (write) => copied(file, write),
    done,
  }
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

/** What the numbers of the inputs reach, and how many rows there are. */
async function observedIn(program: Program, connection: Connection): Promise<{ observed: Observed[]; rows: number }> {
  const observed: Observed[] = []
  let rows = 0
  for (const { name, record, columns } of program.inputs) {
    const numbers = columns.filter(({ column }) => column.type === 'int')
    const parts = numbers.flatMap(({ column }) => {
      const written = dialect.quoted(column.name)
      return [`COALESCE(MAX(ABS(${written})), 0)`, `COALESCE(SUM(ABS(${written})), 0)`]
    })
    const [found = []] = await rowsOf(connection, `SELECT ${['COUNT(*)', ...parts].join(', ')} FROM ${dialect.quoted(name)}`)
    rows += Number(found[0] ?? 0)
    numbers.forEach(({ field }, i) => {
      observed.push({ record, field: field.name, most: BigInt(found[1 + 2 * i] ?? '0'), together: BigInt(found[2 + 2 * i] ?? '0') })
    })
  }
  return { observed, rows }
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

/** The ledger of earnings, in its order. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
function ledgerSql({ outputs, plan, currency, steps }: Program, core: Core): string {
  const digits = digitsIn(currency.code)
  const step = steps.find(({ name }) => name === outputs.earnings)
  const names = step === undefined || !('columns' in step) ? [] : step.columns.map((one) => ('column' in one ? one.column.name : one.name))
  const keys = names.filter((name) => name.startsWith('row_key'))
  const part = (name: string): string =>
    `CASE WHEN contains(${name}, ', ') OR starts_with(${name}, '"') THEN CAST(to_json(${name}) AS VARCHAR) ELSE ${name} END`
  const key =
    keys.length === 1 ? 'row_key' : `CASE WHEN row_key_2 IS NULL THEN row_key ELSE concat_ws(', ', ${keys.map(part).join(', ')}) END`
  const guarded = (text: string): string => `CASE WHEN regexp_matches(${text}, '^''*[=+\\-@\\t\\r]') THEN '''' || ${text} ELSE ${text} END`
  const whole = `CAST(ABS(amount) // ${10n ** BigInt(digits)} AS VARCHAR)`
  const decimals = digits === 0 ? '' : ` || '.' || lpad(CAST(ABS(amount) % ${10n ** BigInt(digits)} AS VARCHAR), ${digits}, '0')`
  const origins = core.components.map(({ name, origin }) => `WHEN ${dialect.text(name)} THEN ${dialect.text(origin.address)}`).join(' ')
  return `SELECT ${dialect.text(plan.name)} AS plan, component, ${guarded('payee')} AS payee, for_period, record, ${guarded('row_key_')} AS row_key, item, kind,
  CASE WHEN amount < 0 THEN '-' ELSE '' END || ${whole}${decimals} AS amount, ${dialect.text(currency.code)} AS currency, posted_in,
  CASE component ${origins} END AS origin
FROM (SELECT *, ${key} AS row_key_ FROM ${dialect.quoted(outputs.earnings)})
ORDER BY component, payee, for_period, coalesce(record, ''), coalesce(row_key_, ''), item, posted_in, kind`
}

/** A file block by block. */
function copied(file: string, write: (block: Uint8Array) => void): void {
  const handle = openSync(file, 'r')
  try {
    const block = Buffer.alloc(1 << 20)
    for (let length = readSync(handle, block); length > 0; length = readSync(handle, block)) write(block.subarray(0, length))
  } finally {
    closeSync(handle)
  }
}
