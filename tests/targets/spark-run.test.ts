/** `run --engine spark` as a user runs it, on all cores of this machine: the files of the reference evaluator, byte by byte. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { company, DEALS, MONEY, saidOf } from './engine-run.ts'

const { folder, run, runWith, ledger, close } = company('spark')
const [was, path] = [process.env.SPARK_PYTHON, process.env.PATH]
const restore = (): void => {
  if (was === undefined) delete process.env.SPARK_PYTHON
  else process.env.SPARK_PYTHON = was
  process.env.PATH = path
}
let missing: string | undefined
beforeAll(() => {
  const found = spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/spark.mjs'), '--find'], { encoding: 'utf8' })
  if (found.status === 0) process.env.SPARK_PYTHON = found.stdout.trim()
  else {
    missing = found.stderr.trim()
    console.info(`run --engine spark is not run: ${missing}`)
  }
})
afterAll(() => {
  restore()
  close()
})

test('the ledgers are those of the reference evaluator', { timeout: 900_000 }, () => {
  if (missing !== undefined) return
  const own = run('spark', 'own')
  expect([own.code, own.err]).toEqual([0, ''])
  expect(run('reference', 'reference').code).toBe(0)
  for (const name of ['credits.csv', 'earnings.csv', 'payments.csv'])
    expect([name, readFileSync(join(folder, 'own', name), 'utf8')]).toEqual([name, readFileSync(join(folder, 'reference', name), 'utf8')])
  expect(ledger('own', MONEY).lines.length).toBeGreaterThan(2)
  const [found, reference] = ['own', 'reference'].map(
    (out) => JSON.parse(readFileSync(join(folder, out, 'run.json'), 'utf8')) as { readonly engine: unknown },
  )
  expect(found).toEqual({ ...reference, engine: found?.engine })
  expect(readdirSync(folder).filter((name) => name.startsWith('.caboose'))).toEqual([])
})

describe('what is refused, before Spark is started', () => {
  test('bad data, at their place', () => {
    if (missing !== undefined) return
    const { code, err } = runWith('deals.csv', DEALS.replace('900', '900.001'), 'spark')
    expect(existsSync(join(folder, 'refused'))).toBe(false)
    expect([code, saidOf(err, ['CB810', 'deals.csv:3:54'])]).toEqual([3, ['CB810', 'deals.csv:3:54']])
  })
  test('a cluster for another engine', () => {
    const { code, err } = run('duckdb', 'none', '--master', 'local[1]')
    expect([code, err.includes('--master goes with --engine spark')]).toEqual([2, true])
  })
  test('a machine without pyspark, with how to install it', () => {
    process.env.SPARK_PYTHON = join(folder, 'no-python')
    process.env.PATH = folder
    const { code, err } = run('spark', 'none')
    restore()
    expect([code, err.includes('pip install pyspark')]).toEqual([3, true])
  })
})
