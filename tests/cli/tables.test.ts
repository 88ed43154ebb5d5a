/** Records from Parquet and Arrow files: the same pay, the same hash of the data and the same findings as from comma-separated values. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { LADDERS } from '../fast/samples.ts'
import { caboose } from './built.ts'

/** The packages that the command loads when it needs them are loaded here as well; nothing else of this repository needs them. */
const load = (name: string) => import(name)
const { DuckDBInstance } = await load('@duckdb/node-api')
const arrow = await load('apache-arrow')

/** Each test starts the command several times. */
const PATIENCE = 180_000
const root = mkdtempSync(join(tmpdir(), 'caboose-tables-'))
afterAll(() => rmSync(root, { recursive: true }))

const REPS =
  'id,role,rate,quota,target,hired_on,left_on,since\nann,AE,5.25,12000,120000.01,2025-01-01,,2025-01-01\nbob,AE,7,3333.33,1000,2026-03-10,2026-09-15,2025-01-01\n'
const two = (value: number): string => String(value).padStart(2, '0')
const deal = (i: number): string =>
  `"D-${i % 7 === 0 ? ',""é""' : ''}${i}",${i % 3 === 0 ? 'bob' : 'ann'},2026-${two(1 + (i % 12))}-${two(1 + (i % 28))},${i % 5 === 0 ? 'old' : 'new'},${i % 11 === 0 ? '-' : ''}${i}.${two(i % 100)},${i % 11}.5`
const HEADER = 'id,owner,closed_on,kind,amount,margin'
const DEALS = [HEADER, ...Array.from({ length: 3000 }, (_, i) => deal(i))].join('\n')

const run = async (sql: string): Promise<void> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(sql)
  connection.closeSync()
}
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const TYPES = 'id VARCHAR, owner VARCHAR, closed_on DATE, kind VARCHAR, amount DECIMAL(12,2), margin DECIMAL(9,1)'

