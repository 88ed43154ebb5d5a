/** What `compile` writes, run as its readers run it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { compileTo, TARGETS, targetNamed } from '../../compiler/emit/targets.ts'
import { Program } from '../../compiler/relational/program/ir.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { compiled, files, ran } from '../plans/adventure-works.ts'
import { openDuckdb } from './engines/duckdb.ts'
import { isThere } from './engines/engine.ts'
import { load } from './engines/javascript.ts'
import { pythonVersion } from './engines/python.ts'

const STAMP = { plan: 'sha256:0123', version: '9.9.9' }
const PERIOD = 'FY20-Q2'
const plan = compiled('graduated.plan')
const { core } = plan
if (core === undefined) throw new Error('graduated.plan')
const folder = mkdtempSync(join(tmpdir(), 'caboose-compile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const filesFor = (name: string): ReadonlyMap<string, string> => {
  const target = targetNamed(name)
  if (target === undefined) throw new Error(name)
  const made = compileTo(
    core,
    target,
    { period: PERIOD, amounts: name === 'sqlite' ? '1000000' : '10000000' },
    { ...STAMP, sources: plan.sources },
  )
  if (made.kind !== 'files') throw new Error(JSON.stringify(made))
  return made.files
}

describe.for(TARGETS.map(({ name }) => name))('%s', (name) => {
  test('is written the same again, and says what it was made from', () => {
    const made = filesFor(name)
    expect(filesFor(name)).toEqual(made)
    expect([...made.keys()].every((file) => file.startsWith('graduated_commission.'))).toBe(true)
    if (name === 'json') return
    for (const text of made.values()) {
      expect(text).toContain('Made by caboose 9.9.9 from the plan sha256:0123, relational program version 1.')
      expect(text).toContain(targetNamed(name)?.tested === true ? ': tested.' : ': untested.')
    }
  })
})

test('the JSON is the program that its schema describes', () =>
  expect(() => Program.parse(JSON.parse(filesFor('json').get('graduated_commission.relational.json') ?? ''))).not.toThrow())

test('the file of Python reads the data as they are and writes the ledgers of `caboose run`', () => {
  if (pythonVersion() === undefined) return console.info('Python is not run: python3 is not on the path')
  writeFileSync(join(folder, 'plan.py'), filesFor('python').get('graduated_commission.py') ?? '')
  const data = join(import.meta.dirname, '../../plans/adventure-works/data')
  const made = spawnSync('python3', ['plan.py', data], { cwd: folder, encoding: 'utf8' })
  expect(made.stderr).toBe('')
  const { outcome } = ran(plan, PERIOD)
  if (outcome === undefined) throw new Error('no answer')
  const { credits, earnings, payments } = outcome
  expect(readFileSync(join(folder, 'earnings.csv'), 'utf8')).toBe(earningsCsv(earnings, core))
  expect(readFileSync(join(folder, 'credits.csv'), 'utf8')).toBe(creditsCsv(credits))
  expect(readFileSync(join(folder, 'payments.csv'), 'utf8')).toBe(paymentsCsv(payments))
})

test('the file of Python names the file, the line and the cell that it cannot read', () => {
  if (pythonVersion() === undefined) return
  const data = mkdtempSync(join(folder, 'data-'))
  const broken = files((file, text) => (file === 'reseller_sales.csv' ? text.replace(/\n([^\n]*),([\d.]+)\n/, '\n$1,12x\n') : text))
  for (const { file } of core.records) writeFileSync(join(data, file), broken(file) ?? '')
  const made = spawnSync('python3', ['plan.py', data], { cwd: folder, encoding: 'utf8' })
  expect(made.status).toBe(1)
  expect(made.stderr).toMatch(/^refused: reseller_sales\.csv, line 2, \w+: '12x': it is no number that is written this way/)
})

test('the file of Python refuses a row of somebody who is not there, whom nobody would be paid for', () => {
  if (pythonVersion() === undefined) return
  const data = mkdtempSync(join(folder, 'data-'))
  const broken = files((file, text) => (file === 'reseller_sales.csv' ? text.replace(/\n((?:[^,\n]*,){4})[^,\n]*/, '\n$1nobody') : text))
  for (const { file } of core.records) writeFileSync(join(data, file), broken(file) ?? '')
  const made = spawnSync('python3', ['plan.py', data], { cwd: folder, encoding: 'utf8' })
  expect([made.status, made.stderr]).toEqual([1, "refused: line, row 1, owner: no row of rep has the id 'nobody'\n"])
})

