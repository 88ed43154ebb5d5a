/**
 * `npm run bench:large`: the plan of the bench on many rows by an engine for files larger than memory, as a process from the file to its payouts.
 * Every amount of every person, part and quarter is compared with `workload/exact.mjs`, which adds the same rows up in big integers.
 *
 * --rows N         50,000,000
 * --people N       10,000
 * --engine NAME    duckdb, or spark
 * --form FORM      csv, or parquet (made of the CSV by DuckDB)
 * --out            writes the ledgers, and adds up their lines; without it the answer in JSON is compared
 * --memory SIZE    the most memory that the engine takes, like 8GB
 * --docs           keeps the figures in bench/results/large.json, and writes them into docs/targets.md
 * --keep DIR       the folder of the files; without it they are made in a temporary one, which is removed
 */
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { answeredPayouts, creditedIn, earnedPayouts, expectedOf, wrongOf } from './large/expected.mjs'
import { kept } from './large/report.mjs'
import { bytesBelow, watched } from './large/watched.mjs'
import { columnsOf } from './workload/columns.mjs'
import { bytesOfFile, filesOf } from './workload/files.mjs'

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000000' },
    people: { type: 'string', default: '10000' },
    engine: { type: 'string', default: 'duckdb' },
    form: { type: 'string', default: 'csv' },
    out: { type: 'boolean', default: false },
    memory: { type: 'string' },
    docs: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
})
const [rows, people] = [Number(options.rows), Number(options.people)]
const root = join(import.meta.dirname, '..')
const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'caboose-large-'))
const grouped = (value) => Math.round(value).toLocaleString('en-US')
const told = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`)

/** The sales as Parquet, with a plan that reads them there. */
async function asParquet(data) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const types =
    "{id: 'VARCHAR', rep: 'VARCHAR', sold_on: 'DATE', product: 'VARCHAR', amount: 'DECIMAL(12, 2)', discount: 'DECIMAL(6, 4)', split: 'DECIMAL(4, 2)'}"
  await connection.run(
    `COPY (SELECT * FROM read_csv('${join(data, 'sales.csv')}', header = true, columns = ${types})) TO '${join(data, 'sales.parquet')}' (FORMAT parquet)`,
  )
  connection.closeSync()
  rmSync(join(data, 'sales.csv'))
  return readFileSync(join(root, 'bench/workload/bench.plan'), 'utf8').replace('sales.csv', 'sales.parquet')
}

/** What the run has to give; the columns are let go before it begins. */
function prepared() {
  told(`making ${grouped(rows)} rows of ${grouped(people)} people`)
  const columns = columnsOf(rows, people)
  const data = filesOf(folder, columns)
  told('adding up by big integers')
  return { data, expected: expectedOf(columns) }
}

/** What the ledgers, or the answer, say. */
function found(answer, ledgers) {
  if (!options.out) return { payouts: answeredPayouts(answer) }
  told('adding up the ledgers')
  return { ...earnedPayouts(join(ledgers, 'earnings.csv')), credits: creditedIn(join(ledgers, 'credits.csv')) }
}

const hundreds = (value) => (Number(value) / 100).toLocaleString('en-US')

try {
  mkdirSync(folder, { recursive: true })
  const { data, expected } = prepared()
  const plan = join(data, 'bench.plan')
  writeFileSync(plan, options.form === 'parquet' ? await asParquet(data) : readFileSync(join(root, 'bench/workload/bench.plan'), 'utf8'))
  told(`${grouped(bytesOfFile(join(data, `sales.${options.form}`)) / 2 ** 20)} MB of ${options.form}; running`)
  const [answer, ledgers] = [join(data, 'answer.json'), join(data, 'ledgers')]
  const handle = openSync(answer, 'w')
  const how = options.out ? ['--format', 'table', '--out', ledgers] : ['--format', 'json']
  const room = options.memory === undefined ? [] : ['--memory', options.memory]
  const run = await watched(
    [join(root, 'dist/caboose.js'), 'run', plan, '--data', data, '--period', '2026', '--engine', options.engine, ...room, ...how],
    handle,
    data,
  )
  const [, load] = loadavg()
  closeSync(handle)
  if (run.status !== 0) throw new Error(`the run ended with ${run.status}: ${run.said}`)
  console.log(
    `${grouped(rows)} rows, whole process: ${run.seconds.toFixed(1)} s, ${(run.memory / 1e9).toFixed(1)} GB of memory, ${(run.disk / 1e9).toFixed(1)} GB of disk meanwhile`,
  )
  const said = found(answer, ledgers)
  const { wrong, of } = wrongOf(said.payouts, expected.payouts)
  const sum = [...expected.payouts.values()].reduce((a, b) => a + b, 0n)
  console.log(
    `${grouped(of)} payouts, ${hundreds(sum)} in all, ${wrong.length} of them wrong${wrong.length === 0 ? '' : `: ${wrong.slice(0, 5).join(', ')}`}`,
  )
  const { credits } = said
  const lacks = credits !== undefined && (credits.lines !== expected.lines || credits.credited !== expected.credited)
  if (credits !== undefined)
    console.log(
      `${grouped(said.lines)} lines of earnings, ${grouped(credits.lines)} of credits, ${hundreds(credits.credited)} in all${lacks ? `, not ${grouped(expected.lines)} and ${hundreds(expected.credited)}` : ''}`,
    )
  if (wrong.length > 0 || lacks) process.exitCode = 1
  if (options.docs)
    kept({
      ...{ engine: options.engine, form: options.form, rows, people, limit: options.memory, day: new Date().toISOString().slice(0, 10) },
      ...{
        seconds: run.seconds,
        memory: run.memory,
        disk: run.disk,
        cores: cpus().length,
        load,
        payouts: of,
        wrong: wrong.length + (lacks ? 1 : 0),
      },
      ...(credits === undefined ? {} : { ledgers: bytesBelow(ledgers), lines: said.lines + credits.lines }),
    })
} finally {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true })
}
