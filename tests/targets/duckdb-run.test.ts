/** `run --engine duckdb` as a user runs it: the same ledger of earnings as the reference evaluator, and refusals with their place. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, test } from 'vitest'
import { caboose } from '../cli/built.ts'
import { company, MONEY, NOT_COMPILED, PLAN, REFUSED, saidOf } from './engine-run.ts'

const { folder, run, runWith, ledger, close } = company('duckdb')
afterAll(close)

describe('DuckDB reads the files by itself', () => {
  test('and writes what the reference evaluator writes, in its order', () => {
    const own = run('duckdb', 'own')
    expect([own.code, own.err]).toEqual([0, ''])
    expect(run('reference', 'reference').code).toBe(0)
    const found = ledger('own', MONEY)
    expect(found.lines).toEqual(ledger('reference', MONEY).lines)
    expect(found.lines.length).toBeGreaterThan(2)
  })

  test('also from Parquet, with types of their own', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run(`COPY (SELECT id, owner, CAST(won_on AS DATE) AS won_on, kind, CAST(CASE id WHEN 'D-1' THEN '1234.5' WHEN 'D "4"' THEN '12' ELSE amount END AS DECIMAL(12, 2)) AS amount
      FROM read_csv('${join(folder, 'deals.csv')}', all_varchar = true, header = true)) TO '${join(folder, 'deals.parquet')}' (FORMAT parquet)`)
    connection.closeSync()
    const own = runWith('sales.plan', PLAN.replace('deals.csv', 'deals.parquet'), 'duckdb')
    expect([own.code, own.err]).toEqual([0, ''])
    expect(ledger('refused').lines).toEqual(ledger('own').lines)
  })
})

describe('what cannot be paid from is refused, and nothing is written', () => {
  test.for(REFUSED)('%s', ([, file, text, says]) => {
    const { code, err } = runWith(file, text, 'duckdb')
    expect({ code, said: saidOf(err, says), err }).toMatchObject({ code: 3, said: says })
  })
  test('a clause that is not compiled, on its line', () => {
    const { code, err } = runWith('sales.plan', NOT_COMPILED.plan, 'duckdb')
    expect([code, saidOf(err, NOT_COMPILED.says)]).toEqual([1, NOT_COMPILED.says])
  })
})

describe('memory and disk are what the command line says', () => {
  const asked = (...more: string[]) =>
    caboose(['run', join(folder, 'sales.plan'), '--period', 'FY26', '--engine', 'duckdb', '--out', join(folder, 'room'), ...more])
  test('and nothing stays beside the ledgers', () => {
    const { code, err } = asked('--memory', '200MB', '--temp', folder)
    expect([code, code === 0 ? '' : err]).toEqual([0, ''])
    expect(readdirSync(folder).filter((name) => name.startsWith('.caboose'))).toEqual([])
  })
  test('and too little of it is said in words, with nothing written', () => {
    const { code, err } = asked('--memory', '1MB')
    expect([code, err]).toEqual([3, expect.stringContaining('DuckDB needs more memory than this run gives it')])
  })
  test.for([
    [['--memory', 'lots'], '--memory lots is no size; write it like --memory 8GB'],
    [['--memory', '0GB'], '--memory 0GB is no size; write it like --memory 8GB'],
    [['--temp', '/no/such/folder'], '--temp /no/such/folder: there is no such folder'],
    [['--engine', 'reference', '--memory', '1GB'], '--memory goes with --engine duckdb or spark'],
    [['--engine', 'fast', '--temp', '.'], '--temp goes with --engine duckdb or spark'],
  ] as const)('%s', ([more, says]) => {
    const { code, err } = asked(...more)
    expect([code, err.includes(says), err]).toEqual([2, true, err])
  })
})