describe('the module of JavaScript', () => {
  const day = (text: string): number => parseDay(text) ?? Number.NaN
  const tables = {
    rep_file: [{ id: 'ann', hired_on: day('2015-01-01'), commission_pct: 10_000 }],
    quota_row_file: [{ rep: 'ann', quarter_start: day('2019-10-01'), sales_quota: 10_000_000 }],
    line_file: [
      { order_number: 'SO1', product_key: 'A', owner: 'ann', sold_on: day('2019-10-05'), its_amount: 9_000_000 },
      { order_number: 'SO2', product_key: 'A', owner: 'ann', sold_on: day('2019-11-05'), its_amount: 6_000_000 },
    ],
  }
  // the plan's own example: 1% of $80,000 at half, of $20,000 whole, of $50,000 twice
  test('pays what the plan says', async () => {
    const { run } = await load(filesFor('js').get('graduated_commission.mjs') ?? '')
    expect((run(tables).earnings ?? []).map((line) => [line.row_key, line.row_key_2, Number(line.amount)])).toEqual([
      ['SO1', 'A', 50_000],
      ['SO2', 'A', 110_000],
    ])
  })
  test('traces a line to the rows that made it, step by step, with lines of the plan', async () => {
    const { run, trace } = await load(filesFor('js').get('graduated_commission.mjs') ?? '')
    const [line] = run(tables).earnings ?? []
    const traced = trace(line ?? {})
    expect(traced[0]).toMatchObject({ step: 'rep_file', line: null })
    expect(traced.find(({ step }) => step === 'line_file')?.rows).toContainEqual(tables.line_file[0])
    expect(traced.at(-1)).toMatchObject({ step: 'earnings' })
    expect(traced.some(({ line: number }) => number !== null)).toBe(true)
  })
  test('refuses what it was not made for, by record, row and column', async () => {
    const { run, check } = await load(filesFor('js').get('graduated_commission.mjs') ?? '')
    const wrong = { ...tables, line_file: [{ ...tables.line_file[0], its_amount: 10n ** 15n }, tables.line_file[0]] }
    expect(check(wrong).map(({ record, row, column }) => `${record} ${row} ${column}`)).toEqual([
      'line 1 its_amount',
      'line 2 order_number',
    ])
    expect(() => run(wrong)).toThrow('line, row 1, its_amount: 1000000000000000 is not from -1000000000 to 1000000000')
    const nobodys = { ...tables, line_file: [{ ...tables.line_file[0], owner: 'nobody' }] }
    expect(check(nobodys)).toEqual([{ record: 'line', row: 1, column: 'owner', says: 'no row of rep_file has the id nobody' }])
  })
})

const PLANS = join(import.meta.dirname, '../../plans')
const TOO_WIDE = [
  ['sqlite', 'adventure-works/graduated.plan', 18, '22 digits, and SQLite holds 18 at most'],
  ['duckdb', 'adventure-works/territory.plan', 47, '41 digits, and DuckDB holds 38 at most'],
  ['sqlite', 'adventure-works/territory.plan', 47, '41 digits, and SQLite holds 18 at most'],
  ['spark', 'published/bit1024-prorated.plan', 21, '34 digits, and Spark holds 32 at most where it divides'],
] as const

test.for(TOO_WIDE)('%s: numbers of %s are too wide, which is said on its line with the bound that fits', ([name, path, line, digits]) => {
  const file = join(PLANS, path)
  const { core: wide } = compile(file, (one) => readFileSync(one, 'utf8'))
  const target = targetNamed(name)
  if (wide === undefined || target === undefined) throw new Error(path)
  const to = (amounts: string | undefined) => compileTo(wide, target, { period: undefined, amounts }, STAMP)
  const made = to(undefined)
  expect(made).toMatchObject({ kind: 'refused', diagnostics: [{ code: 'CB702', span: { file, start: { line } } }] })
  const [found] = made.kind === 'refused' ? made.diagnostics : []
  expect(found?.message).toContain(digits)
  const [, amounts] = /`--amounts (\d+)`/.exec(found?.help ?? '') ?? []
  if (amounts === undefined) {
    expect(found?.help).toMatch(/^no bound of amounts makes them fit/)
    expect(to('1').kind).toBe('refused')
  } else expect([to(amounts).kind, to(`${amounts}0`).kind]).toEqual(['files', 'refused'])
})

test('the script in the docs is as it is made', async () => {
  await expect(filesFor('duckdb').get('graduated_commission.sql')).toMatchFileSnapshot(
    join(import.meta.dirname, '../../docs/targets/graduated_commission.sql'),
  )
})

test('so is that of the account executive', async () => {
  const company = join(import.meta.dirname, '../../plans/northwind-cloud')
  const { core: executive, sources } = compile('account-executive.plan', (path) => readFileSync(join(company, path), 'utf8'))
  const target = targetNamed('duckdb')
  if (executive === undefined || target === undefined) throw new Error('account-executive.plan')
  const made = compileTo(executive, target, { period: 'FY26', amounts: '5000000' }, { ...STAMP, sources })
  const text = made.kind === 'files' ? (made.files.get('account_executive.sql') ?? '') : ''
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/targets/account_executive.sql'))
  // it can be followed: in each chapter no two steps bear the same words, and there are not too many of them
  const chapters = text
    .split(/^-- =+\n-- .*\n-- =+\n/m)
    .map((chapter) => [...chapter.matchAll(/^-- \d+\. (.*)$/gm)].map(([, says]) => says))
  for (const says of chapters) expect(says.filter((one, at) => says.indexOf(one) !== at)).toEqual([])
  expect(chapters.flat().length).toBeLessThanOrEqual(300)
  expect(text.split('\n').length).toBeLessThanOrEqual(5000)
  // on the data of the docs both of its checks find nothing
  const engine = await openDuckdb()
  const ran = [readFileSync(join(import.meta.dirname, '../../docs/targets/northwind-data.sql'), 'utf8'), text]
  const check = (name: string): string => (made.kind === 'files' ? (made.files.get(`account_executive.check-${name}.sql`) ?? '') : '')
  if (!isThere(engine)) throw new Error('DuckDB')
  for (const sql of ran) for (const statement of sql.split(/;\n/).filter((one) => /\S/.test(one))) await engine.query?.(statement)
  expect([await engine.query?.(check('data')), await engine.query?.(check('results'))]).toEqual([[], []])
  await engine.close()
  // each line of the plan that acts is listed with a step that names it
  const listed = [...text.matchAll(/^-- {3}line +(\d+) {2}(.*?) {2,}(\d+)/gm)].map(([, line, words, step]) => [line, words, step])
  expect(listed).toContainEqual(['37', 'only when gross_margin >= 20% otherwise keeps 50%', expect.any(String)])
  for (const [line, , step] of listed) {
    const [, comment = ''] = new RegExp(`^(-- ${step}\\. (?:.*\\n-- )*.*)$`, 'm').exec(text) ?? []
    expect(comment).toContain(`, line ${line})`)
  }
})
