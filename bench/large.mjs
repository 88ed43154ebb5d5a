/**
 * `npm run bench:large`: the plan of the bench on many rows by an engine for files larger than memory, as a process from the file to its payouts.
 * Every amount of every person, part and quarter is compared with `workload/exact.mjs`, which adds the same rows up in big integers.
 *
 * --rows N         50,000,000
 * --people N       10,000
 * --engine NAME    duckdb
 * --form FORM      csv, or parquet (made of the CSV by DuckDB)
 * --out            writes the ledgers, too
 * --keep DIR       the folder of the files; without it they are made in a temporary one, which is removed
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { columnsOf } from './workload/columns.mjs'
import { exactPay, exactSums, PARTS, QUARTER_ENDS } from './workload/exact.mjs'
import { bytesOfFile, filesOf, repKeys } from './workload/files.mjs'

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000000' },
    people: { type: 'string', default: '10000' },
    engine: { type: 'string', default: 'duckdb' },
    form: { type: 'string', default: 'csv' },
    out: { type: 'boolean', default: false },
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

/** The payouts of the run that are not what the rows come to. */
function wrongPayouts(columns, file) {
  const { earnings } = JSON.parse(readFileSync(file, 'utf8'))
  const own = new Map()
  for (const { payee, component, period, amount } of earnings) {
    const key = `${payee} ${component} ${period}`
    own.set(key, (own.get(key) ?? 0n) + BigInt(amount.replace('.', '')))
  }
  const pay = exactPay(columns, exactSums(columns))
  const expected = new Map()
  repKeys(people).forEach((payee, person) => {
    QUARTER_ENDS.forEach((_, quarter) => {
      ;['commission', 'bonus', 'per_large'].forEach((component, part) => {
        const at = (q) => (q < 0 ? 0 : pay[(person * QUARTER_ENDS.length + q) * PARTS + part])
        const amount = BigInt(at(quarter) - at(quarter - 1))
        if (amount !== 0n) expected.set(`${payee} ${component} FY26-Q${quarter + 1}`, amount)
      })
    })
  })
  const keys = [...new Set([...own.keys(), ...expected.keys()])]
  const wrong = keys.filter((key) => (own.get(key) ?? 0n) !== (expected.get(key) ?? 0n))
  const sum = [...expected.values()].reduce((a, b) => a + b, 0n)
  return { wrong: wrong.slice(0, 5), count: wrong.length, of: keys.length, sum }
}

try {
  mkdirSync(folder, { recursive: true })
  told(`making ${grouped(rows)} rows of ${grouped(people)} people`)
  const columns = columnsOf(rows, people)
  const data = filesOf(folder, columns)
  const plan = join(data, 'bench.plan')
  const text = options.form === 'parquet' ? await asParquet(data) : readFileSync(join(root, 'bench/workload/bench.plan'), 'utf8')
  writeFileSync(plan, text)
  told(`${grouped(bytesOfFile(join(data, `sales.${options.form}`)) / 2 ** 20)} MB of ${options.form}; running`)
  const answer = join(data, 'answer.json')
  const handle = openSync(answer, 'w')
  const ledgers = options.out ? ['--format', 'table', '--out', join(data, 'ledgers')] : ['--format', 'json']
  const args = ['run', plan, '--data', data, '--period', '2026', '--engine', options.engine, ...ledgers]
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/caboose.js'), ...args], {
    stdio: ['ignore', handle, 'pipe'],
    encoding: 'utf8',
  })
  const seconds = (performance.now() - started) / 1000
  closeSync(handle)
  if (status !== 0) throw new Error(`the run ended with ${status}: ${stderr}`)
  console.log(stderr.trim())
  console.log(`${grouped(rows)} rows, whole process: ${seconds.toFixed(1)} s, ${grouped(rows / seconds)} rows a second`)
  if (!options.out) {
    told('adding up by big integers')
    const { wrong, count, of, sum } = wrongPayouts(columns, answer)
    console.log(
      `${grouped(of)} payouts, ${(Number(sum) / 100).toLocaleString('en-US')} in all, ${count} of them wrong${count === 0 ? '' : `: ${wrong.join(', ')}`}`,
    )
    if (count > 0) process.exitCode = 1
  }
} finally {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true })
}