/** A company whose deals stand in `file`; `make` writes it from `deals.csv`, which is gone then. */
let count = 0
async function company(file: string, deals: string, make: (csv: string, to: string) => Promise<void>): Promise<string> {
  const folder = join(root, String(count++))
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  writeFileSync(join(folder, 'p.plan'), LADDERS.replace('deals.csv', file))
  writeFileSync(join(data, 'reps.csv'), REPS)
  writeFileSync(join(data, 'deals.csv'), deals)
  if (file === 'deals.csv') return folder
  const made = join(folder, 'made')
  await make(join(data, 'deals.csv'), made)
  renameSync(made, join(data, file))
  rmSync(join(data, 'deals.csv'))
  return folder
}
const inParquet =
  (select = '*', types = TYPES) =>
  (csv: string, to: string) =>
    run(
      `COPY (SELECT ${select} FROM read_csv(${literal(csv)}, header = true, auto_detect = false, quote = '"', escape = '"', columns = {${types.replace(/(\w+) ([A-Z]+(?:\(\d+,\d+\))?)/g, "'$1': '$2'")}})) TO ${literal(to)} (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
    )
const words = (value: bigint): Uint32Array =>
  Uint32Array.from({ length: 4 }, (_, i) => Number((BigInt.asUintN(128, value) >> BigInt(32 * i)) & 0xffff_ffffn))
const decimals = (texts: readonly string[], scale: number) =>
  arrow.vectorFromArray(
    texts.map((text) => words(BigInt(text.replace('.', '')))),
    new arrow.Decimal(scale, 12, 128),
  )
/** The deals as an Arrow table of two batches: decimals, days of either kind, a dictionary. */
const inArrow = (form: 'file' | 'stream') => (_: string, to: string) => {
  const tableOf = (length: number) => {
    const rows = Array.from({ length }, (_, i) => deal(i)).map((line) => /^"(.*)",(.*)$/.exec(line) ?? [])
    const cells = rows.map(([, key = '', rest = '']) => [key.replaceAll('""', '"'), ...rest.split(',')])
    const column = (place: number): string[] => cells.map((row) => row[place] ?? '')
    return new arrow.Table({
      id: arrow.vectorFromArray(column(0), new arrow.Utf8()),
      owner: arrow.vectorFromArray(column(1), new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32(), 1)),
      closed_on: arrow.vectorFromArray(
        column(2).map((day) => new Date(day)),
        new arrow.DateDay(),
      ),
      kind: arrow.vectorFromArray(column(3), new arrow.Utf8()),
      amount: decimals(column(4), 2),
      margin: decimals(column(5), 1),
    })
  }
  const table = tableOf(3000)
  writeFileSync(to, arrow.tableToIPC(table.slice(0, 2000).concat(table.slice(2000)), form))
  return Promise.resolve()
}

const ran = (folder: string, ...more: string[]) => caboose(['run', 'p.plan', '--period', 'FY26', ...more], { cwd: folder })
const LEDGERS = ['credits.csv', 'earnings.csv', 'payments.csv']
function answer(folder: string, engine: string) {
  const { code, out, err } = ran(folder, '--engine', engine, '--out', engine)
  if (code !== 0) throw new Error(out + err)
  const record = JSON.parse(readFileSync(join(folder, engine, 'run.json'), 'utf8'))
  return [record.data, record.rows, record.lines, ...LEDGERS.map((name) => readFileSync(join(folder, engine, name), 'utf8'))]
}

describe('three thousand deals give the same ledgers and the same hash as from comma-separated values', () => {
  test.each([
    ['Parquet', 'deals.parquet', inParquet()],
    ['a Parquet file whose name is a pattern and a quote', "de*als'[1].parquet", inParquet()],
    [
      'Parquet with doubles, a moment at midnight and a list beside',
      'deals.parquet',
      inParquet('* REPLACE (amount::DOUBLE AS amount, margin::FLOAT AS margin, closed_on::TIMESTAMP AS closed_on), [1, 2] AS more'),
    ],
    ['an Arrow file', 'deals.arrow', inArrow('file')],
    ['an Arrow stream', 'deals.feather', inArrow('stream')],
  ])(
    '%s',
    async (_, file, make) => {
      const table = await company(file, DEALS, make)
      for (const engine of ['fast', 'reference']) expect(answer(table, engine)).toEqual(await plainly(engine))
      expect(readdirSync(join(table, 'data')).sort()).toEqual([file, 'reps.csv'].sort())
    },
    PATIENCE,
  )
})

/** What the commands that compare plans say and write on a company's data. */
function compared(folder: string, file: string): string[] {
  writeFileSync(join(folder, 'q.plan'), LADDERS.replace('deals.csv', file).replace('cap at 250% of worth', 'cap at 90% of worth'))
  writeFileSync(join(folder, 's.plan'), 'scenario s "S" on p\nlanguage 1\nuses "p.plan"\nchange ladder cap at 90% of worth\n')
  return [
    ['diff', 'p.plan', 'q.plan', '--data', 'data', '--names', 'diff.csv'],
    ['scenario', 's.plan', '--data', 'data', '--by', 'deal.kind', '--names', 'scenario.csv'],
    ['matrix', 'p.plan', '--data', 'data', '--format', 'csv'],
  ].map((args) => {
    const { code, out, err } = caboose(args, { cwd: folder })
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    return args[0] === 'matrix' ? out : `${out}\n${readFileSync(join(folder, `${args[0]}.csv`), 'utf8')}`
  })
}

test(
  'diff, scenario and matrix read tables as run does',
  async () => {
    const table = await company('deals.parquet', DEALS, inParquet())
    const plain = await company('deals.csv', DEALS, () => Promise.resolve())
    const found = compared(table, 'deals.parquet')
    expect(found).toEqual(compared(plain, 'deals.csv'))
    expect(found[0]).toMatch(/^p,pay,ann,ann,[\d.]+,[\d.]+,-[\d.]+,USD$/m)
  },
  PATIENCE,
)

/** The answer from comma-separated values, found once. */
const known = new Map<string, ReturnType<typeof answer>>()
async function plainly(engine: string) {
  const before = known.get(engine)
  if (before !== undefined) return before
  const made = answer(await company('deals.csv', DEALS, () => Promise.resolve()), engine)
  known.set(engine, made)
  return made
}

describe('what is wrong', { timeout: PATIENCE }, () => {
  const BAD = [
    HEADER,
    'D-1,ann,2026-02-03,new,1.10,0',
    'D-2,zoe,2026-02-03,new,2.00,0',
    'D-1,bob,2026-02-04,new,3.00,0',
    'D-4,bob,,new,4.00,0',
  ].join('\n')
  const messages = (folder: string, engine: string) => {
    const { code, out } = ran(folder, '--engine', engine, '--format', 'json')
    const found: { code: string; message: string; range: { start: { line: number; column: number } } }[] = JSON.parse(out).diagnostics
    return [code, ...found.map((one) => `${one.code} ${one.range.start.line} ${one.message}`)]
  }
  test.each(['fast', 'reference'])('is found in a table as in a file of lines, by row and column: %s', async (engine) => {
    const plain = await company('deals.csv', BAD, inParquet())
    const table = await company('deals.parquet', BAD, inParquet())
    expect(messages(table, engine)).toEqual(messages(plain, engine))
    const { code, err } = ran(table, '--engine', engine)
    expect(code).toBe(3)
    expect(err).toContain('--> deals.parquet, row 2, column owner')
    expect(err).toContain('--> deals.parquet, row 3, column id')
    expect(err).toContain('= deals.parquet, row 1, column id: the other row, row 1')
    expect(err).toContain('--> deals.parquet, row 4, column closed_on')
  })
  test('a double that is no amount of cents is refused', async () => {
    const folder = await company(
      'deals.parquet',
      BAD.split('\n').slice(0, 2).join('\n'),
      inParquet('* REPLACE (0.1::DOUBLE + 0.2::DOUBLE AS amount)'),
    )
    const { code, err } = ran(folder, '--engine', 'fast')
    expect([code, err]).toEqual([3, expect.stringContaining('0.30000000000000004')])
  })
  test.each(['deals.parquet', 'deals.arrow'])('a file that is none: %s', async (file) => {
    const folder = await company(file, DEALS, (csv, to) => Promise.resolve(cpSync(csv, to)))
    const { code, out, err } = ran(folder, '--engine', 'fast', '--out', 'out')
    expect([code, out]).toEqual([3, ''])
    expect(err).toMatch(new RegExp(`\\nerror: \`${file}\` cannot be read: it is no (?:Parquet|Arrow) file that can be read`))
    expect(readdirSync(folder)).not.toContain('out')
  })
  test('a package that is missing is named, with the command that installs it', async () => {
    const folder = await company('deals.parquet', DEALS, inParquet())
    const alone = join(root, 'alone.js')
    cpSync(join(import.meta.dirname, '../../dist/caboose.js'), alone)
    const { code, err } = caboose(['run', 'p.plan', '--period', 'FY26'], { cwd: folder, program: alone })
    expect(code).toBe(3)
    expect(err).toContain(
      'error: `deals.parquet` cannot be read: reading Parquet files needs the package @duckdb/node-api, which is not installed; install it with: npm install @duckdb/node-api\n',
    )
  })
})
