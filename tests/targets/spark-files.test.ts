/** Files as Spark reads them by itself, in parts of a few bytes: the cells of the plain reader, or refused by both. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFiles } from '../../cli/files.ts'
import { headOf } from '../../cli/systems/head.ts'
import { plainFiles } from '../../cli/systems/plain.ts'
import { sparkFiles } from '../../cli/systems/spark-files.ts'
import { loaded } from '../../cli/systems/spark-input.ts'
import { type Driver, SparkStopped, startDriver, wordsOf } from '../../cli/systems/spark-session.ts'
import { compile } from '../../compiler/compile.ts'
import { spark } from '../../compiler/emit/sql/dialects/spark.ts'
import { cellsSql, recordsSql, seenIn, seenSql } from '../../compiler/emit/sql/spark-csv.ts'
import { stagingSql } from '../../compiler/emit/sql/staging.ts'
import { ANY_DATA } from '../../compiler/relational/limits.ts'
import { inputsOf } from '../../compiler/relational/records/data.ts'
import { wholeInputs } from '../../compiler/relational/records/records.ts'
import { readCsv } from '../../runtime/data/csv.ts'
import { decode } from '../../runtime/data/utf8.ts'
import { seeded } from '../laws/draw.ts'
import { CASES, heldIn, INPUT, NAMES, plainly, rowWith } from './cells.ts'
import { DEALS, PLAN, REFUSED, REPS } from './engine-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-spark-files-'))
/** What a path says is no pattern. */
const data = join(folder, 'data [1] {2}*')
let driver: Driver | undefined
beforeAll(async () => {
  const found = spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/spark.mjs'), '--find'], { encoding: 'utf8' })
  if (found.status !== 0) return console.info(`Spark does not read: ${found.stderr.trim()}`)
  mkdirSync(data)
  driver = startDriver({ python: found.stdout.trim(), master: 'local[2]', folder, memory: 1e9 })
  await driver.ask({
    first: spark.first,
    run: [
      'SET spark.sql.adaptive.enabled = false',
      'SET spark.sql.files.maxPartitionBytes = 128',
      'SET spark.sql.shuffle.partitions = 3',
      'SET spark.sql.files.openCostInBytes = 1',
    ],
  })
}, 300_000)
afterAll(async () => {
  await driver?.close()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

test(`${CASES.length} cells`, { timeout: 900_000 }, async () => {
  if (driver === undefined) return
  const rows = CASES.map(([field, cell], i) => `(${[i, ...rowWith(field, cell).map(spark.text)].join(', ')})`)
  const names = ['at', ...NAMES.map((_, i) => `c${i}`)].join(', ')
  await driver.ask({ run: [`CREATE TABLE cells USING PARQUET AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t (${names})`] })
  // a cell that stops the query says nothing here, so that all of them are read at once
  const silent = { ...spark, texts: { ...spark.texts, stopped: () => 'NULL' } }
  const query = stagingSql(silent, INPUT, '(SELECT * FROM cells ORDER BY at)', (column) => `c${NAMES.indexOf(column)}`)
  const read = await driver.all({ rows: query })
  const own = CASES.map(([field, cell], at) => [field, cell, heldIn(field, read[at])])
  expect(own).toEqual(CASES.map(([field, cell]) => [field, cell, plainly(field, cell)]))
})

/** The cells of a file below its column names; `refused` where the plain reader would refuse it. */
function plainCells(bytes: Uint8Array): readonly (readonly string[])[] | 'refused' {
  const decoded = decode(bytes)
  if ('found' in decoded) return 'refused'
  const { rows, faults } = readCsv('', decoded.text)
  const [head, ...more] = rows.map(({ cells }) => cells)
  return faults.length > 0 || more.some((cells) => cells.length !== head?.length) ? 'refused' : more
}

async function sparkCells(to: Driver, bytes: Uint8Array): Promise<readonly (readonly string[])[] | 'refused'> {
  const path = join(data, 'a file.csv')
  writeFileSync(path, bytes)
  const row = headOf(path, 'a file.csv')
  if (row === undefined) return 'refused'
  const head = { bytes: Buffer.from(row.written).toString('hex'), line: row.line, width: row.cells.length }
  await to.ask({ lines: ['seen', path] })
  const [found = []] = await to.all({ rows: seenSql('seen', head) })
  const seen = seenIn(found)
  if (!seen.isText) return 'refused'
  const query = `SELECT to_json(cells) FROM (${cellsSql(recordsSql('seen', head, seen), head)})`
  return to.all({ rows: query }).then(
    (rows) => rows.map(([cells]) => JSON.parse(cells ?? '[]') as string[]),
    () => 'refused' as const,
  )
}

const sorted = (rows: readonly (readonly string[])[] | 'refused') =>
  rows === 'refused' ? rows : rows.map((row) => JSON.stringify(row)).sort()

const long = 'a cell that is longer than a part of the file, '.repeat(4)
const TEXTS: readonly (readonly [what: string, text: string | Uint8Array])[] = [
  ['plain rows', 'id,x\n1,a\n2,b\n3,c\n'],
  ['no last line end', 'id,x\n1,a\n2,b'],
  ['CRLF', 'id,x\r\n1,a\r\n2,b\r\n'],
  ['both line ends', 'id,x\r\n1,a\n2,b\r\n"3","c"\n'],
  ['a byte-order mark', '\ufeffid,x\n1,\ufeff\n\ufeff2,b\n'],
  ['a byte-order mark above cells of several lines', '\ufeffid,x\n1,"a\nb"\n'],
  ['empty lines', '\n\nid,x\n\n1,a\n\r\n\n2,b\n\n'],
  ['empty lines above cells of several lines', '\n\nid,x\n\n1,"a\n\n\nb"\n\r\n\n2,b\n\n'],
  ['empty cells and white space', 'id,x, y \n ,,\n"", a ,"\tb "\n'],
  ['quotes', 'id,x\n"1","a ""b"""\n2,""""\n3,"a, b"\n'],
  ['quoted column names', '"id","the ""x"""\n1,2\n'],
  ['column names of several lines', '"id\nof it","x"\n1,2\n'],
  ['line ends in cells', 'id,x\n1,"a\nb"\n2,"\n"\n3,"a\r\nb\n"\n"4\n","\n\n,"\n5,c\n'],
  ['the same with CRLF', 'id,x\r\n1,"a\nb"\r\n2,"\r\n"\r\n3,"a\r\nb"\r\n5,c\r\n'],
  ['cells longer than a part', `id,x\n1,"${long}\n${long}"\n2,"${long.replaceAll(' ', '\n')}"\n3,x\n`],
  ['a row like the column names', 'id,x\n1,a\nid,x\n2,b\n'],
  ['a column alone', 'id\n1\n""\n"a\nb"\n'],
  ['column names alone', 'id,x\n'],
  ['marks that patterns take for something else', 'id,x\n\\,$1\n"\\n","$0\n\\"\n.*,[a]\n'],
  ['signs beyond 16 bits', 'id,x\n1,é😀\n"2\n😀","\u2028"\n'],
  ['many quotes in one cell', `id,x\n1,"${'""'.repeat(5_000)}"\n`],
  ['a cell too many', 'id,x\n1,a,b\n'],
  ['a cell too few', 'id,x\n1\n2,b\n'],
  ['a cell too many across lines', 'id,x\n1,"a\n",b\n'],
  ['a stray quote', 'id,x\n1,a"b"\n'],
  ['text behind a quote', 'id,x\n1,"a"b\n'],
  ['a quote behind a space', 'id,x\n1, "a"\n'],
  ['a quote that is never closed', 'id,x\n1,"a\n2,b\n3,c\n'],
  ['a stray quote across lines', 'id,x\n1,"a\n"b\n2,"c"\n'],
  ['no UTF-8', Uint8Array.from([...Buffer.from('id,x\n1,'), 0xe9, 10])],
  ['a zero byte', 'id,x\n1,a\0\n'],
]

test.for(TEXTS)('%s', { timeout: 300_000 }, async ([, text]) => {
  if (driver === undefined) return
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  expect(sorted(await sparkCells(driver, bytes))).toEqual(sorted(plainCells(bytes)))
})

/** Rows of two cells, quoted or not; now and then one character is missing. */
function randomText(seed: number): string {
  const { one, chance, below } = seeded(seed, 4)
  const some = (...signs: string[]): string => Array.from({ length: below(9) }, () => one(...signs)).join('')
  const cell = (): string => (chance(2) ? some('a', ' ', 'é', '\\', '.') : `"${some('b', ',', '""', '\n', '\r\n', '\n\n', '😀')}"`)
  const rows = Array.from({ length: 4 + below(20) }, () => `${cell()},${cell()}${one('\n', '\r\n', '\n\n')}`).join('')
  const at = below(rows.length)
  return `x,y\n${chance(2) ? rows.slice(0, at) + rows.slice(at + 1) : rows}`
}

test('random texts', { timeout: 900_000 }, async () => {
  if (driver === undefined) return
  let refused = 0
  for (let seed = 0; seed < 6; seed += 1) {
    const text = randomText(seed)
    const [own, plain] = [sorted(await sparkCells(driver, Buffer.from(text))), sorted(plainCells(Buffer.from(text)))]
    expect([text, own]).toEqual([text, plain])
    if (plain === 'refused') refused += 1
  }
  expect([refused > 0, refused < 6]).toEqual([true, true])
})

test('lines are written in their order, whatever the parts', { timeout: 300_000 }, async () => {
  if (driver === undefined) return
  const files = sparkFiles(driver, folder)
  const [path, numbers] = [join(folder, 'lines.csv'), Array.from({ length: 2000 }, (_, i) => String(i))]
  const inOrder = 'SELECT CAST(id AS STRING) AS v FROM range(0, 2000, 1, 8) ORDER BY v'
  const wanted = `v\n${numbers.sort().join('\n')}\n`
  expect(await files.write(`SELECT v FROM (${inOrder}) AS t`, path, 'v')).toBe(2000)
  expect(readFileSync(path, 'utf8')).toBe(wanted)
  await files.sorted('0_in_order', inOrder)
  await files.write('SELECT v FROM `0_in_order` AS t', path)
  expect(`v\n${readFileSync(path, 'utf8')}`).toBe(wanted)
  expect(
    await driver.all({ rows: `SELECT v, n FROM ${files.lines(path, ['v'])} AS a JOIN (SELECT 'n' AS n) AS b WHERE v = '1999'` }),
  ).toEqual([['1999', 'n']])
})

test('a file that a worker does not see, in words', { timeout: 300_000 }, async () => {
  if (driver === undefined) return
  const path = join(folder, 'gone.csv')
  writeFileSync(path, 'id,x\n1,a\n')
  await driver.ask({ lines: ['gone', path] })
  rmSync(path)
  const problem: unknown = await driver.all({ rows: 'SELECT value FROM gone' }).catch((one: unknown) => one)
  const said = problem instanceof SparkStopped ? problem.said : ''
  expect(wordsOf(said, 'spark://cluster:7077')).toContain(`the workers of \`spark://cluster:7077\` do not see \`${path}\`: the data and`)
})

/** Where the company's files are, each of which is read as a large one. */
function companyIn(plan: string) {
  const { core } = compile('sales.plan', (file) => (file === 'sales.plan' ? plan : undefined))
  if (core === undefined) throw new Error('the plan has errors')
  const files = plainFiles(core, openFiles(data), 0)
  const [deals] = wholeInputs(core, ANY_DATA).filter(({ record }) => record === 'deal')
  if (deals === undefined) throw new Error('no deals')
  return { core, files, deals, place: { data, files, folder, watch: undefined } }
}

test('tables of files: from CSV, and from Parquet with types of its own', { timeout: 300_000 }, async () => {
  if (driver === undefined) return
  writeFileSync(join(data, 'reps.csv'), REPS)
  writeFileSync(join(data, 'deals.csv'), DEALS)
  const { core, files, deals, place } = companyIn(PLAN)
  const rows = [...files.rows('deal', [])].flat()
  const plain = inputsOf({ inputs: [deals] }, { tables: new Map([['deal', { record: 'deal', file: 'deals.csv', rows }]]) })
  const expected = (plain.tables.get(deals.name) ?? []).map((row) => row.map(String)).sort()
  expect(expected.length).toBe(5)
  const read = async () => (await driver?.all({ rows: `SELECT * FROM ${deals.name}` }))?.map((row) => row.map(String)).sort()
  expect(await loaded(driver, deals, place, core.records)).toEqual([])
  expect(await read()).toEqual(expected)

  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const at = (name: string): string => join(data, name).replaceAll("'", "''")
  writeFileSync(join(data, 'typed.csv'), DEALS.replace('"$1,234.50"', '1234.50').replace('USD 12', '12'))
  await connection.run(
    `CREATE TABLE deals AS SELECT id, owner, CAST(won_on AS TIMESTAMP) AS won_on, kind, CAST(amount AS DECIMAL(12, 2)) AS amount FROM read_csv(replace('${at('typed.csv')}', '[', '[[]').replace('*', '[*]'), all_varchar = true, header = true)`,
  )
  await connection.run(`COPY deals TO '${at('deals.parquet')}' (FORMAT parquet)`)
  connection.closeSync()
  const typed = companyIn(PLAN.replace('deals.csv', 'deals.parquet'))
  expect(await loaded(driver, typed.deals, typed.place, typed.core.records)).toEqual([])
  expect(await read()).toEqual(expected)
})

const IN_CELLS = ['CB803', 'CB808', 'CB809', 'CB810', 'CB814']
const BAD = REFUSED.flatMap(([what, file, text, [code = '', place = '']]) =>
  file === 'deals.csv' && IN_CELLS.includes(code) ? [[what, text, `${code} ${place}`] as const] : [],
)

test.for(BAD)('%s, at its place', { timeout: 300_000 }, async ([, text, says]) => {
  if (driver === undefined) return
  writeFileSync(join(data, 'deals.csv'), text)
  const { core, deals, place } = companyIn(PLAN)
  // a table of its own: where one was refused, a worker may still be writing
  const name = `${deals.name}_${BAD.findIndex((one) => one[1] === text)}`
  const [found] = await loaded(driver, { ...deals, name }, place, core.records)
  const { file, start } = found?.span ?? { file: '', start: { line: 0, column: 0 } }
  expect(`${found?.code} ${file}:${start.line}:${start.column}`).toBe(says)
})
