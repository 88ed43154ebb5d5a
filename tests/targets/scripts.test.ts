/** The scripts as an engineer runs them: in the order that their head says, on the system's own command line, with tables filled as their comments say. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileTo, targetNamed } from '../../compiler/emit/targets.ts'
import { compiled, ran } from '../plans/adventure-works.ts'
import { STAMP } from './engines/javascript.ts'
import { type Server, startServer } from './engines/postgres.ts'

const PERIOD = 'FY20-Q2'
const plan = compiled('graduated.plan')
const { core } = plan
if (core === undefined) throw new Error('graduated.plan')
const folder = mkdtempSync(join(tmpdir(), 'caboose-scripts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** How a plan's rows stand in the files, and what the comments of the script make of them. */
const TABLES = {
  rep_file: ['salesperson.csv', { id: 'dw_employee_key', hired_on: 'hire_date', commission_pct: 'commission_pct' }],
  line_file: [
    'reseller_sales.csv',
    { order_number: 'order_number', product_key: 'product_key', owner: 'employee_key', sold_on: 'order_date', its_amount: 'sales_amount' },
  ],
  quota_row_file: ['quarterly_quota.csv', { rep: 'employee_key', quarter_start: 'quarter_start', sales_quota: 'sales_quota' }],
} as const

const days = (cell: string): string => String(Date.parse(`${cell}T00:00:00Z`) / 86_400_000)
const parts = (cell: string, decimals: number): string => {
  const [whole = '', part = ''] = cell.split('.')
  return String(BigInt(`${whole}${part.slice(0, decimals).padEnd(decimals, '0')}`))
}
/** A value as the comment beside its column says that it is written. */
function asSaid(cell: string, comment: string): string {
  if (cell === '') return 'NULL'
  if (comment.includes('days since 1970-01-01')) return days(cell)
  const [, of] = /in parts of (10*)\b/.exec(comment) ?? []
  return of === undefined ? `'${cell.replaceAll("'", "''")}'` : parts(cell, of.length - 1)
}

/** Statements that fill the tables, by nothing but what the script says of each column. */
function fill(tables: string): string {
  return Object.entries(TABLES)
    .map(([name, [file, columns]]) => {
      const made = tables.slice(tables.indexOf(`CREATE TABLE "${name}"`)).split(');')[0] ?? ''
      const said = made.split('\n').flatMap((line) => {
        const [, column, words] = /^ {2}"(\w+)" .*-- (.*)$/.exec(line) ?? []
        return column === undefined ? [] : [[column, words ?? ''] as const]
      })
      expect(said.map(([column, words]) => [column, words.split(':')[0]])).toEqual(Object.entries(columns))
      const [head = '', ...lines] = readFileSync(join(import.meta.dirname, '../../plans/adventure-works/data', file), 'utf8')
        .trimEnd()
        .split('\n')
      const places = Object.values(columns).map((column) => head.split(',').indexOf(column))
      const rows = lines.map((line) => {
        const cells = line.split(',')
        return `(${said.map(([, words], i) => asSaid(cells[places[i] ?? -1] ?? '', words)).join(', ')})`
      })
      return `INSERT INTO "${name}" VALUES\n${rows.join(',\n')};\n`
    })
    .join('')
}

/** Runs scripts one after the other in one session; the lines of what they answer, cells apart by `|`. */
type Shell = (scripts: readonly string[]) => Promise<string[]>

const inFiles = (scripts: readonly string[]): string[] =>
  scripts.map((script, i) => {
    const path = join(folder, `script_${i}.sql`)
    writeFileSync(path, script)
    return path
  })

const linesOf = ({ stdout, stderr, status }: { stdout: string; stderr: string; status: number | null }): string[] => {
  expect([stderr, status]).toEqual(['', 0])
  return stdout.split('\n').filter((line) => line !== '')
}

let server: Server | undefined
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server?.close())

const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

