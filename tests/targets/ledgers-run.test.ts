/** `run --engine duckdb` writes the files of the reference evaluator, byte by byte. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { caboose } from '../cli/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-ledgers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const plans = join(import.meta.dirname, '../../plans')
const LEDGERS = ['credits.csv', 'earnings.csv', 'payments.csv']

interface Record {
  readonly data: string
  readonly rows: unknown
  readonly lines: unknown
  readonly core: string
}
const ran = (plan: string, period: string, engine: string): string => {
  const out = join(folder, `${plan.replaceAll('/', '-')}-${engine}`)
  const { code, err } = caboose(['run', join(plans, plan), '--period', period, '--engine', engine, '--out', out])
  expect([engine, code, code === 0 ? '' : err]).toEqual([engine, 0, ''])
  return out
}

test.for([
  ['adventure-works/graduated.plan', 'FY20-Q2'],
  ['adventure-works/territory.plan', 'FY20-Q1'],
  ['northwind-cloud/account-manager.plan', 'FY26'],
  ['northwind-cloud/sales-manager.plan', 'FY26'],
  ['marlow-home/store-team.plan', 'FY26'],
] as const)('%s in %s', { timeout: 300_000 }, ([plan, period]) => {
  const [own, reference] = [ran(plan, period, 'duckdb'), ran(plan, period, 'reference')]
  expect(readdirSync(own).sort()).toEqual([...LEDGERS, 'run.json'])
  for (const name of LEDGERS) expect(readFileSync(join(own, name)).equals(readFileSync(join(reference, name))), name).toBe(true)
  const [left, right] = [own, reference].map((one) => JSON.parse(readFileSync(join(one, 'run.json'), 'utf8')) as Record)
  expect([left?.core, left?.data, left?.rows, left?.lines]).toEqual([right?.core, right?.data, right?.rows, right?.lines])
})
