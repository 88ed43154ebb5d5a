/** Files as Spark reads them by itself, in parts of a few bytes: the cells of the plain reader, or refused by both. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headOf } from '../../cli/systems/head.ts'
import { type Driver, startDriver } from '../../cli/systems/spark-session.ts'
import { spark } from '../../compiler/emit/sql/dialects/spark.ts'
import { cellsSql, recordsSql, seenIn, seenSql } from '../../compiler/emit/sql/spark-csv.ts'
import { stagingSql } from '../../compiler/emit/sql/staging.ts'
import { readCsv } from '../../runtime/data/csv.ts'
import { decode } from '../../runtime/data/utf8.ts'
import { seeded } from '../laws/draw.ts'
import { CASES, heldIn, INPUT, NAMES, plainly, rowWith } from './cells.ts'

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
    run: ['SET spark.sql.files.maxPartitionBytes = 128', 'SET spark.sql.shuffle.partitions = 2', 'SET spark.sql.files.openCostInBytes = 1'],
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
  const readOf = (where: string) =>
    stagingSql(spark, INPUT, `(SELECT * FROM cells WHERE ${where} ORDER BY at)`, (column) => `c${NAMES.indexOf(column)}`)
  const plain = CASES.map(([field, cell]) => plainly(field, cell))
  const fine = CASES.flatMap((_, at) => (plain[at] === 'refused' ? [] : [at]))
  const read = await driver.all({ rows: readOf(`at IN (${fine.join(', ')})`) })
  expect(fine.map((at, i) => [...(CASES[at] ?? []), heldIn(CASES[at]?.[0] ?? '', read[i])])).toEqual(
    fine.map((at) => [...(CASES[at] ?? []), plain[at]]),
  )
  const taken: unknown[] = []
  for (const [at, [field, cell]] of CASES.entries()) {
    if (plain[at] !== 'refused') continue
    const own = heldIn(
      field,
      await driver.all({ rows: readOf(`at = ${at}`) }).then(
        ([row]) => row,
        () => undefined,
      ),
    )
    if (own !== 'refused') taken.push([field, cell, own])
  }
  expect(taken).toEqual([])
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
  for (let seed = 0; seed < 12; seed += 1) {
    const text = randomText(seed)
    const [own, plain] = [sorted(await sparkCells(driver, Buffer.from(text))), sorted(plainCells(Buffer.from(text)))]
    expect([text, own]).toEqual([text, plain])
    if (plain === 'refused') refused += 1
  }
  expect([refused > 0, refused < 12]).toEqual([true, true])
})