/** Each system's own command line; undefined where it is not on this machine. */
const SHELLS: Readonly<Record<string, () => Shell | undefined>> = {
  postgres: () =>
    server === undefined || !isThere('psql')
      ? undefined
      : async (scripts) => {
          const read = inFiles(scripts).flatMap((path) => ['-f', path])
          // tables that stay are gone with the schema
          const apart = ['-c', 'CREATE SCHEMA own', '-c', 'SET search_path TO own']
          const options = [
            '-X',
            '-A',
            '-t',
            '-q',
            '-v',
            'ON_ERROR_STOP=1',
            ...apart,
            ...read,
            '-c',
            'SET client_min_messages TO error',
            '-c',
            'DROP SCHEMA own CASCADE',
          ]
          const env = { ...process.env, PGOPTIONS: '-c client_min_messages=warning' }
          return linesOf(spawnSync('psql', [...options, server?.url ?? ''], { encoding: 'utf8', env, maxBuffer: 1e8 }))
        },
  sqlite: () =>
    isThere('sqlite3')
      ? async (scripts) => {
          const input = inFiles(scripts)
            .map((path) => `.read ${path}\n`)
            .join('')
          return linesOf(spawnSync('sqlite3', ['-batch', '-bail', ':memory:'], { encoding: 'utf8', input, maxBuffer: 1e8 }))
        }
      : undefined,
  duckdb: () => async (scripts) => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const lines: string[] = []
    for (const script of scripts) {
      const statements = await connection.extractStatements(script)
      for (let i = 0; i < statements.count; i += 1) {
        const answer = await (await statements.prepare(i)).runAndReadAll()
        // a command line prints no counts of rows put in
        if (answer.columnNames()[0] !== 'Count') lines.push(...answer.getRowsJson().map((row) => row.join('|')))
      }
    }
    connection.closeSync()
    instance.closeSync()
    return lines
  },
}

const SUMS = `SELECT 'sum of ' || payee || ' is ' || SUM(amount) FROM "earnings" GROUP BY payee;\n`

/** What everybody earns in the period, in cents. */
function owed(): string[] {
  const sums = new Map<string, bigint>()
  for (const { payee, amount } of ran(plan, PERIOD).outcome?.earnings ?? []) sums.set(payee, (sums.get(payee) ?? 0n) + amount)
  return [...sums].map(([payee, sum]) => `sum of ${payee} is ${sum}`).sort()
}

describe.for(Object.keys(SHELLS))('%s', (name) => {
  const made = (amounts: string) => {
    const target = targetNamed(name)
    const result = target === undefined ? undefined : compileTo(core, target, { period: PERIOD, amounts }, STAMP)
    if (result?.kind !== 'files') throw new Error(JSON.stringify(result))
    const of = (kind: string) => result.files.get(`graduated_commission.${kind}`) ?? ''
    return { main: of('sql'), tables: of('tables.sql'), data: of('check-data.sql'), results: of('check-results.sql') }
  }

  test('pays what the reference pays, and the checks find nothing', { timeout: 120_000 }, async () => {
    const shell = SHELLS[name]?.()
    if (shell === undefined) return console.info(`the scripts of ${name} are not run: its command line is not on this machine`)
    const { main, tables, data, results } = made(name === 'sqlite' ? '2000000' : '10000000')
    // the head names every script, in the order in which they are run here
    expect(main.slice(0, 900)).toMatch(/tables\.sql first[\s\S]*check-data\.sql, this script[\s\S]*same session[\s\S]*check-results\.sql/)
    const checks = await shell([tables, fill(tables), data])
    expect(checks).toEqual([])
    const answers = await shell([tables, fill(tables), main, results, SUMS])
    expect(answers.filter((line) => line.startsWith('sum of')).sort()).toEqual(owed())
  })

  test('the checks find what the program was not made for', { timeout: 120_000 }, async () => {
    const shell = SHELLS[name]?.()
    if (shell === undefined) return
    const { main, tables, data, results } = made('1000000')
    const wrong = `
INSERT INTO "rep_file" VALUES ('x', 16000, 20000), ('y', NULL, 20000), ('x', 16001, 99000000);
INSERT INTO "line_file" VALUES ('1', 'a', 'x', 18200, 100000001), ('2', 'a', 'nobody', 18200, 1);
`
    const found = await shell([tables, wrong, data])
    expect(found.sort()).toEqual([
      'line|1, a|its_amount|100000001|not from -100000000 to 100000000',
      'line|2, a|owner|nobody|no row of salesperson.csv',
      'rep|x|commission_pct|99000000|not from -10000000 to 10000000',
      'rep|x|id|2|rows with the same key',
      'rep|y|hired_on||there is no value',
    ])
    const much = `
INSERT INTO "rep_file" VALUES ('x', 16000, 20000);
INSERT INTO "quota_row_file" VALUES ('x', 18170, 100000), ('x', 18262, 100000);
INSERT INTO "line_file" VALUES ('1', 'a', 'x', 18200, 100000000), ('2', 'a', 'x', 18201, 100000000), ('1', 'b', 'x', 18300, 100000000), ('2', 'b', 'x', 18301, 100000000);
`
    const beyond = (await shell([tables, much, main, results])).filter((line) => line.includes('not from -100000000 to 100000000'))
    expect(beyond[0]).toMatch(/^sales of one person/)
  })
})
