/** `run --engine duckdb` as a user runs it: the same ledger of earnings as the reference evaluator, and refusals with their place. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../runtime/data/csv.ts'
import { caboose } from '../cli/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-duckdb-run-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PLAN = `plan sales "Sales'; DROP TABLE x -- {{ y }}"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  pct percent from "the 'rate'"  hired_on date as "DD.MM.YYYY" }
record deal from "deals.csv" { id text key  owner rep  won_on date incentive  kind text  amount money }
credit deal { 100% to deal.owner }
metric sold "Sold" { supports grow  sum of deal.amount where deal.kind <> "in 'house'"  accumulates over year }
pay commission "Commission" on sold { flat rep.pct }
`
const REPS = `id,the 'rate',hired_on
"=1+1",5%,01.02.2020
"'; DROP TABLE rep; --",7.25,31.12.2025
"a, ""b""",.5,29.02.2024
é😀,12.0000%,01.01.2026
`
const DEALS = `id,owner,won_on,kind,amount
D-1,"=1+1",2026-01-05,new,"$1,234.50"
"+2","'; DROP TABLE rep; --",2026-02-28,"in 'house'",900
D-3,"a, ""b""",2026-03-31,"line
end",-0.50
"D ""4""",é😀,2026-04-01,{{ z }},USD 12

D-5,é😀,2026-12-31,back\\slash,.5
`
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const runOn = (engine: string, out: string) =>
  caboose(['run', join(folder, 'sales.plan'), '--data', folder, '--period', 'FY26', '--engine', engine, '--out', join(folder, out)])

/** The cells of some columns of a ledger, line by line. */
function ledger(out: string, columns?: readonly string[]): { columns: readonly string[]; lines: string[][] } {
  const [head, ...rows] = readCsv('', readFileSync(join(folder, out, 'earnings.csv'), 'utf8')).rows
  const names = columns ?? head?.cells ?? []
  return { columns: names, lines: rows.map(({ cells }) => names.map((name) => cells[head?.cells.indexOf(name) ?? -1] ?? '')) }
}

beforeAll(() => {
  put('sales.plan', PLAN)
  put('reps.csv', REPS)
  put('deals.csv', DEALS)
})

describe('DuckDB reads the files by itself', () => {
  test('and writes what the reference evaluator writes, in its order', () => {
    const own = runOn('duckdb', 'own')
    expect([own.code, own.err]).toEqual([0, ''])
    expect(runOn('reference', 'reference').code).toBe(0)
    const money = ['component', 'payee', 'for_period', 'record', 'row_key', 'item', 'kind', 'amount', 'currency', 'posted_in']
    const found = ledger('own', money)
    expect(found.lines).toEqual(ledger('reference', money).lines)
    expect(found.lines.length).toBeGreaterThan(2)
  })

  test('also from Parquet, with types of their own', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run(`COPY (SELECT id, owner, CAST(won_on AS DATE) AS won_on, kind, CAST(CASE id WHEN 'D-1' THEN '1234.5' WHEN 'D "4"' THEN '12' ELSE amount END AS DECIMAL(12, 2)) AS amount
      FROM read_csv('${join(folder, 'deals.csv')}', all_varchar = true, header = true)) TO '${join(folder, 'deals.parquet')}' (FORMAT parquet)`)
    connection.closeSync()
    put('sales.plan', PLAN.replace('deals.csv', 'deals.parquet'))
    const own = runOn('duckdb', 'parquet')
    put('sales.plan', PLAN)
    expect([own.code, own.err]).toEqual([0, ''])
    expect(ledger('parquet').lines).toEqual(ledger('own').lines)
  })
})

describe('what cannot be paid from is refused, and nothing is written', () => {
  test.for([
    [
      'an amount that is none',
      'deals.csv',
      DEALS.replace('900', '9oo'),
      'deals.csv, column amount: `9oo` is not a number of at most 2 decimals, in the row +2',
    ],
    ['a part of a cent', 'deals.csv', DEALS.replace('900', '900.001'), '`900.001` is not a number of at most 2 decimals'],
    [
      'a date that does not exist',
      'reps.csv',
      REPS.replace('29.02.2024', '29.02.2023'),
      'column hired_on: `29.02.2023` is not a date like DD.MM.YYYY',
    ],
    ['a missing value', 'deals.csv', DEALS.replace('2026-04-01', ''), 'deal, row D "4", won_on: there is no value'],
    [
      'a key that is there twice',
      'reps.csv',
      REPS.replace('é😀,12.0000%', '=1+1,12.0000%'),
      'rep, row =1+1, id: `2` is rows with the same key',
    ],
    ['a column that is not there', 'deals.csv', DEALS.replace('amount', 'sum'), '`deals.csv` has no column `amount`'],
    ['a row with a cell too many', 'deals.csv', DEALS.replace('900', '900,1'), 'CSV'],
  ] as const)('%s', ([, file, text, says]) => {
    const before = readFileSync(join(folder, file), 'utf8')
    put(file, text)
    const { code, err } = runOn('duckdb', 'refused')
    put(file, before)
    expect({ code, said: err.includes(says) ? says : err }).toEqual({ code: 3, said: says })
    expect(() => readFileSync(join(folder, 'refused/earnings.csv'))).toThrow('ENOENT')
  })
  test('a clause that is not compiled, on its line', () => {
    put('sales.plan', PLAN.replace('{ flat rep.pct }', '{\n  flat rep.pct\n  pay 20% to deal.owner\n}'))
    const { code, err } = runOn('duckdb', 'refused')
    put('sales.plan', PLAN)
    expect({
      code,
      place: err.includes('commission that is paid on is not compiled into other systems') && err.includes('sales.plan:17') ? 'there' : err,
    }).toEqual({ code: 1, place: 'there' })
  })
})
